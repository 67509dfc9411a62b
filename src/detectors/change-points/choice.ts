import { FLOOR } from '../noise/response.js';
import { differenceDeviation } from '../numerics/order-statistics.js';
import { optimalSegmentation, type Segmentation } from './segmentation.js';

/** Each penalty that is tried is this many times the one before. */
const RATIO = 2;
/**
 * What a change costs, in units of ln(n): two parameters (its place and its level), times a factor for the freedom to
 * choose the place and for noise that is not quite AR(1).
 */
const PRICE = 5;

/**
 * The segmentation whose residuals, as AR(1) noise, have the smallest Bayesian information criterion, among the exact
 * ones for a range of penalties. A penalty from the variance of white noise cuts autocorrelated noise to pieces.
 *
 * @param values centred, at least one
 */
export function chooseSegmentation(values: Float64Array, minLength: number): Segmentation {
  const count = values.length;
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const range = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const floor = (FLOOR * range) ** 2;
  let chosen = optimalSegmentation(values, squares, minLength);
  if (count < 3 || squares === 0) return chosen;
  const least = Math.max(differenceDeviation(values) ** 2, floor) * Math.log(count);
  let smallest = innovationCriterion(values, chosen, floor);
  for (let penalty = squares / RATIO; penalty > least; penalty /= RATIO) {
    const segmentation = optimalSegmentation(values, penalty, minLength);
    const criterion = innovationCriterion(values, segmentation, floor);
    if (criterion < smallest) [smallest, chosen] = [criterion, segmentation];
  }
  return chosen;
}

function innovationCriterion(values: Float64Array, { changes, means }: Segmentation, floor: number): number {
  const count = values.length;
  const residuals = values.slice();
  for (const [k, mean] of means.entries()) {
    const end = changes[k] ?? count;
    for (let i = changes[k - 1] ?? 0; i < end; i += 1) residuals[i] = (residuals[i] ?? 0) - mean;
  }
  let squares = 0;
  let lagged = 0;
  let previous = 0;
  for (const residual of residuals) {
    squares += residual * residual;
    lagged += residual * previous;
    previous = residual;
  }
  const correlation = squares > 0 ? Math.max(lagged / squares, 0) : 0;
  const innovations = (squares / count) * (1 - correlation * correlation) + floor;
  return count * Math.log(innovations) + PRICE * changes.length * Math.log(count);
}
