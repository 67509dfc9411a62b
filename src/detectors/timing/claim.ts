import type { TransitionFit } from './transition.js';

/**
 * Whether a fit is enough to speak of a sharp transition: the logistic has over 99 % of the weight among the shapes
 * that a curve might have, and describes it far better than a constant does (detection note, §3c).
 *
 * @param count number of evaluations
 */
export function isTransition(fit: TransitionFit, count: number): boolean {
  return fit.weights.logistic > 0.99 && fit.deltaBicConstant > 10 + 2 * Math.log(count);
}
