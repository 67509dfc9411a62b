import { compareModels } from '../alternatives/index.js';
import { halfCrossing } from './crossing.js';
import { leanAsAsked } from './lean.js';
import { FEWEST_POINTS, type LeastSquares } from './least-squares.js';
import { bracketOf, logTime } from './log-time.js';
import { logistic, timeOfPart } from './logistic.js';
import { mixtureFor } from './mixture.js';
import { midpointPosterior, posteriorQuantile } from './posterior.js';
import { polish } from './search.js';
import type { Interval, TransitionFit } from './transition.js';
import { fitWithoutSpikes } from './without-spikes.js';

export interface FitOptions {
  /** Bounds of the levels before and after, such as `[0, 1]` for an accuracy. Default: one range beyond the values. */
  readonly levels?: Interval;
  /** Number of examples that an accuracy is the mean of: it is not less noisy than counting them is. Default: unknown. */
  readonly evaluationSize?: number;
}

/**
 * Fits a 4-parameter logistic in ln(step) and says when the move happened, how sure that is, and how much better the
 * logistic describes the curve than shapes without a transition do (design note, detection §4). Levels are found by
 * variable projection, noise is AR(1) in the order of evaluations, and spikes are left out. O(n) in the number of
 * points.
 *
 * @param steps strictly ascending; steps below 0 are left out
 * @param values finite, one a step
 * @returns undefined for fewer than 8 points or a constant curve
 */
export function fitTransition(
  steps: Float64Array,
  values: Float64Array,
  options: FitOptions = {},
): TransitionFit | undefined {
  const start = steps.findIndex((step) => step >= 0);
  if (start < 0 || steps.length - start < FEWEST_POINTS) return undefined;
  const times = steps.subarray(start);
  const x = logTime(times);
  const found = fitWithoutSpikes(x, values.subarray(start), options.levels);
  return found && describe(times, leanAsAsked(found.fit), found.spikes, options.evaluationSize);
}

/** The middle part of a bracket, in ln(step): within it nothing says where a move that is narrower lies. */
function centreOf([low, high]: Interval, part: number): Interval {
  if (low <= 0) return [low, high];
  const cut = (high / low) ** ((1 - part) / 2);
  return [low * cut, high / cut];
}

function describe(
  steps: Float64Array,
  { problem, shape: near }: LeastSquares,
  spikes: number,
  evaluationSize: number | undefined,
): TransitionFit {
  const { response, box, lean } = problem;
  const likelihood = mixtureFor(problem, near, evaluationSize);
  const hill = polish(likelihood, box, near);
  const shape = hill.top;
  const { from, to, rho, innovation } = likelihood.levels(shape);
  const width = Math.exp(shape[1]);
  const middle = halfCrossing(response, shape, { from, to, rho, innovation }, lean);
  const t50 = Math.exp(middle);
  const bracket = bracketOf(steps, t50);
  const last = steps.at(-1) ?? t50;
  const censored = middle + width > Math.log(last);

  const posterior = midpointPosterior(likelihood, box, hill);
  const isResolved = width >= Math.log(bracket[1] / bracket[0]) / 2;
  const interval = (mass: number): Interval => {
    const [low, high] = [(1 - mass) / 2, (1 + mass) / 2].map((part) =>
      Math.exp(posteriorQuantile(posterior, part) + middle - shape[0]),
    ) as [number, number];
    const [first, end] = isResolved ? [t50, t50] : centreOf(bracket, mass);
    return [Math.min(low, first), censored ? last : Math.max(high, end)];
  };

  return {
    direction: to >= from ? 'rise' : 'fall',
    from: response.centre + response.range * from,
    to: response.centre + response.range * to,
    t10: timeOfPart([middle, shape[1]], 0.1, lean),
    t50,
    t90: timeOfPart([middle, shape[1]], 0.9, lean),
    width,
    lean,
    interval50: interval(0.5),
    interval80: interval(0.8),
    interval95: interval(0.95),
    bracket,
    censored,
    residualSd: innovation * response.range,
    rho,
    ...compareModels(response, logistic(response.x, shape, lean), lean === 0 ? 2 : 3),
    spikes,
  };
}
