import { FLOOR } from '../noise/response.js';
import { type PathProblem, between, leastPenalty } from './path.js';
import { type Segmentation, optimalSegmentation, undivided } from './segmentation.js';

/** Each penalty of the first, coarse search is this many times the one before. */
const RATIO = 2;
const PRICE = 5;

/**
 * The segmentation of the path of penalties whose residuals, as AR(1) noise, have the smallest Bayesian information
 * criterion. A penalty from the variance of white noise cuts autocorrelated noise to pieces.
 *
 * The path is known first at penalties of a fixed ratio, then around the best of them until its neighbours on the path
 * are known.
 *
 * @param problem with at least one value
 */
export function chooseSegmentation(problem: PathProblem): Segmentation {
  const { values, cost, minLength } = problem;
  const floor = (FLOOR * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)) ** 2;
  const judge = (one: Segmentation): Judged => ({ one, criterion: innovationCriterion(values, one, floor) });
  const whole = undivided(values, cost, 0);
  if (whole.squares === 0 || values.length < 3) return whole;
  const known = [judge(whole)];
  const least = leastPenalty(values);
  for (let penalty = whole.squares / RATIO; penalty > least; penalty /= RATIO) {
    const one = optimalSegmentation(values, cost, penalty, minLength);
    if (one.changes.length > (known.at(-1)?.one.changes.length ?? 0)) known.push(judge(one));
  }
  let best = bestOf(known);
  for (let side = 0; side < 2; side += 1) {
    const at = known.indexOf(best) - side;
    const [few, many] = [known[at], known[at + 1]];
    if (!few || !many) continue;
    const { found } = between(problem, few.one, many.one);
    if (!found) continue;
    known.splice(at + 1, 0, judge(found));
    best = bestOf(known);
    side = -1;
  }
  return best.one;
}
interface Judged {
  readonly one: Segmentation;
  readonly criterion: number;
}
function bestOf(known: readonly Judged[]): Judged {
  return known.reduce((best, one) => (one.criterion < best.criterion ? one : best));
}

function innovationCriterion(
  values: Float64Array,
  { changes, means, slopes }: Segmentation,
  floor: number,
): number {
  const count = values.length;
  const residuals = values.slice();
  for (const [k, mean] of means.entries()) {
    const end = changes[k] ?? count;
    const start = changes[k - 1] ?? 0;
    for (let i = start; i < end; i += 1)
      residuals[i] = (residuals[i] ?? 0) - mean - (slopes[k] ?? 0) * (i - (start + end - 1) / 2);
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
