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
  const ends: Ends = {
    level: uniform(random, 0.01, 1),
    from: uniform(random, 0.01, 0.5),
    to: uniform(random, 0.5, 1),
  };
  return { steps, values: disturbed(random, curves[family](random, steps, ends), settings) };
}

/** The level of a curve that does not move, and the ends of one that does. */
interface Ends {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

type Draw = (random: SeededRandom, steps: Float64Array, ends: Ends) => Float64Array;

const curves: Readonly<Record<NullFamily, Draw>> = {
  constant: (_, steps, { level }) => steps.map(() => level),
  linear: (_, steps, { from, to }) => {
    const [first, last] = [steps[0] as number, steps.at(-1) as number];
    return steps.map((step) => from + ((to - from) * Math.log(step / first)) / Math.log(last / first));
  },
  'power-law': (random, steps, { from, to }) => {
    const power = logUniform(random, 0.1, 1);
    return steps.map((step) => to - (to - from) * (step / (steps[0] as number)) ** -power);
  },
  exponential: (random, steps, { from, to }) => {
    const tenth = steps[Math.round(steps.length / 10)] as number;
    const scale = logUniform(random, tenth, steps.at(-1) as number);
    return steps.map((step) => to - (to - from) * Math.exp(-step / scale));
  },
  'random-walk': walk,
};

/** A random walk with reflection at 0 and 1. */
function walk(random: SeededRandom, steps: Float64Array): Float64Array {
  const pace = logUniform(random, 0.005, 0.03);
  let level = uniform(random, 0.1, 0.9);
  return steps.map(() => {
    level = Math.abs(level + pace * random.normal());
    if (level > 1) level = 2 - level;
    return level;
  });
}
