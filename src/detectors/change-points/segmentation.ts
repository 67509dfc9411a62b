import { lastLineStarts } from './dual-pruning.js';
import { lastLevelStarts } from './functional-pruning.js';

/** What is fitted to a segment: its mean, or a straight line of its own. */
export type SegmentCost = 'level' | 'line';

/** Piecewise constant or piecewise linear description of a series. */
export interface Segmentation {
  /** Index of the first point of each segment but the first, ascending. */
  readonly changes: readonly number[];
  /** Mean of each segment: one more than `changes`. A line passes through it at the middle of the segment. */
  readonly means: readonly number[];
  /** Rise of each segment per point; 0 for the cost 'level'. */
  readonly slopes: readonly number[];
  /** Sum of squared distances from the levels or lines. */
  readonly squares: number;
  /** Price of a change, in squared units of the values, for which no segmentation has a lower `squares` + price. */
  readonly penalty: number;
}

/** Fewest points that a segment needs lest it fits anything. */
export const leastLength: Readonly<Record<SegmentCost, number>> = { level: 1, line: 3 };

/**
 * The best segmentation for one penalty.
 *
 * @param values centred
 */
export function optimalSegmentation(
  values: Float64Array,
  cost: SegmentCost,
  penalty: number,
  minLength: number,
): Segmentation {
  const lastStarts = cost === 'level' ? lastLevelStarts : lastLineStarts;
  const starts = lastStarts(values, penalty, minLength);
  const changes: number[] = [];
  for (let start = starts[values.length] ?? 0; start > 0; start = starts[start] ?? 0) changes.push(start);
  return fitted(values, cost, penalty, changes.toReversed());
}

/** The series as one segment. */
export function undivided(values: Float64Array, cost: SegmentCost, penalty: number): Segmentation {
  return fitted(values, cost, penalty, []);
}

function fitted(
  values: Float64Array,
  cost: SegmentCost,
  penalty: number,
  changes: readonly number[],
): Segmentation {
  const means: number[] = [];
  const slopes: number[] = [];
  let squares = 0;
  for (let k = 0; k <= changes.length; k += 1) {
    const start = changes[k - 1] ?? 0;
    const end = changes[k] ?? values.length;
    const middle = (start + end - 1) / 2;
    let sum = 0;
    for (let i = start; i < end; i += 1) sum += values[i] as number;
    const mean = sum / (end - start);
    let slope = 0;
    if (cost === 'line' && end - start > 1) {
      let tilt = 0;
      for (let i = start; i < end; i += 1) tilt += (i - middle) * (values[i] as number);
      slope = (12 * tilt) / ((end - start) * ((end - start) ** 2 - 1));
    }
    for (let i = start; i < end; i += 1) {
      const residual = (values[i] as number) - mean - slope * (i - middle);
      squares += residual * residual;
    }
    means.push(mean);
    slopes.push(slope);
  }
  return { changes, means, slopes, squares, penalty };
}
