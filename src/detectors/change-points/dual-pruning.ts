import { type Line, type LineSums, lineBetween, lineSums } from './line-sums.js';

/** A start is put to the dual test once in so many points: the test costs as much as some ten evaluations of a segment. */
const TURNS = 8;
/** The earlier start that it is compared with is one of so many before it, in turn. */
const NEIGHBOURS = 4;
/** Steps of the search for the best multiplier. */
const STEPS = 3;

/**
 * Start of the last segment in the best segmentation of each prefix into straight lines, each fitted by itself. Exact:
 * dynamic programming over the starts that can still be best. A start leaves by inequality pruning (PELT: Killick,
 * Fearnhead & Eckley 2012) or by duality (DUST: Truong & Runge 2024): when, for every line, another start is as good.
 * Linear where changes are many, about n^1.6 for few; memory is O(n).
 *
 * @param values centred, or else the sums lose digits
 * @param penalty of a change, not negative
 * @param minLength fewest points of a segment, at least 3: a line through two points is free
 * @returns `starts[end]` for each prefix [0, end); 0 where it is one segment
 */
export function lastLineStarts(values: Float64Array, penalty: number, minLength: number): Int32Array {
  const count = values.length;
  const sums = lineSums(values);
  const { plain, squared, moment } = sums;
  const starts = new Int32Array(count + 1);
  /** Least cost of each prefix, its changes and the one that follows it counted. */
  const costs = new Float64Array(count + 1);
  const candidates = new Int32Array(count + 1);
  const trials = new Float64Array(count + 1);
  /** A start found to be dominated by a segment that begins at `end` is needed until such a segment is long enough. */
  const leaves = new Int32Array(count + 1).fill(count + minLength + 1);
  let used = 1;
  for (let end = minLength; end <= count; end += 1) {
    if (end - minLength >= minLength) {
      candidates[used] = end - minLength;
      used += 1;
    }
    const sum = plain[end] as number;
    const squares = squared[end] as number;
    const weighted = moment[end] as number;
    let least = Number.POSITIVE_INFINITY;
    let best = 0;
    for (let k = 0; k < used; k += 1) {
      const start = candidates[k] as number;
      const length = end - start;
      const gain = sum - (plain[start] as number);
      const tilt = 2 * (weighted - (moment[start] as number)) - (start + end - 1) * gain;
      const fit = (gain * gain + (3 * tilt * tilt) / (length * length - 1)) / length;
      const cost = (costs[start] as number) + squares - (squared[start] as number) - fit;
      trials[k] = cost;
      if (cost < least) {
        least = cost;
        best = start;
      }
    }
    starts[end] = best;
    costs[end] = least + penalty;

    let kept = 0;
    for (let k = 0; k < used; k += 1) {
      const start = candidates[k] as number;
      if ((leaves[start] as number) > count) {
        const short = least + penalty - (trials[k] as number);
        const turn = k % TURNS === end % TURNS && kept > 0;
        const other = candidates[Math.max(0, kept - 1 - (Math.floor(end / TURNS) % NEIGHBOURS))] as number;
        if (short <= 0 || (turn && dominated(sums, other, start, end, costs, short))) {
          leaves[start] = end + minLength;
        }
      }
      if ((leaves[start] as number) > end + 1) {
        candidates[kept] = start;
        kept += 1;
      }
    }
    used = kept;
  }
  return starts;
}

/**
 * Whether every line for which `start` beats the earlier start `other` costs more from `start` to `end` than the best
 * there plus `short`. Those lines miss [other, start) by at least the rise of the costs from `other` to `start`. The least
 * cost under this one condition is bounded from below by its dual, whatever the multiplier, as long as it is convex:
 *
 *   multiplier spare - multiplier^2 w' (A - multiplier C)^-1 w
 *
 * with A and C the normal matrices of [start, end) and [other, start) in level at `start` and slope, w half the gradient
 * of the squares of [other, start) at the best line of [start, end), and `spare` what those squares lack to the rise.
 */
function dominated(
  sums: LineSums,
  other: number,
  start: number,
  end: number,
  costs: Float64Array,
  short: number,
): boolean {
  const here = lineBetween(sums, start, end, start);
  const there = lineBetween(sums, other, start, start);
  const height = there.mean - here.mean - here.slope * (there.centre - here.centre);
  const slope = there.slope - here.slope;
  const missed = there.squares + there.count * height * height + there.spread * slope * slope;
  const spare = (costs[start] as number) - (costs[other] as number) - missed;
  if (spare <= 0) return false;
  const w1 = there.count * height;
  const w2 = w1 * there.centre + there.spread * slope;
  const [a11, a12, a22] = normalMatrix(here);
  const [c11, c12, c22] = normalMatrix(there);
  const share = (multiplier: number): number => {
    const b11 = a11 - multiplier * c11;
    const b12 = a12 - multiplier * c12;
    const b22 = a22 - multiplier * c22;
    return (w1 * w1 * b22 - 2 * w1 * w2 * b12 + w2 * w2 * b11) / (b11 * b22 - b12 * b12);
  };
  // A - multiplier C is singular at the smaller root of a - 2 b multiplier + c multiplier^2
  const a = a11 * a22 - a12 * a12;
  const b = (a11 * c22 + a22 * c11) / 2 - a12 * c12;
  const c = c11 * c22 - c12 * c12;
  const largest = a / (b + Math.sqrt(Math.max(0, b * b - a * c)));
  let multiplier = Math.min(spare / (2 * share(0)), 0.9 * largest);
  for (let step = 0; step < STEPS; step += 1) {
    const taken = share(multiplier);
    if (multiplier * (spare - multiplier * taken) >= short) return true;
    multiplier = Math.min((multiplier + spare / (2 * taken)) / 2, 0.95 * largest);
  }
  return false;
}

function normalMatrix({ count, centre, spread }: Line): [number, number, number] {
  return [count, count * centre, spread + count * centre * centre];
}
