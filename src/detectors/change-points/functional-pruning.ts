/** A piece is 8 numbers: upper end of its interval of means, cost there, bound, and its start with two sums; one is spare. */
const SIZE = 8;
const VALUE = 1;
const BOUND = 2;
const COST = 3;
const SUM = 4;
const START = 5;

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
  const waiting = new Float64Array(minLength);
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

/** The first piece that a new start does not win whole; the last one, if it wins all. */
function firstSurvivor(
  pieces: Float64Array,
  first: number,
  last: number,
  start: number,
  sum: number,
  cost: number,
  limit: number,
): number {
  let at = first;
  let lower = Number.NEGATIVE_INFINITY;
  while (at < last && (pieces[at + VALUE] as number) > limit) {
    const upper = pieces[at] as number;
    if (dips(pieces, at, lower, upper, start, sum, cost)) break;
    lower = upper;
    at += SIZE;
  }
  return at;
}

/** The last piece, not before `left`, that a new start does not win whole. */
function lastSurvivor(
  pieces: Float64Array,
  left: number,
  last: number,
  start: number,
  sum: number,
  cost: number,
  limit: number,
): number {
  let at = last;
  let upper = Number.POSITIVE_INFINITY;
  while (at > left && (pieces[at - SIZE + VALUE] as number) > limit) {
    const lower = pieces[at - SIZE] as number;
    if (dips(pieces, at, lower, upper, start, sum, cost)) break;
    upper = lower;
    at -= SIZE;
  }
  return at;
}

/** Whether no end between two pieces from `left` to `right` costs more than `limit`. */
function allBelow(pieces: Float64Array, left: number, right: number, limit: number): boolean {
  for (let at = left; at < right; at += SIZE) if ((pieces[at + VALUE] as number) > limit) return false;
  return true;
}

/**
 * Admits a start wherever it wins, at the ends and inside: writes the new list into `spare`, from `into`.
 *
 * @returns place of the last piece
 */
function rewrite(
  pieces: Float64Array,
  first: number,
  last: number,
  spare: Float64Array,
  into: number,
  start: number,
  sum: number,
  cost: number,
  limit: number,
): number {
  let used = into - SIZE;
  let isFresh = false;
  const admit = (upper: number, value: number): void => {
    if (!isFresh) used += SIZE;
    isFresh = true;
    write(spare, used, upper, value, limit, cost, sum, start);
  };
  const keep = (upper: number, value: number, at: number): void => {
    used += SIZE;
    isFresh = false;
    for (let k = 0; k < SIZE; k += 1) spare[used + k] = pieces[at + k] as number;
    spare[used] = upper;
    spare[used + VALUE] = value;
  };
  let lower = Number.NEGATIVE_INFINITY;
  let below = Number.POSITIVE_INFINITY;
  for (let at = first; at <= last; at += SIZE) {
    const upper = pieces[at] as number;
    const above = pieces[at + VALUE] as number;
    const end = at === last ? Number.POSITIVE_INFINITY : limit;
    if (below > limit && above > limit && !dips(pieces, at, lower, upper, start, sum, cost)) {
      admit(upper, end);
    } else {
      if (below > limit) admit(lowerRoot(pieces, at, start, sum, cost), limit);
      if (above > limit) {
        keep(upperRoot(pieces, at, start, sum, cost), limit, at);
        admit(upper, end);
      } else keep(upper, above, at);
    }
    lower = upper;
    below = above;
  }
  return used;
}

/** Whether a piece that costs more than a new start at both ends costs less in between. */
function dips(
  pieces: Float64Array,
  at: number,
  lower: number,
  upper: number,
  start: number,
  sum: number,
  cost: number,
): boolean {
  const length = start - (pieces[at + START] as number);
  const difference = sum - (pieces[at + SUM] as number);
  const excess = (pieces[at + COST] as number) - cost;
  return (
    difference > length * lower && difference < length * upper && difference * difference > length * excess
  );
}

/** The lower of the two means at which a piece and a new start cost the same: excess + length m^2 - 2 m difference = 0. */
function lowerRoot(pieces: Float64Array, at: number, start: number, sum: number, cost: number): number {
  const length = start - (pieces[at + START] as number);
  const difference = sum - (pieces[at + SUM] as number);
  const excess = (pieces[at + COST] as number) - cost;
  return (difference - Math.sqrt(Math.max(0, difference * difference - length * excess))) / length;
}

function upperRoot(pieces: Float64Array, at: number, start: number, sum: number, cost: number): number {
  const length = start - (pieces[at + START] as number);
  const difference = sum - (pieces[at + SUM] as number);
  const excess = (pieces[at + COST] as number) - cost;
  return (difference + Math.sqrt(Math.max(0, difference * difference - length * excess))) / length;
}

function write(
  pieces: Float64Array,
  at: number,
  upper: number,
  value: number,
  bound: number,
  cost: number,
  sum: number,
  start: number,
): void {
  pieces[at] = upper;
  pieces[at + VALUE] = value;
  pieces[at + BOUND] = bound;
  pieces[at + COST] = cost;
  pieces[at + SUM] = sum;
  pieces[at + START] = start;
}
