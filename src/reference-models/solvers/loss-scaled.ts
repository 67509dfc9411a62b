import { GrokscopeError } from '../../util/errors.js';
import type { Problem } from '../problem.js';

/** ln L(θ); writes ∇ ln L into `gradient`. */
export type LogLoss = (parameters: Float64Array, gradient: Float64Array) => number;

/**
 * The logarithmic loss of a problem that trains with a loss-scaled rate.
 *
 * @throws GrokscopeError `usage` with weight decay, or where the problem has no logarithmic loss.
 */
export function lossScaledProblem({ logLoss }: Problem, weightDecay: number): LogLoss {
  if (weightDecay !== 0) {
    throw new GrokscopeError(
      'usage',
      'weightDecay',
      `weightDecay is ${weightDecay}, but a loss-scaled rate is for training without weight decay`,
      'Set weightDecay to 0.',
    );
  }
  if (logLoss) return logLoss;
  throw new GrokscopeError(
    'usage',
    'lossScaled',
    'this model has no loss-scaled rate',
    'Train with a constant rate.',
  );
}
