import { ALL_CORRELATIONS, type Correlations, focus } from '../noise/correlations.js';
import type { Response } from '../noise/response.js';
import { floorOfSquares } from '../noise/response.js';
import { logDeterminant, products } from '../noise/whitening.js';
import { logStudentBelow, logStudentBetween } from '../numerics/student.js';
import { clamp } from '../numerics/box.js';
import type { Lean, Shape } from './logistic.js';
import { LogisticMoments, MOVE_MOVE, MOVE_ONE, MOVE_RESPONSE } from './moments.js';

/** Terms this much smaller than the largest, in ln, do not count in a sum. */
const NEGLIGIBLE = 20;
/** A level this many standard deviations inside its bounds is not touched by them. */
const FAR_INSIDE = 4;
/** Part of a column that must be left when the level is taken out of it. */
const DEPENDENT = 1e-12;

/** The best levels and noise for one shape, in the unit of the scaled response. */
export interface LevelFit {
  readonly from: number;
  readonly to: number;
  /** Correlation of neighbouring evaluations. */
  readonly rho: number;
  /** Standard deviation of what is new in each evaluation, for a precision of 1. */
  readonly innovation: number;
}

/**
 * Likelihood of a logistic transition in AR(1) noise, as a function of its shape alone (variable projection: Golub &
 * Pereyra 1973): the two levels, uniform within bounds, and the noise variance, uniform in its logarithm, are
 * integrated analytically, and the correlation numerically. With X = [1, g], whitened:
 *
 *   p(y | shape, rho) ~ |R|^-1/2 |X'X|^-1/2 RSS^-(n-2)/2 P(levels within bounds)
 */
export class TransitionLikelihood {
  private readonly count: number;
  private readonly bounds: readonly [number, number];
  private readonly moments: LogisticMoments;
  private readonly parts: { readonly one: Sums; readonly cross: Sums; readonly response: Sums };
  /** ln of the product of all precisions: what weighting the rows adds to the likelihood. */
  private readonly logPrecision: number;
  private correlations!: Correlations;
  private terms!: Float64Array;
  /** What does not depend on the shape, for each correlation: see `useCorrelations`. */
  private fixed!: Float64Array;

  /** State of the last term: levels, and their standard deviations for a residual sum of squares of 1. */
  private squares = 0;
  private from = 0;
  private difference = 0;

  /**
   * @param precision 1 / relative standard deviation of the noise at each point
   * @param bounds of both levels, in the unit of the scaled response
   * @param lean of the move. Default: none.
   */
  constructor(
    response: Response,
    precision: Float64Array,
    bounds: readonly [number, number],
    lean: Lean = 0,
  ) {
    const y = response.y.map((value, i) => value * (precision[i] as number));
    this.count = y.length;
    this.bounds = bounds;
    this.moments = new LogisticMoments(response.x, precision, y, lean);
    this.parts = {
      one: products(precision, precision),
      cross: products(y, precision),
      response: products(y, y),
    };
    this.logPrecision = precision.reduce((sum, one) => sum + Math.log(one), 0);
    this.useCorrelations(ALL_CORRELATIONS);
  }

  /** ln p(y | shape) up to a constant, integrated over the correlation. */
  logMarginal(shape: Shape): number {
    const { terms } = this;
    const largest = this.weighCorrelations(shape);
    if (largest === Number.NEGATIVE_INFINITY) return largest;
    let sum = 0;
    for (let k = 0; k < terms.length; k += 1) {
      const below = (terms[k] as number) - largest;
      if (below > -NEGLIGIBLE) sum += Math.exp(below);
    }
    return largest + Math.log(sum) + this.logPrecision;
  }

  /** As `logMarginal`, for noise without correlation: a broad hill that leads a search from afar. */
  logMarginalOfWhite(shape: Shape): number {
    return this.logTerm(this.moments.at(shape), WHITE, Number.NEGATIVE_INFINITY);
  }

  /** Levels and noise at the most likely correlation. */
  levels(shape: Shape): LevelFit {
    const best = Math.max(0, this.terms.indexOf(this.weighCorrelations(shape)));
    return this.levelsAt(shape, best + 1);
  }

  /** Levels and noise for noise without correlation. */
  levelsOfWhite(shape: Shape): LevelFit {
    return this.levelsAt(shape, WHITE);
  }

  private levelsAt(shape: Shape, row: number): LevelFit {
    this.logTerm(this.moments.at(shape), row, Number.NEGATIVE_INFINITY);
    const rho = this.fixed[FIXED * row + 5] as number;
    const [lower, upper] = this.bounds;
    return {
      from: clamp(this.from, lower, upper),
      to: clamp(this.from + this.difference, lower, upper),
      rho,
      innovation: Math.sqrt((this.squares / (this.count - 2)) * (1 - rho * rho)),
    };
  }

