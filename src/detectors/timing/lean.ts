import type { LeastSquares } from './least-squares.js';
import { TransitionLikelihood } from './likelihood.js';
import type { Lean } from './logistic.js';
import type { Problem } from './problem.js';
import { polish } from './search.js';

const LEANS: readonly Lean[] = [-2, -1, 1, 2];

/**
 * The fit with the lean that the curve asks for: none, unless one of the others is so much more likely that it pays for
 * its parameter and for the choice among four.
 */
export function leanAsAsked(fit: LeastSquares): LeastSquares {
  const { response, precision, bounds } = fit.problem;
  const price = Math.log(response.x.length) / 2 + Math.log(LEANS.length);
  let best = atBest(fit.problem, fit);
  let toBeat = best.logMarginal + price;
  for (const lean of LEANS) {
    const likelihood = new TransitionLikelihood(response, precision, bounds, lean);
    const other = atBest({ ...fit.problem, lean, likelihood }, fit);
    if (other.logMarginal > toBeat) [best, toBeat] = [other, other.logMarginal];
  }
  return best;
}

function atBest(problem: Problem, { shape }: LeastSquares): LeastSquares & { readonly logMarginal: number } {
  const { likelihood, box } = problem;
  const { top } = polish(likelihood, box, shape);
  return { problem, shape: top, logMarginal: likelihood.logMarginal(top) };
}
