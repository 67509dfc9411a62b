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
  /** Price of a change for which no segmentation has a lower sum of `squares` and prices. */
  readonly penalty: number;
  readonly cost: SegmentCost;
}

/** Fewest points that a segment needs lest it fits anything. */
export const leastLength: Readonly<Record<SegmentCost, number>> = { level: 1, line: 3 };

/** A series and what all its segmentations have in common. */
export interface Problem {
  /** Centred, at least one. */
  readonly values: Float64Array;
  readonly cost: SegmentCost;
  readonly minLength: number;
}

/** The best segmentation for one penalty. */
export function optimalSegmentation(problem: Problem, penalty: number): Segmentation {
  const { values, cost, minLength } = problem;
  const lastStarts = cost === 'level' ? lastLevelStarts : lastLineStarts;
  const starts = lastStarts(values, penalty, minLength);
  const changes: number[] = [];
  for (let start = starts[values.length] ?? 0; start > 0; start = starts[start] ?? 0) changes.push(start);
  return { ...fitted(values, cost, changes.toReversed()), penalty };
}

/** The series as one segment: optimal where a change costs more than there is to explain. */
export function undivided({ values, cost }: Problem): Segmentation {
  const whole = fitted(values, cost, []);
  return { ...whole, penalty: whole.squares };
}

function fitted(
  values: Float64Array,
  cost: SegmentCost,
  changes: readonly number[],
): Omit<Segmentation, 'penalty'> {
  const means: number[] = [];
  const slopes: number[] = [];
  let squares = 0;
  for (let k = 0; k <= changes.length; k += 1) {
    const start = changes[k - 1] ?? 0;
    const end = changes[k] ?? values.length;
    const length = end - start;
    const middle = (start + end - 1) / 2;
    let sum = 0;
    for (let i = start; i < end; i += 1) sum += values[i] as number;
    const mean = sum / length;
    let slope = 0;
    if (cost === 'line' && length > 1) {
      let tilt = 0;
      for (let i = start; i < end; i += 1) tilt += (i - middle) * (values[i] as number);
      slope = (12 * tilt) / (length * (length * length - 1));
    }
    for (let i = start; i < end; i += 1) {
      const residual = (values[i] as number) - mean - slope * (i - middle);
      squares += residual * residual;
    }
    means.push(mean);
    slopes.push(slope);
  }
  return { changes, means, slopes, squares, cost };
}