  /** From now on, leaves out the correlations that do not matter near `shape`, and takes the others more finely. */
  focusOn(shape: Shape): void {
    this.weighCorrelations(shape);
    this.useCorrelations(focus(this.terms, this.count));
  }

  /** Fills `terms` with the log posterior of each correlation and returns the largest. */
  private weighCorrelations(shape: Shape): number {
    const { terms, correlations } = this;
    const sums = this.moments.at(shape);
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < terms.length; k += 1) {
      const prior = correlations.logPrior[k] as number;
      const term = this.logTerm(sums, k + 1, largest - NEGLIGIBLE - prior) + prior;
      terms[k] = term;
      if (term > largest) largest = term;
    }
    return largest;
  }

  /**
   * Cholesky factor of the whitened products of [1, g, y], row by row, and what follows from it.
   *
   * @param row of the correlation in `fixed`
   * @returns -Infinity where the columns are not independent or the term is less than `least`
   */
  private logTerm(sums: Float64Array, row: number, least: number): number {
    const { fixed, count } = this;
    const at = FIXED * row;
    const rho = fixed[at + 5] as number;
    const scale = 1 / (1 - rho * rho);
    const one = fixed[at] as number;
    const oneResponse = fixed[at + 1] as number;
    const cross = whitened(sums, MOVE_ONE, rho, scale) / one;
    const self = whitened(sums, MOVE_MOVE, rho, scale);
    const rest = self - cross * cross;
    if (!(rest > DEPENDENT * self)) return Number.NEGATIVE_INFINITY;
    const moveResponse = whitened(sums, MOVE_RESPONSE, rho, scale) - oneResponse * cross;
    const explained = (moveResponse * moveResponse) / rest;
    const squares = Math.max((fixed[at + 2] as number) - explained, 0) + (fixed[at + 3] as number);
    const unbounded = (fixed[at + 4] as number) - 0.5 * (Math.log(rest) + (count - 2) * Math.log(squares));
    if (unbounded < least) return Number.NEGATIVE_INFINITY;
    const difference = moveResponse / rest;
    const from = (oneResponse - cross * difference) / one;
    this.squares = squares;
    this.from = from;
    this.difference = difference;
    const deviation = Math.sqrt(squares / (count - 2)) / one;
    return (
      unbounded +
      this.logWithinBounds(from, deviation * Math.sqrt(1 + (cross * cross) / rest)) +
      this.logWithinBounds(from + difference, deviation * Math.sqrt(1 + (one - cross) ** 2 / rest))
    );
  }

  private logWithinBounds(level: number, deviation: number): number {
    const lower = (this.bounds[0] - level) / deviation;
    const upper = (this.bounds[1] - level) / deviation;
    const isFarUp = lower < -FAR_INSIDE;
    const isFarDown = upper > FAR_INSIDE;
    if (isFarUp && isFarDown) return 0;
    if (isFarUp) return logStudentBelow(upper, this.count - 2);
    if (isFarDown) return logStudentBelow(-lower, this.count - 2);
    return logStudentBetween(lower, upper, this.count - 2);
  }

  private useCorrelations(correlations: Correlations): void {
    const { count } = this;
    const { one, cross, response } = this.parts;
    this.correlations = correlations;
    this.terms = new Float64Array(correlations.rho.length);
    this.fixed = Float64Array.from(
      [0, ...correlations.rho].flatMap((rho) => {
        const level = Math.sqrt(whitenedPart(one, rho));
        const ofResponse = whitenedPart(cross, rho) / level;
        return [
          level,
          ofResponse,
          whitenedPart(response, rho) - ofResponse * ofResponse,
          floorOfSquares(rho, count),
          -0.5 * logDeterminant(rho, count) - Math.log(level),
          rho,
        ];
      }),
    );
  }
}

/**
 * Entries of a row of `fixed`: the diagonal of the column 1, its product with the response, what it leaves of the
 * response, the floor of the residual sum of squares, the part of the log density without the shape, and rho.
 */
const FIXED = 6;
/** Row of `fixed` for noise without correlation. */
const WHITE = 0;

type Sums = ReturnType<typeof products>;

function whitenedPart({ all, lagged, inner }: Sums, rho: number): number {
  return (all - rho * lagged + rho * rho * inner) / (1 - rho * rho);
}

function whitened(sums: Float64Array, start: number, rho: number, scale: number): number {
  return (
    ((sums[start] as number) - rho * (sums[start + 1] as number) + rho * rho * (sums[start + 2] as number)) *
    scale
  );
}
