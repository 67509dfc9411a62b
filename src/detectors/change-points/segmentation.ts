import { lastStarts } from './functional-pruning.js';

/** Piecewise constant description of a series. */
export interface Segmentation {
  /** Index of the first point of each segment but the first, ascending. */
  readonly changes: readonly number[];
  /** Mean of each segment: one more than `changes`. */
  readonly means: readonly number[];
  /** Sum of squared distances from the means plus the penalty for each change. */
  readonly cost: number;
}

/**
 * The best segmentation for one penalty.
 *
 * @param values centred, at least one
 */
export function optimalSegmentation(values: Float64Array, penalty: number, minLength: number): Segmentation {
  const starts = lastStarts(values, penalty, minLength);
  const changes: number[] = [];
  for (let start = starts[values.length] ?? 0; start > 0; start = starts[start] ?? 0) changes.push(start);
  changes.reverse();
  const means: number[] = [];
  let cost = penalty * changes.length;
  for (const [k, start] of [0, ...changes].entries()) {
    const part = values.subarray(start, changes[k] ?? values.length);
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    for (const value of part) cost += (value - mean) ** 2;
    means.push(mean);
  }
  return { changes, means, cost };
}
