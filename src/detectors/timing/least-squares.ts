import { logTime } from './log-time.js';
import type { Shape } from './logistic.js';
import { type Problem, pose } from './problem.js';
import { approach, searchFromAfar } from './search.js';
import { LONGEST } from './thin.js';
import type { Interval } from './transition.js';

/** Fewest evaluations that a fit can rest on. */
export const FEWEST_POINTS = 8;
/** How often the bins of a long curve are fitted to the width found. */
const REFITS = 3;

/** A curve with its best shape for white noise. */
export interface LeastSquares {
  readonly problem: Problem;
  readonly shape: Shape;
}

/** @returns undefined where all values are equal */
export function leastSquares(
  x: Float64Array,
  values: Float64Array,
  levels: Interval | undefined,
): LeastSquares | undefined {
  const problem = pose(x, values, levels);
  return problem && { problem, shape: approach(problem, searchFromAfar(problem)) };
}

/** Least squares near a shape; a long curve is binned anew for each width found. */
export function refine(
  x: Float64Array,
  values: Float64Array,
  levels: Interval | undefined,
  near: Shape,
): LeastSquares | undefined {
  const rounds = x.length > LONGEST ? REFITS : 1;
  let refined: LeastSquares | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const start = refined?.shape ?? near;
    const problem = pose(x, values, levels, start);
    if (!problem) return undefined;
    refined = { problem, shape: approach(problem, start) };
  }
  return refined;
}

/** A logistic in ln(step): level(step) = from + (to - from) / (1 + (step / t50)^(-1 / width)). */
export interface LogisticFit {
  readonly from: number;
  readonly to: number;
  /** Step half-way between the levels. */
  readonly t50: number;
  /** Scale in ln(step). */
  readonly width: number;
}

/**
 * The least-squares logistic in ln(step), by variable projection from a search over the whole curve: no start is
 * needed. The quick answer where no interval is asked for, and the first stage of `fitTransition`.
 *
 * @param steps strictly ascending, not negative
 * @param values finite, one a step
 * @param levels bounds of both levels, such as `[0, 1]` for an accuracy; default: one range beyond the values
 * @returns undefined for fewer than 8 points or a constant curve
 * @example
 * const steps = Float64Array.from({ length: 50 }, (_, i) => 1.2 ** i);
 * const rise = steps.map((step) => 0.1 + 0.8 / (1 + (step / 300) ** -5));
 * Math.round(fitLogistic(steps, rise)?.t50 ?? 0); // => 300
 */
export function fitLogistic(
  steps: Float64Array,
  values: Float64Array,
  levels?: Interval,
): LogisticFit | undefined {
  if (steps.length < FEWEST_POINTS) return undefined;
  const fit = leastSquares(logTime(steps), values, levels);
  if (!fit) return undefined;
  const { response, likelihood } = fit.problem;
  const { from, to } = likelihood.levelsOfWhite(fit.shape);
  const level = (part: number): number => response.centre + response.range * part;
  return { from: level(from), to: level(to), t50: Math.exp(fit.shape[0]), width: Math.exp(fit.shape[1]) };
}
