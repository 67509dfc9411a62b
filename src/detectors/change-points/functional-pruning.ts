import {
  allBelow,
  BOUND,
  COST,
  firstSurvivor,
  lastSurvivor,
  lowerRoot,
  rewrite,
  SIZE,
  START,
  SUM,
  upperRoot,
  VALUE,
  write,
} from './pieces.js';

/**
 * Start of the last segment in the best segmentation of each prefix into constant levels, by functional pruning (FPOP:
 * Maidstone, Hocking, Rigaill & Fearnhead 2017). Exact; about O(n log n) for a single change, O(n) where changes are many.
 *
 * For every mean m that the running segment may have, one start is best: the means fall into intervals, "pieces", of one
 * start each, which lie side by side in one array. Segment [start, end) with all before it costs
 *
 *   cost(m) = COST + squares(end) + (end - start) m^2 - 2 m (sum(end) - SUM),
 *
 * so that a piece need not be touched while it stands, but for two numbers that spare work:
 * - VALUE, the cost at its upper end. The least cost over starts has its local maxima at the ends of pieces, so a new
 *   start, whose cost is the same for all m, wins inside the list only where a VALUE exceeds it. Most often it wins at the
 *   two outer ends alone, and there one root each is all that has to be found.
 * - BOUND, not more than the least cost of its start. Costs only grow: while BOUND exceeds the best, so does the piece.
 *
 * @param values centred, or else the sums lose digits
 * @param penalty of a change, not negative
 * @param minLength fewest points of a segment, at least 1
 * @returns `starts[end]` for each prefix [0, end); 0 where it is one segment
 */
export function lastLevelStarts(values: Float64Array, penalty: number, minLength: number): Int32Array {
  const count = values.length;
  const starts = new Int32Array(count + 1);
  /** Least costs of the prefixes after which no segment may begin yet. */
  const waiting = new Float64Array(Math.min(minLength, count));
  let pieces = new Float64Array(128 * SIZE);
  let spare = new Float64Array(128 * SIZE);
  let first = middle(pieces, SIZE);
  let last = first;
  write(pieces, first, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0, 0, 0);
  // the start that won last, which is most often the next to win
  let best = first;
  let bestCost = 0;
  let bestSum = 0;
  let bestStart = 0;
  let sum = 0;
  let squares = 0;
  let passedSum = 0;
  let passedSquares = 0;
  let slot = 0;
  for (let i = 0; i < minLength - 1 && i < count; i += 1) {
    const value = values[i] as number;
    sum += value;
    squares += value * value;
  }
  for (let end = minLength; end <= count; end += 1) {
    const newest = values[end - 1] as number;
    sum += newest;
    squares += newest * newest;
    const start = end - minLength + 1;
    const value = values[start - 1] as number;
    passedSum += value;
    passedSquares += value * value;

    let gain = sum - bestSum;
    let least = bestCost + squares - (gain * gain) / (end - bestStart);
    if (pieces[best + START] === bestStart) pieces[best + BOUND] = least;
    // both ends are of one start, so that the last piece is looked at with the first
    let at = first;
    do {
      const distance = value - (pieces[at] as number);
      pieces[at + VALUE] = (pieces[at + VALUE] as number) + distance * distance;
      if ((pieces[at + BOUND] as number) < least) {
        gain = sum - (pieces[at + SUM] as number);
        const length = end - (pieces[at + START] as number);
        const cost = (pieces[at + COST] as number) + squares - (gain * gain) / length;
        pieces[at + BOUND] = cost;
        if (cost < least) {
          least = cost;
          best = at;
          bestCost = pieces[at + COST] as number;
          bestSum = pieces[at + SUM] as number;
          bestStart = pieces[at + START] as number;
        }
      }
      at += SIZE;
    } while (at < last);
    waiting[slot] = least;
    slot = slot + 1 < minLength ? slot + 1 : 0;
    starts[end] = bestStart;
    if (start < minLength) continue;

    const limit = (waiting[slot] as number) + penalty;
    const cost = limit - passedSquares;
    const left = firstSurvivor(pieces, first, last, start, passedSum, cost, limit);
    const right = lastSurvivor(pieces, left, last, start, passedSum, cost, limit);
    const fits = left >= 2 * SIZE && right + 2 * SIZE <= pieces.length;
    if (fits && left < last && allBelow(pieces, left, right, limit)) {
      const lower = lowerRoot(pieces, left, start, passedSum, cost);
      pieces[right] = upperRoot(pieces, right, start, passedSum, cost);
      pieces[right + VALUE] = limit;
      first = left - SIZE;
      last = right + SIZE;
      write(pieces, first, lower, limit, limit, cost, passedSum, start);
      write(pieces, last, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, limit, cost, passedSum, start);
    } else {
      // each piece can be cut in three
      const room = 3 * (last - first + SIZE);
      if (spare.length < 2 * room) spare = new Float64Array(4 * room);
      best = middle(spare, last - first);
      last = rewrite(pieces, first, last, spare, best, start, passedSum, cost, limit);
      first = best;
      const emptied = pieces;
      pieces = spare;
      spare = emptied;
    }
  }
  return starts;
}

/** Where to begin a list of pieces that may grow at both ends. */
function middle(array: Float64Array, used: number): number {
  return SIZE * Math.floor((array.length - used) / (2 * SIZE));
}
