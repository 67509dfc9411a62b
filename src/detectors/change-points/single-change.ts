import { offsetOf } from './centre.js';

/** Places are first looked at in blocks of so many. */
const BLOCK = 128;

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
 * Exact single change of level. O(n): the largest sum in a block of places bounds their gain, so that few blocks, mostly
 * one, are searched place by place. The first of several equal places is taken.
 *
 * @param values finite
 * @returns undefined where there is nothing to gain: fewer than two values, or all of them equal
 * @throws {RangeError} where a value is not finite, or their squares are too large to add up
 * @example
 * singleChange([0, 0, 0, 4]); // => { index: 3, before: 0, after: 4, gain: 12 }
 */
export function singleChange(values: ArrayLike<number>): SingleChange | undefined {
  const { first, shift } = offsetOf(values);
  const count = values.length;
  const blocks = Math.ceil(Math.max(0, count - 1) / BLOCK);
  const sums = new Float64Array(blocks);
  const tops = new Float64Array(blocks);
  let sum = 0;
  let reached = 0;
  for (let block = 0; block < blocks; block += 1) {
    const end = Math.min(count, (block + 1) * BLOCK + 1);
    let top = 0;
    sums[block] = sum;
    for (let place = block * BLOCK + 1; place < end; place += 1) {
      sum += (values[place - 1] as number) - first - shift;
      const size = Math.abs(sum);
      if (size > top) top = size;
    }
    tops[block] = top;
    reached = Math.max(reached, (sum * sum) / weight(end - 1, count));
  }
  // a little less, so that rounding never passes over the block that reached it
  reached *= 1 - 1e-12;

  let index = 0;
  let most = 0;
  let before = 0;
  for (let block = 0; block < blocks; block += 1) {
    const from = block * BLOCK + 1;
    const end = Math.min(count, from + BLOCK);
    const top = tops[block] as number;
    if (top * top < reached * Math.min(weight(from, count), weight(end - 1, count))) continue;
    sum = sums[block] as number;
    for (let place = from; place < end; place += 1) {
      sum += (values[place - 1] as number) - first - shift;
      const gain = (sum * sum) / weight(place, count);
      if (gain > most) {
        most = gain;
        index = place;
        before = sum;
      }
    }
  }
  if (index === 0) return undefined;
  return {
    index,
    before: first + (shift + before / index),
    after: first + (shift - before / (count - index)),
    gain: most,
  };
}

/** A sum of distances from the mean up to `place`, squared, is worth this much less: harmonic mean of the two lengths. */
function weight(place: number, count: number): number {
  return place * (1 - place / count);
}
