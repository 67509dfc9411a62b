import { centre } from './centre.js';
import { chooseSegmentation } from './choice.js';
import { type SegmentOptions, checkedOptions } from './segment-options.js';
import { type Problem, type Segmentation, optimalSegmentation } from './segmentation.js';

/**
 * Exact minimum of the squared error plus a penalty for each change of level, or of line. The order of the values counts,
 * their times do not.
 *
 * @param values finite
 * @throws {RangeError} for a value that is not finite, a penalty that is negative, or a least length that is no
 *   integer or too small for the cost
 * @example
 * segment([0, 0, 0, 1, 1, 1], { penalty: 0.1 });
 * // => { changes: [3], means: [0, 1], slopes: [0, 0], squares: 0, penalty: 0.1, cost: 'level' }
 */
export function segment(values: ArrayLike<number>, options: SegmentOptions = {}): Segmentation {
  const { penalty } = options;
  if (penalty !== undefined && !(penalty >= 0)) {
    throw new RangeError(`The penalty must not be negative: ${penalty}.`);
  }
  const { cost, minLength } = checkedOptions(options);
  const { values: distances, mean } = centre(values);
  if (values.length === 0) {
    return { changes: [], means: [], slopes: [], squares: 0, penalty: penalty ?? 0, cost };
  }
  const problem: Problem = { values: distances, cost, minLength };
  const found = penalty === undefined ? chooseSegmentation(problem) : optimalSegmentation(problem, penalty);
  return { ...found, means: found.means.map((level) => level + mean) };
}
