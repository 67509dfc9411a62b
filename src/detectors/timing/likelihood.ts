import type { Response } from '../noise/response.js';
import { floorOfSquares } from '../noise/response.js';
import {
  CORRELATIONS,
  factorise,
  LOG_PRIOR_OF_CORRELATION,
  logDeterminant,
  type Products,
  products,
} from '../noise/whitening.js';
import { logStudentBetween } from '../numerics/student.js';
import { clamp } from '../numerics/zoom.js';
import { LogisticColumn, type Shape } from './logistic.js';

/** Terms this much smaller than the largest, in ln, do not count in a sum. */
const NEGLIGIBLE = 20;
/** A level this many standard deviations inside its bounds is not touched by them. */
const FAR_INSIDE = 4;

/** The best levels and noise for one shape, in the unit of the scaled response. */
export interface LevelFit {
  readonly from: number;
  readonly to: number;
  /** Correlation of neighbouring evaluations. */
  readonly rho: number;
  /** Standard deviation of what is new in each evaluation. */
  readonly innovation: number;
}

/**
 * Likelihood of a logistic transition in AR(1) noise, as a function of its shape alone (variable projection): the two
 * levels, uniform within bounds, and the noise variance, uniform in its logarithm, are integrated analytically, and
 * the correlation numerically. With X = [1, g], whitened:
 *
 *   p(y | shape, rho) ~ |R|^-1/2 |X'X|^-1/2 RSS^-(n-2)/2 P(levels within bounds)
 */
export class TransitionLikelihood {
  private readonly y: Float64Array;
  private readonly precision: Float64Array;
  private readonly bounds: readonly [number, number];
  private readonly column: LogisticColumn;
  private readonly products: {
    readonly one: Products;
    readonly cross: Products;
    readonly response: Products;
  };
  private readonly factor = new Float64Array(6);
  private readonly terms = new Float64Array(CORRELATIONS.length);

  /**
   * @param precision 1 / relative standard deviation of the noise at each point
   * @param bounds of both levels, in the unit of the scaled response
   */
  constructor(response: Response, precision: Float64Array, bounds: readonly [number, number]) {
    this.precision = precision;
    this.y = response.y.map((value, i) => value * (precision[i] ?? 1));
    this.bounds = bounds;
    this.column = new LogisticColumn(response.x, precision);
    this.products = {
      one: products(precision, precision),
      cross: products(this.y, precision),
      response: products(this.y, this.y),
    };
  }

  /** ln p(y | shape) up to a constant, integrated over the correlation. */
  logMarginal(shape: Shape): number {
    const largest = this.weighCorrelations(shape);
    if (largest === Number.NEGATIVE_INFINITY) return largest;
    let sum = 0;
    for (let k = 0; k < this.terms.length; k += 1) sum += Math.exp((this.terms[k] ?? 0) - largest);
    return largest + Math.log(sum);
  }

  /** As `logMarginal`, for noise without correlation: a broad hill that leads a search from afar. */
  logMarginalOfWhite(shape: Shape): number {
    return this.logTerm(this.gram(shape), 0, Number.NEGATIVE_INFINITY);
  }

  /** Levels and noise at the most likely correlation. */
  levels(shape: Shape): LevelFit {
    const best = this.terms.indexOf(this.weighCorrelations(shape));
    const rho = CORRELATIONS[Math.max(best, 0)] ?? 0;
    factorise(this.gram(shape), rho, this.factor);
    const [lower, upper] = this.bounds;
    const from = this.levelBefore();
    return {
      from: clamp(from, lower, upper),
      to: clamp(from + this.difference(), lower, upper),
      rho,
      innovation: Math.sqrt((this.squares(rho) / (this.y.length - 2)) * (1 - rho * rho)),
    };
  }

  /** Fills `terms` with the log posterior of each correlation and returns the largest. */
  private weighCorrelations(shape: Shape): number {
    const gram = this.gram(shape);
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < CORRELATIONS.length; k += 1) {
      const prior = LOG_PRIOR_OF_CORRELATION[k] ?? 0;
      const term = this.logTerm(gram, CORRELATIONS[k] ?? 0, largest - NEGLIGIBLE - prior) + prior;
      this.terms[k] = term;
      if (term > largest) largest = term;
    }
    return largest;
  }

  /** @returns -Infinity where the columns are not independent or the term is less than `least` */
  private logTerm(gram: readonly Products[], rho: number, least: number): number {
    const factor = this.factor;
    if (!factorise(gram, rho, factor)) return Number.NEGATIVE_INFINITY;
    const count = this.y.length;
    const one = factor[0] ?? 0;
    const cross = factor[1] ?? 0;
    const move = factor[2] ?? 0;
    const squares = this.squares(rho);
    const unbounded =
      -0.5 * (logDeterminant(rho, count) + 2 * Math.log(one * move) + (count - 2) * Math.log(squares));
    if (unbounded < least) return Number.NEGATIVE_INFINITY;
    const deviation = Math.sqrt(squares / (count - 2)) / one;
    const from = this.levelBefore();
    return (
      unbounded +
      this.logWithinBounds(from, deviation * Math.hypot(1, cross / move)) +
      this.logWithinBounds(from + this.difference(), deviation * Math.hypot(1, (one - cross) / move))
    );
  }

  private logWithinBounds(level: number, deviation: number): number {
    const lower = (this.bounds[0] - level) / deviation;
    const upper = (this.bounds[1] - level) / deviation;
    if (lower < -FAR_INSIDE && upper > FAR_INSIDE) return 0;
    return logStudentBetween(lower, upper, this.y.length - 2);
  }

  /** Residual sum of squares of the factor of [1, g, y]. */
  private squares(rho: number): number {
    return (this.factor[5] ?? 0) ** 2 + floorOfSquares(rho, this.y.length);
  }

  private difference(): number {
    return (this.factor[4] ?? 0) / (this.factor[2] ?? 1);
  }

  private levelBefore(): number {
    return ((this.factor[3] ?? 0) - (this.factor[1] ?? 0) * this.difference()) / (this.factor[0] ?? 1);
  }

  private gram(shape: Shape): readonly Products[] {
    const move = this.column.at(shape);
    const { one, cross, response } = this.products;
    return [
      one,
      products(move, this.precision),
      products(move, move),
      cross,
      products(this.y, move),
      response,
    ];
  }
}
