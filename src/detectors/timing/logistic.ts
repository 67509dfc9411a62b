/** Midpoint in ln(step), and ln of the width in ln(step). */
export type Shape = readonly [midpoint: number, logWidth: number];

/** Part of the move that is done at each time: 1 / (1 + exp(-(x - midpoint) / width)). */
export function logistic(x: Float64Array, [midpoint, logWidth]: Shape): Float64Array {
  const rate = Math.exp(-logWidth);
  return x.map((time) => 1 / (1 + Math.exp((midpoint - time) * rate)));
}

/** Step at which the part `done` of the move is done: T (p / (1 - p))^w. */
export function timeOfPart([midpoint, logWidth]: Shape, done: number): number {
  return Math.exp(midpoint + Math.exp(logWidth) * Math.log(done / (1 - done)));
}

/** Beyond this many widths from the midpoint for which the exponentials were taken, they could overflow. */
const FARTHEST = 500;

/**
 * The logistic at fixed points, times a factor a point. Many midpoints of one width share their exponentials, which
 * are most of the cost of a fit: exp((m - x) / w) = exp((m - m0) / w) exp((m0 - x) / w).
 */
export class LogisticColumn {
  private readonly x: Float64Array;
  private readonly factors: Float64Array;
  private readonly exponentials: Float64Array;
  private readonly column: Float64Array;
  private origin: Shape = [Number.NaN, Number.NaN];

  constructor(x: Float64Array, factors: Float64Array) {
    this.x = x;
    this.factors = factors;
    this.exponentials = new Float64Array(x.length);
    this.column = new Float64Array(x.length);
  }

  /** The same array at every call. */
  at(shape: Shape): Float64Array {
    const rate = Math.exp(-shape[1]);
    const distance = (shape[0] - this.origin[0]) * rate;
    const reusable = shape[1] === this.origin[1] && Math.abs(distance) < FARTHEST;
    if (!reusable) {
      this.origin = shape;
      for (let i = 0; i < this.x.length; i += 1) {
        this.exponentials[i] = Math.exp((shape[0] - (this.x[i] ?? 0)) * rate);
      }
    }
    const shift = reusable ? Math.exp(distance) : 1;
    for (let i = 0; i < this.x.length; i += 1) {
      this.column[i] = (this.factors[i] ?? 0) / (1 + shift * (this.exponentials[i] ?? 0));
    }
    return this.column;
  }
}
