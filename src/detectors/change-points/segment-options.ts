import { type SegmentCost, leastLength } from './segmentation.js';

export interface SegmentOptions {
  /** Price of a change, in squared units of the values. Default: chosen such that autocorrelated noise makes no changes. */
  readonly penalty?: number;
  /** Fewest points of a segment. Default 1, and 3 for the cost 'line', which needs as many. */
  readonly minLength?: number;
  /** Constant levels, or straight lines, each segment its own. Default 'level'. */
  readonly cost?: SegmentCost;
}

/** @throws {RangeError} for a least length that is no integer, or too small for the cost */
export function checkedOptions(options: Pick<SegmentOptions, 'cost' | 'minLength'>): {
  cost: SegmentCost;
  minLength: number;
} {
  const { cost = 'level' } = options;
  const least = leastLength[cost];
  const { minLength = least } = options;
  if (!Number.isInteger(minLength) || minLength < least) {
    throw new RangeError(`The least length of a segment must be an integer from ${least} on: ${minLength}.`);
  }
  return { cost, minLength };
}
