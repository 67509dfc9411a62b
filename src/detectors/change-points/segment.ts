import { chooseSegmentation } from './choice.js';
import { optimalSegmentation, type Segmentation } from './segmentation.js';

export interface SegmentOptions {
  /** Price of a change, in squared units of the values. Default: chosen such that autocorrelated noise makes no changes. */
  readonly penalty?: number;
  /** Fewest points of a segment. Default 1. */
  readonly minLength?: number;
}

/**
 * Exact minimum of the squared error plus a penalty for each change of level. The order of the values counts, their
 * times do not.
 *
 * @param values finite
 * @throws {RangeError} for a negative penalty, or a least length that is not a positive integer
 * @example
 * segment(Float64Array.of(0, 0, 0, 1, 1, 1), { penalty: 0.1 }); // => { changes: [3], means: [0, 1], cost: 0.1 }
 */
export function segment(values: Float64Array, options: SegmentOptions = {}): Segmentation {
  const { penalty, minLength = 1 } = options;
  if (penalty !== undefined && !(penalty >= 0))
    throw new RangeError(`The penalty must not be negative: ${penalty}.`);
  if (!Number.isInteger(minLength) || minLength < 1) {
    throw new RangeError(`The least length of a segment must be a positive integer: ${minLength}.`);
  }
  if (values.length === 0) return { changes: [], means: [], cost: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const { changes, means, cost } =
    penalty === undefined
      ? chooseSegmentation(centred, minLength)
      : optimalSegmentation(centred, penalty, minLength);
  return { changes, means: means.map((level) => level + mean), cost };
}
