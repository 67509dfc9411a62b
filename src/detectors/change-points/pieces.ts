/** A piece is 8 numbers: upper end of its interval of means, cost there, bound, and its start with two sums; one is spare. */
export const SIZE = 8;
export const VALUE = 1;
export const BOUND = 2;
export const COST = 3;
export const SUM = 4;
export const START = 5;

/** The first piece that a new start does not win whole; the last one, if it wins all. */
export function firstSurvivor(
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
export function lastSurvivor(
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
export function allBelow(pieces: Float64Array, left: number, right: number, limit: number): boolean {
  for (let at = left; at < right; at += SIZE) if ((pieces[at + VALUE] as number) > limit) return false;
  return true;
}

/**
 * Admits a start wherever it wins, at the ends and inside: writes the new list into `spare`, from `into`.
 *
 * @returns place of the last piece
 */
export function rewrite(
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
export function lowerRoot(
  pieces: Float64Array,
  at: number,
  start: number,
  sum: number,
  cost: number,
): number {
  const length = start - (pieces[at + START] as number);
  const difference = sum - (pieces[at + SUM] as number);
  const excess = (pieces[at + COST] as number) - cost;
  return (difference - Math.sqrt(Math.max(0, difference * difference - length * excess))) / length;
}

export function upperRoot(
  pieces: Float64Array,
  at: number,
  start: number,
  sum: number,
  cost: number,
): number {
  const length = start - (pieces[at + START] as number);
  const difference = sum - (pieces[at + SUM] as number);
  const excess = (pieces[at + COST] as number) - cost;
  return (difference + Math.sqrt(Math.max(0, difference * difference - length * excess))) / length;
}

export function write(
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
