import { median, medianFilter } from '../numerics/index.js';
import { MAD_TO_SD } from '../numerics/order-statistics.js';
import type { Score } from '../score.js';
import { filterWidth } from '../shape/filter-width.js';

/** The beginning of a rise, continued to its middle and to its end. */
export interface RiseTail {
  /** Share of the way to the top that is done at the end of the log. */
  readonly done: number;
  /** Time at which a share of the way is done, on the axis that was given. */
  readonly at: (share: number) => number;
}

/** The score that the rise is taken to lead to. */
const top = 0.98;
/** A rise that is told from noise, and from what memorising still does to test: it has done a tenth of its way… */
const leastDone = 0.1;
/** …and lies this many standard deviations of the plateau over it. The fit is from half of that on. */
const leastDeviations = 10;
const fewest = 4;
/** Shares beyond these weigh little and bend the line. */
const most = 0.95;

/**
 * Fits a logistic through the rise as far as it is seen, given the score at which it will end: a straight line through
 * ln(p / (1 - p)), p the share done, weighted by what noise does to it. On the decay clock the first departure from the kernel
 * solution is exponential, so the clock is the axis of choice; ln(step) serves where there is no clock.
 *
 * @param test score of the test curve
 * @param time the time axis, one value per evaluation, ascending
 * @param memorised step of the fit
 * @returns undefined where nothing rises above the noise of the plateau
 */
export function riseTail(test: Score, time: Float64Array, memorised: number): RiseTail | undefined {
  const first = test.steps.findIndex((step) => step >= memorised);
  if (first < 0) return undefined;
  const x = time.subarray(first);
  const scores = medianFilter(test.scores, filterWidth(test.scores.length)).subarray(first);
  if (scores.length < 3 * fewest) return undefined;
  const early = scores.subarray(0, Math.ceil(scores.length / 3));
  const plateau = median(early);
  const noise = MAD_TO_SD * median(early.map((score) => Math.abs(score - plateau)));
  const shares = scores.map((score) => (score - plateau) / (top - plateau));
  const least = Math.max(leastDone, (leastDeviations * noise) / (top - plateau));
  const done = median(shares.subarray(-Math.min(3, shares.length)));
  if (!(done >= least) || plateau >= top) return undefined;
  const start = shares.findLastIndex((share) => share < least / 2) + 1;
  const line = weightedLine(x.subarray(start), shares.subarray(start));
  if (!line || !(line.slope > 0)) return undefined;
  return { done, at: (share) => (logit(share) - line.intercept) / line.slope };
}

function weightedLine(
  x: Float64Array,
  shares: Float64Array,
): { readonly slope: number; readonly intercept: number } | undefined {
  let [count, total, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0, 0];
  for (const [i, share] of shares.entries()) {
    if (share > most) continue;
    const weight = (share * (1 - share)) ** 2;
    const [time, value] = [x[i] as number, logit(share)];
    count += 1;
    total += weight;
    sumX += weight * time;
    sumY += weight * value;
    sumXX += weight * time * time;
    sumXY += weight * time * value;
  }
  const determinant = total * sumXX - sumX * sumX;
  if (count < fewest || !(determinant > 0)) return undefined;
  const slope = (total * sumXY - sumX * sumY) / determinant;
  return { slope, intercept: (sumY - slope * sumX) / total };
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}
