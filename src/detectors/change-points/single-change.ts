import { centre } from './centre.js';

/** The one change of level that lessens the squared error most. */
export interface SingleChange {
  /** Index of the first value after the change. */
  readonly index: number;
  /** Mean of the values before the change. */
  readonly before: number;
  /** Mean of the values from the change on. */
  readonly after: number;
  /** What the change takes off the sum of squared distances from the mean. */
  readonly gain: number;
}

/**
 * Exact single change of level, by one pass over every place. O(n). The first of several equal places is taken.
 *
 * @param values finite
 * @returns undefined where there is nothing to gain: fewer than two values, or all of them equal
 * @throws {RangeError} where a value is not finite
 * @example
 * singleChange([0, 0, 0, 4]); // => { index: 3, before: 0, after: 4, gain: 12 }
 */
export function singleChange(values: ArrayLike<number>): SingleChange | undefined {
  const { values: distances, mean } = centre(values);
  const count = distances.length;
  let index = 0;
  let sum = 0;
  let most = 0;
  let sumBefore = 0;
  for (let length = 1; length < count; length += 1) {
    sum += distances[length - 1] as number;
    // spares the division for all but the winner
    if (sum * sum > most * length * (count - length)) {
      most = (sum * sum) / (length * (count - length));
      index = length;
      sumBefore = sum;
    }
  }
  if (index === 0) return undefined;
  return {
    index,
    before: mean + sumBefore / index,
    after: mean - sumBefore / (count - index),
    gain: most * count,
  };
}
