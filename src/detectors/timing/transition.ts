import type { ModelName } from '../alternatives/index.js';
import type { Lean } from './logistic.js';

export type Interval = readonly [number, number];

/** A logistic move between two levels in ln(step), fitted with AR(1) noise. Steps are in the unit of the log. */
export interface TransitionFit {
  readonly direction: 'rise' | 'fall';
  /** Levels before and after. */
  readonly from: number;
  readonly to: number;
  /**
   * Steps at which 10, 50 and 90 % of the move are done. t50 is where the curve is halfway; the others follow from it by
   * t_p = t50 (p / (1 - p))^width, and can lie beyond the log.
   */
  readonly t10: number;
  readonly t50: number;
  readonly t90: number;
  /** Scale of the logistic in ln(step). */
  readonly width: number;
  /** Power of two by which the logistic is raised; 0 unless the curve asks for a fifth parameter. */
  readonly lean: Lean;
  /**
   * Equal-tailed posterior intervals of t50. Where the move is narrower than half the distance of two evaluations they
   * also hold that part of `bracket`. Where `censored`, the upper end is the last step, and open.
   */
  readonly interval50: Interval;
  readonly interval80: Interval;
  readonly interval95: Interval;
  /** The two evaluations around t50. */
  readonly bracket: Interval;
  /** Whether the log ends within one width of t50. */
  readonly censored: boolean;
  /** Standard deviation of what is new in each evaluation, in the unit of the values. */
  readonly residualSd: number;
  /** Correlation of the noise of neighbouring evaluations (of neighbouring bins in a log of over 800 points). */
  readonly rho: number;
  /** AR-BIC weights of the shapes that the curve might have; they sum to 1. */
  readonly weights: Readonly<Record<ModelName, number>>;
  /** BIC of a constant minus BIC of the logistic. */
  readonly deltaBicConstant: number;
  /** Points left out as spikes. */
  readonly spikes: number;
}
