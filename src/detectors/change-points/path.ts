import { FLOOR } from '../noise/response.js';
import { differenceDeviation } from '../numerics/order-statistics.js';
import { centre } from './centre.js';
import { type SegmentOptions, checkedOptions } from './segment-options.js';
import { type Problem, type Segmentation, optimalSegmentation, undivided } from './segmentation.js';

export interface PathOptions extends Pick<SegmentOptions, 'cost' | 'minLength'> {
  /** Least and largest price of a change. Default: from ln(n) times the variance of white noise, to that of no change. */
  readonly range?: readonly [number, number];
}

/**
 * All segmentations that are optimal for some penalty in a range, from few changes to many (CROPS: Haynes, Eckley &
 * Fearnhead 2017): about one exact solution for each. The `penalty` of each is the least for which it is optimal; it
 * stays so up to the penalty of the one before it.
 *
 * @param values finite
 * @throws {RangeError} as `segment`, and where the range does not ascend from at least 0
 * @example
 * segmentationPath([0, 0, 4, 4, 5, 5], { range: [0.1, 100] }).map(({ changes, penalty }) => ({ changes, penalty }));
 * // => [{ changes: [], penalty: 27 }, { changes: [2], penalty: 1 }, { changes: [2, 4], penalty: 0.1 }]
 */
export function segmentationPath(values: ArrayLike<number>, options: PathOptions = {}): Segmentation[] {
  const { cost, minLength } = checkedOptions(options);
  const { values: distances, mean, squares } = centre(values);
  if (values.length === 0) return [];
  const { range: [from, to] = [Math.min(leastPenalty(distances), squares), squares] } = options;
  if (!(from >= 0 && to >= from)) {
    throw new RangeError(`The range must ascend from at least 0: ${from}, ${to}.`);
  }
  const problem = { values: distances, cost, minLength };
  const few = to >= squares ? undivided(problem) : optimalSegmentation(problem, to);
  const many = optimalSegmentation(problem, from);
  const path = [...pathFrom(problem, few, many), many];
  return path.map((one) => ({ ...one, means: one.means.map((level) => level + mean) }));
}

/** The path from `few` changes up to, and without, `many`. */
function pathFrom(problem: Problem, few: Segmentation, many: Segmentation): Segmentation[] {
  if (few.changes.length === many.changes.length) return [];
  const found = between(problem, few, many);
  return found
    ? [...pathFrom(problem, few, found), ...pathFrom(problem, found, many)]
    : [{ ...few, penalty: exchange(few, many) }];
}

/** The segmentation, if there is one, that is optimal for a penalty between those for which `few` and `many` are. */
export function between(problem: Problem, few: Segmentation, many: Segmentation): Segmentation | undefined {
  if (many.changes.length - few.changes.length < 2) return undefined;
  // where the two cost the same, what lies between costs less
  const found = optimalSegmentation(problem, exchange(few, many));
  const inside = found.changes.length > few.changes.length && found.changes.length < many.changes.length;
  return inside ? found : undefined;
}

/** The penalty for which two segmentations cost the same. */
function exchange(few: Segmentation, many: Segmentation): number {
  return Math.max(0, few.squares - many.squares) / (many.changes.length - few.changes.length);
}

/** A penalty that lets more changes through than any series deserves: ln(n) times the variance of white noise. */
export function leastPenalty(values: Float64Array): number {
  let range = 0;
  for (const value of values) range = Math.max(range, Math.abs(value));
  return Math.max(differenceDeviation(values), FLOOR * range) ** 2 * Math.log(Math.max(values.length, 2));
}
