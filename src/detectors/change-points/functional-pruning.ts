/** Entries of a piece: upper end of its interval of means, start of the segment, sum and cost up to that start. */
const PIECE = 4;
const START = 1;
const SUM = 2;
const COST = 3;

/**
 * Start of the last segment in the best segmentation of each prefix, by functional pruning (FPOP: Maidstone, Hocking,
 * Rigaill & Fearnhead 2017). Exact; about O(n log n) for a single change and O(n) where changes are many.
 *
 * @param values centred, or else the sums lose digits
 * @param penalty of a change, not negative
 * @param minLength fewest points of a segment, at least 1
 * @returns `starts[end]` for each prefix [0, end); 0 where it is one segment
 */
export function lastStarts(values: Float64Array, penalty: number, minLength: number): Int32Array {
  const count = values.length;
  const starts = new Int32Array(count + 1);
  const sums = new Float64Array(count + 1);
  for (let i = 0; i < count; i += 1) sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
  const costs = new Float64Array(count + 1);
  const pieces = new Pieces(values);
  for (let end = minLength; end <= count; end += 1) {
    costs[end] = pieces.leastCost(end, sums[end] ?? 0);
    starts[end] = pieces.startOfBest();
    const start = end - minLength + 1;
    if (start >= minLength) pieces.admit(start, sums[start] ?? 0, (costs[start] ?? 0) + penalty);
  }
  return starts;
}

/**
 * For every mean m that the running segment may have, the best start: a list of intervals of m, "pieces", with one
 * start each. Up to the sum of squares, which is common to all, segment [start, end) costs
 *
 *   cost + (end - start) m^2 - 2 m (sum(end) - sum(start)),
 *
 * so that a piece stays as it is from one point to the next. All pieces lie in one array, and those of the next step
 * are written into a second.
 */
class Pieces {
  private pieces: Float64Array = new Float64Array(PIECE * 64);
  private spare: Float64Array = new Float64Array(PIECE * 64);
  private used = PIECE;
  /** Offset of the piece that won last: most often it wins again. */
  private best = 0;
  private readonly lowest: number;

  constructor(values: Float64Array) {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (const value of values) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    this.lowest = lowest;
    this.pieces[0] = highest;
  }

  /** Least cost over all pieces and means. */
  leastCost(end: number, sum: number): number {
    const pieces = this.pieces;
    let best = this.best;
    const gain = sum - (pieces[best + SUM] ?? 0);
    let least = (pieces[best + COST] ?? 0) - (gain * gain) / (end - (pieces[best + START] ?? 0));
    for (let at = 0; at < this.used; at += PIECE) {
      const length = end - (pieces[at + START] ?? 0);
      const difference = sum - (pieces[at + SUM] ?? 0);
      const square = difference * difference;
      const cost = pieces[at + COST] ?? 0;
      // spares the division for all but the winner
      if ((cost - least) * length < square) {
        least = cost - square / length;
        best = at;
      }
    }
    this.best = best;
    return least;
  }

  startOfBest(): number {
    return this.pieces[this.best + START] ?? 0;
  }

  /** Lets segments begin at `start`: the new piece takes every mean for which the present ones cost more. */
  admit(start: number, sum: number, cost: number): void {
    this.reserve();
    const { pieces, used, best } = this;
    let lower = this.lowest;
    this.used = 0;
    this.best = 0;
    for (let at = 0; at < used; at += PIECE) {
      const upper = pieces[at] ?? 0;
      const length = start - (pieces[at + START] ?? 0);
      const difference = sum - (pieces[at + SUM] ?? 0);
      const excess = (pieces[at + COST] ?? 0) - cost;
      const whole =
        excess + lower * (length * lower - 2 * difference) <= 0 &&
        excess + upper * (length * upper - 2 * difference) <= 0;
      if (whole) {
        this.keep(at, upper, best);
      } else {
        const discriminant = difference * difference - length * excess;
        const half = discriminant > 0 ? Math.sqrt(discriminant) : 0;
        const left = (difference - half) / length;
        const right = (difference + half) / length;
        if (discriminant <= 0 || right <= lower || left >= upper) {
          this.extend(upper, start, sum, cost);
        } else {
          if (left > lower) this.extend(left, start, sum, cost);
          this.keep(at, Math.min(right, upper), best);
          if (right < upper) this.extend(upper, start, sum, cost);
        }
      }
      lower = upper;
    }
    [this.pieces, this.spare] = [this.spare, this.pieces];
  }

  /** Each piece can be cut in three. */
  private reserve(): void {
    if (this.spare.length < 3 * this.used) this.spare = new Float64Array(6 * this.used);
  }

  private keep(from: number, upper: number, best: number): void {
    const { pieces, spare, used } = this;
    spare[used] = upper;
    spare[used + START] = pieces[from + START] ?? 0;
    spare[used + SUM] = pieces[from + SUM] ?? 0;
    spare[used + COST] = pieces[from + COST] ?? 0;
    if (from === best) this.best = used;
    this.used = used + PIECE;
  }

  /** Gives the means up to `upper` to the new start. */
  private extend(upper: number, start: number, sum: number, cost: number): void {
    const { spare, used } = this;
    if (used > 0 && spare[used - PIECE + START] === start) {
      spare[used - PIECE] = upper;
      return;
    }
    spare[used] = upper;
    spare[used + START] = start;
    spare[used + SUM] = sum;
    spare[used + COST] = cost;
    this.used = used + PIECE;
  }
}
