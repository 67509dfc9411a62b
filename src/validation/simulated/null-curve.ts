import type { SeededRandom } from '../../reference-models/random/index.js';
import { logUniform, uniform } from './draw.js';
import { disturbed } from './noise.js';
import { evaluationsOf } from './steps.js';
import { type CurveSettings, lastStep } from './timing-curve.js';

/** Ways to go without a transition. */
export const NULL_FAMILIES = ['constant', 'linear', 'power-law', 'exponential', 'random-walk'] as const;

export type NullFamily = (typeof NULL_FAMILIES)[number];

/** A curve of levels 0..1 that has no transition, on the steps and in the noise of `timingCurve`. */
export function nullCurve(
  random: SeededRandom,
  family: NullFamily,
  settings: CurveSettings,
): { readonly steps: Float64Array; readonly values: Float64Array } {
  const steps = evaluationsOf(settings.spacing, settings.count, lastStep);
  return { steps, values: disturbed(random, curveOf(random, family, steps), settings) };
}

function curveOf(random: SeededRandom, family: NullFamily, steps: Float64Array): Float64Array {
  const [first, last] = [steps[0] as number, steps.at(-1) as number];
  const level = uniform(random, 0.01, 1);
  const from = uniform(random, 0.01, 0.5);
  const to = uniform(random, 0.5, 1);
  switch (family) {
    case 'constant':
      return steps.map(() => level);
    case 'linear':
      return steps.map((step) => from + ((to - from) * Math.log(step / first)) / Math.log(last / first));
    case 'power-law': {
      const power = logUniform(random, 0.1, 1);
      return steps.map((step) => to - (to - from) * (step / first) ** -power);
    }
    case 'exponential': {
      const scale = logUniform(random, steps[Math.round(steps.length / 10)] as number, last);
      return steps.map((step) => to - (to - from) * Math.exp(-step / scale));
    }
    case 'random-walk':
      return walk(random, steps.length);
  }
}

/** A random walk with reflection at 0 and 1. */
function walk(random: SeededRandom, count: number): Float64Array {
  const pace = logUniform(random, 0.005, 0.03);
  let level = uniform(random, 0.1, 0.9);
  return Float64Array.from({ length: count }, () => {
    level = Math.abs(level + pace * random.normal());
    if (level > 1) level = 2 - level;
    return level;
  });
}
