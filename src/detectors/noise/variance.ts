import { clippedVariance } from './clipping.js';

/** Parts of the move between which a point belongs to the ramp, not to a plateau. */
const [RAMP_FROM, RAMP_TO] = [0.1, 0.9];
/** Points whose worth the variance of the whole series counts for in that of a part. */
const PRIOR_POINTS = 8;
/** What the ramp may add to the variance of the plateaus, in units of the variance that is seen in it. */
const EXTRA = [0, 0.5, 1, 2];
/** How fast the weight of `EXTRA` falls beforehand. */
const DECAY = 4;

/** One way in which the noise may change along a transition. */
export interface NoiseProfile {
  /** 1 / standard deviation at each point, relative to that of the whole series. */
  readonly precision: Float64Array;
  /** ln of its weight beforehand, up to a constant. */
  readonly logPrior: number;
}

/**
 * Ways in which the noise may change along a transition: each plateau has its own variance, and the ramp has that of
 * the noisier one before it was clipped, and up to a few times what is seen in the ramp more. Accuracies are quiet near
 * 0 and 1, where they are clipped or have no errors to make, and a curve that is not quite a logistic departs from it in
 * the ramp: with one variance for all, long quiet plateaus would make the ramp look surer than it is.
 *
 * @param values in order
 * @param innovations what is new in the residual of each
 * @param done part of the move that is done at each, 0 to 1
 * @param floor smallest deviation that counts as noise
 * @param least variance that each value has at least, in the unit of the innovations; default: none is known
 */
export function noiseProfiles(
  values: Float64Array,
  innovations: Float64Array,
  done: Float64Array,
  floor: number,
  least?: Float64Array,
): NoiseProfile[] {
  const all = done.map((_, i) => i);
  const whole = Math.max(meanSquare(innovations, all, 0, 0), floor * floor);
  const part = (holds: (share: number) => boolean): { variance: number; points: Float64Array } => {
    const points = all.filter((i) => holds(done[i] as number));
    return {
      variance: Math.max(meanSquare(innovations, points, whole, PRIOR_POINTS), floor * floor),
      points,
    };
  };
  const before = part((share) => share < RAMP_FROM);
  const after = part((share) => share > RAMP_TO);
  const ramp = part((share) => share >= RAMP_FROM && share <= RAMP_TO);
  const unclipped = Math.max(
    ...[before, after].map(({ variance, points }) => variance / clippedVariance(values, points)),
  );
  return EXTRA.map((extra) => ({
    logPrior: -DECAY * extra,
    precision: done.map((share, i) => {
      const plateau = before.variance + share * (after.variance - before.variance);
      const more = Math.max(unclipped - plateau, 0) + extra * ramp.variance;
      const variance = plateau + more * 4 * share * (1 - share);
      return Math.sqrt(whole / Math.max(variance, least?.[i] ?? 0));
    }),
  }));
}

/** Mean square of the values at some points, and of `priorPoints` more with the mean square `prior`. */
function meanSquare(values: Float64Array, points: Float64Array, prior: number, priorPoints: number): number {
  const sum = points.reduce((total, i) => total + (values[i] as number) ** 2, prior * priorPoints);
  return sum / Math.max(points.length + priorPoints, 1);
}
