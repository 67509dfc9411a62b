import type { SeededRandom } from '../../reference-models/random/index.js';
import { uniform } from './draw.js';
import { disturbed, type Disturbance } from './noise.js';
import { evaluationsOf, type Spacing } from './steps.js';

export interface CurveSettings extends Disturbance {
  readonly count: number;
  readonly spacing: Spacing;
}

export interface TimingSettings extends CurveSettings {
  /** Scale of the logistic in ln(step). */
  readonly width: number;
}

/** A curve with a transition, and the step at which it is half done. */
export interface TimingCurve {
  readonly steps: Float64Array;
  readonly values: Float64Array;
  readonly t50: number;
}

export const lastStep = 1e5;

/** A tenth of the evaluations lies beyond this many widths of t50, on either side: both plateaus are sampled. */
const reach = 3;
const plateauShare = 0.1;

/** A rise from .01–.10 to .9–1, logistic in ln(step) (detection note §3), at a step drawn log-uniformly. */
export function timingCurve(random: SeededRandom, settings: TimingSettings): TimingCurve {
  const { count, spacing, width } = settings;
  const steps = evaluationsOf(spacing, count, lastStep);
  const edge = Math.round(plateauShare * count);
  const earliest = Math.log(steps[edge] as number) + reach * width;
  const latest = Math.log(steps[count - 1 - edge] as number) - reach * width;
  const t50 = Math.exp(uniform(random, earliest, latest));
  const low = uniform(random, 0.01, 0.1);
  const high = uniform(random, 0.9, 1);
  const curve = steps.map((step) => low + (high - low) / (1 + (step / t50) ** (-1 / width)));
  return { steps, values: disturbed(random, curve, settings), t50 };
}
