import { compareModels } from '../alternatives/index.js';
import { FLOOR } from '../noise/response.js';
import { findLoneSpikes, findSpikes, type Residuals, withoutSpikes } from '../noise/spikes.js';
import { halfCrossing } from './crossing.js';
import { bracketOf, logTime } from './log-time.js';
import { logistic, type Shape, timeOfPart } from './logistic.js';
import { mixtureFor } from './mixture.js';
import { midpointPosterior, posteriorQuantile } from './posterior.js';
import { type Problem, pose } from './problem.js';
import { approach, polish, searchFromAfar } from './search.js';
import { LONGEST } from './thin.js';
import type { Interval, TransitionFit } from './transition.js';

const FEWEST_POINTS = 8;
/** How often the bins of a long curve are fitted to the width found. */
const REFITS = 3;

export interface FitOptions {
  /** Bounds of the levels before and after, such as `[0, 1]` for an accuracy. Default: one range beyond the values. */
  readonly levels?: Interval;
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
  const all = values.subarray(start);
  const first = pose(x, all, options.levels);
  if (!first) return undefined;
  const rough = approach(first, searchFromAfar(first));
  const hampel = findSpikes(residualsOf(first, rough, x, all));
  const kept = [withoutSpikes(x, hampel), withoutSpikes(all, hampel)] as const;
  const second = refine(...kept, rough, options.levels);
  if (!second) return undefined;
  const lone = loneSpikes(second, ...kept);
  const clean = withoutSpikes(kept[0], lone);
  const refined =
    clean.length < kept[0].length
      ? refine(clean, withoutSpikes(kept[1], lone), second.leastSquares, options.levels)
      : second;
  return refined && describe(times, refined, x.length - clean.length);
}

/** In a long curve the bins take them up. */
function loneSpikes({ problem, leastSquares }: Refined, x: Float64Array, values: Float64Array): Uint8Array {
  if (x.length > LONGEST) return new Uint8Array(x.length);
  const { rho } = problem.likelihood.levels(leastSquares);
  return findLoneSpikes(residualsOf(problem, leastSquares, x, values), rho);
}

/** The middle part of a bracket, in ln(step): within it nothing says where a move that is narrower lies. */
function centreOf([low, high]: Interval, part: number): Interval {
  if (low <= 0) return [low, high];
  const cut = (high / low) ** ((1 - part) / 2);
  return [low * cut, high / cut];
}

function residualsOf(
  { response, likelihood }: Problem,
  shape: Shape,
  x: Float64Array,
  values: Float64Array,
): Residuals {
  const { from, to } = likelihood.levels(shape);
  const done = logistic(x, shape);
  const residuals = values.map(
    (value, i) => value - response.centre - response.range * (from + (to - from) * (done[i] ?? 0)),
  );
  return { residuals, values, floor: FLOOR * response.range };
}

interface Refined {
  readonly problem: Problem;
  /** Best shape for white noise. */
  readonly leastSquares: Shape;
}

/** Least squares near `rough`; a long curve is binned anew for each width found. */
function refine(
  x: Float64Array,
  values: Float64Array,
  rough: Shape,
  levels: Interval | undefined,
): Refined | undefined {
  const rounds = x.length > LONGEST ? REFITS : 1;
  let refined: Refined | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const start = refined?.leastSquares ?? rough;
    const problem = pose(x, values, levels, start);
    if (!problem) return undefined;
    refined = { problem, leastSquares: approach(problem, start) };
  }
  return refined;
}

function describe(steps: Float64Array, { problem, leastSquares }: Refined, spikes: number): TransitionFit {
  const { response, box } = problem;
  const likelihood = mixtureFor(problem, leastSquares);
  const hill = polish(likelihood, box, leastSquares);
  const shape = hill.top;
  const { from, to, rho, innovation } = likelihood.levels(shape);
  const width = Math.exp(shape[1]);
  const middle = halfCrossing(response, shape, { from, to, rho, innovation });
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
    t10: timeOfPart([middle, shape[1]], 0.1),
    t50,
    t90: timeOfPart([middle, shape[1]], 0.9),
    width,
    interval50: interval(0.5),
    interval80: interval(0.8),
    interval95: interval(0.95),
    bracket,
    censored,
    residualSd: innovation * response.range,
    rho,
    ...compareModels(response, logistic(response.x, shape)),
    spikes,
  };
}
