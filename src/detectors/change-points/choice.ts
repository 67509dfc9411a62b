import { FLOOR } from '../noise/response.js';
import { innovationCriterion } from './criterion.js';
import { between, leastPenalty } from './path.js';
import { type Problem, type Segmentation, optimalSegmentation, undivided } from './segmentation.js';

/** Each penalty of the coarse search is this many times the one after. */
const RATIO = 2;

interface Judged {
  readonly segmentation: Segmentation;
  readonly criterion: number;
}

/**
 * The segmentation of the path of penalties with the smallest innovation criterion. A penalty from the variance of white
 * noise would cut autocorrelated noise to pieces.
 *
 * The path is first followed in coarse steps, then searched around the best of them until its neighbours are known: some
 * 20 exact solutions, however long the path.
 */
export function chooseSegmentation(problem: Problem): Segmentation {
  const { values } = problem;
  const range = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const judged = (segmentation: Segmentation): Judged => ({
    segmentation,
    criterion: innovationCriterion(values, segmentation, (FLOOR * range) ** 2),
  });
  const path = coarsePath(problem).map(judged);
  for (;;) {
    const best = path.reduce((one, other) => (other.criterion < one.criterion ? other : one));
    const at = path.indexOf(best);
    const neighbour = [at, at - 1].find((few) => {
      const [left, right] = [path[few], path[few + 1]];
      const found = left && right && between(problem, left.segmentation, right.segmentation);
      if (found) path.splice(few + 1, 0, judged(found));
      return found !== undefined;
    });
    if (neighbour === undefined) return best.segmentation;
  }
}

/** From no change to more than any series deserves, at penalties of a fixed ratio. */
function coarsePath(problem: Problem): Segmentation[] {
  const path = [undivided(problem)];
  const least = leastPenalty(problem.values);
  for (let penalty = (path[0] as Segmentation).squares / RATIO; penalty > least; penalty /= RATIO) {
    const segmentation = optimalSegmentation(problem, penalty);
    if (segmentation.changes.length > (path.at(-1)?.changes.length ?? 0)) path.push(segmentation);
  }
  return path;
}
