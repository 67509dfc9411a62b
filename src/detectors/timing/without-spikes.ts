import { FLOOR } from '../noise/response.js';
import { findLoneSpikes, findSpikes, type Residuals, withoutSpikes } from '../noise/spikes.js';
import { type LeastSquares, leastSquares, refine } from './least-squares.js';
import { logistic } from './logistic.js';
import { LONGEST } from './thin.js';
import type { Interval } from './transition.js';

/**
 * Least squares without the spikes of a curve: those that stand out from their surroundings, then, knowing how noise
 * carries over from one evaluation to the next, those that stand out from their neighbours.
 *
 * @returns undefined where all values are equal
 */
export function fitWithoutSpikes(
  x: Float64Array,
  values: Float64Array,
  levels: Interval | undefined,
): { readonly fit: LeastSquares; readonly spikes: number } | undefined {
  const first = leastSquares(x, values, levels);
  if (!first) return undefined;
  const far = findSpikes(residualsOf(first, x, values));
  const [times, kept] = [withoutSpikes(x, far), withoutSpikes(values, far)];
  const second = refine(times, kept, levels, first.shape);
  if (!second) return undefined;
  const lone = loneSpikes(second, times, kept);
  const [lastTimes, last] = [withoutSpikes(times, lone), withoutSpikes(kept, lone)];
  const fit = last.length < kept.length ? refine(lastTimes, last, levels, second.shape) : second;
  return fit && { fit, spikes: values.length - last.length };
}

/** In a long curve the bins take them up. */
function loneSpikes(fit: LeastSquares, x: Float64Array, values: Float64Array): Uint8Array {
  if (x.length > LONGEST) return new Uint8Array(x.length);
  return findLoneSpikes(residualsOf(fit, x, values), fit.problem.likelihood.levels(fit.shape).rho);
}

function residualsOf({ problem, shape }: LeastSquares, x: Float64Array, values: Float64Array): Residuals {
  const { response, likelihood } = problem;
  const { from, to } = likelihood.levels(shape);
  const done = logistic(x, shape);
  const residuals = values.map(
    (value, i) => value - response.centre - response.range * (from + (to - from) * (done[i] ?? 0)),
  );
  return { residuals, values, floor: FLOOR * response.range };
}
