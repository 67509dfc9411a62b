import { leaning, type Lean, type Shape, stretchOf } from './logistic.js';

/** Beyond this many widths from the midpoint for which the exponentials were taken, they could overflow. */
const FARTHEST = 500;

/** Where the sums of a pair of columns begin: all products, those of neighbours, those without first and last row. */
export const MOVE_ONE = 0;
export const MOVE_MOVE = 3;
export const MOVE_RESPONSE = 6;

/**
 * Sums over the evaluations from which the products of the whitened columns [1, logistic, response] follow for any
 * AR(1) correlation, as in `products`. One pass for each shape; midpoints of one width share their exponentials, which
 * are most of its cost: exp((m - x) / w) = exp((m - m0) / w) exp((m0 - x) / w).
 */
export class LogisticMoments {
  private readonly x: Float64Array;
  private readonly precision: Float64Array;
  private readonly response: Float64Array;
  private readonly precisionBeside: Float64Array;
  private readonly responseBeside: Float64Array;
  private readonly lean: Lean;
  private readonly exponentials: Float64Array;
  private readonly sums = new Float64Array(9);
  private midpoint = Number.NaN;
  private logWidth = Number.NaN;

  /**
   * @param precision factor of each row, 1 / its relative standard deviation
   * @param response times `precision`
   */
  constructor(x: Float64Array, precision: Float64Array, response: Float64Array, lean: Lean) {
    this.lean = lean;
    this.x = x;
    this.precision = precision;
    this.response = response;
    this.precisionBeside = sumOfNeighbours(precision);
    this.responseBeside = sumOfNeighbours(response);
    this.exponentials = new Float64Array(x.length);
  }

  /** The same array at every call. */
  at(shape: Shape): Float64Array {
    const { precision, response, precisionBeside, responseBeside, exponentials, lean, sums } = this;
    const shift = this.prepare(shape) * stretchOf(lean);
    const count = precision.length;
    let one = 0;
    let oneBeside = 0;
    let self = 0;
    let selfBeside = 0;
    let cross = 0;
    let crossBeside = 0;
    let previous = 0;
    for (let i = 0; i < count; i += 1) {
      const part = 1 / (1 + shift * (exponentials[i] as number));
      const move = (precision[i] as number) * (lean === 0 ? part : leaning(part, lean));
      one += move * (precision[i] as number);
      oneBeside += move * (precisionBeside[i] as number);
      cross += move * (response[i] as number);
      crossBeside += move * (responseBeside[i] as number);
      self += move * move;
      selfBeside += move * previous;
      previous = move;
    }
    const [p0, y0] = [precision[0] as number, response[0] as number];
    const [p1, y1] = [precision[count - 1] as number, response[count - 1] as number];
    const first = p0 * leaning(1 / (1 + shift * (exponentials[0] as number)), lean);
    sums[0] = one;
    sums[1] = oneBeside;
    sums[2] = one - first * p0 - previous * p1;
    sums[3] = self;
    sums[4] = 2 * selfBeside;
    sums[5] = self - first * first - previous * previous;
    sums[6] = cross;
    sums[7] = crossBeside;
    sums[8] = cross - first * y0 - previous * y1;
    return sums;
  }

  /** Takes the exponentials of a new width, and returns the factor that leads from them to those of `shape`. */
  private prepare([midpoint, logWidth]: Shape): number {
    const { x, exponentials } = this;
    const rate = Math.exp(-logWidth);
    const distance = (midpoint - this.midpoint) * rate;
    if (logWidth === this.logWidth && Math.abs(distance) < FARTHEST) return Math.exp(distance);
    this.midpoint = midpoint;
    this.logWidth = logWidth;
    for (let i = 0; i < x.length; i += 1) exponentials[i] = Math.exp((midpoint - (x[i] as number)) * rate);
    return 1;
  }
}

function sumOfNeighbours(column: Float64Array): Float64Array {
  return column.map((_, i) => (column[i - 1] ?? 0) + (column[i + 1] ?? 0));
}
