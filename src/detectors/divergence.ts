import type { Curves } from '../run/curves.js';
import type { Memorisation } from './memorisation.js';

/**
 * Whether training diverged: the train loss is not finite at the end of the log, or ends at over ten times its first
 * value after something had been learnt. A model that never learnt anything did not diverge from it.
 */
export function hasDiverged(curves: Curves, memorisation: Memorisation): boolean {
  if (curves.divergedAt !== undefined) return true;
  const losses = curves.trainLoss?.values;
  const [first, last] = [losses?.[0], losses?.at(-1)];
  return first !== undefined && last !== undefined && last > 10 * first && memorisation.highest >= 0.5;
}
