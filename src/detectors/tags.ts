import { decayKind } from '../run/clock.js';
import type { Curve, Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';
import type { Transition, Verdict } from './diagnosis.js';
import type { Memorisation } from './memorisation.js';
import type { Shape } from './shape/shape.js';

interface Seen {
  readonly verdict: Verdict;
  readonly curves: Curves;
  readonly hyperparameters: Hyperparameters;
  readonly memorisation: Memorisation;
  readonly shape: Shape;
  readonly transition: Transition | null;
  readonly delayRatio: number | null;
}

/** The tags of theory note §4.2 that can be read from the curves; they add to the verdict and never change it. */
export function tagsOf(seen: Seen): string[] {
  const { verdict, transition, delayRatio, memorisation, shape } = seen;
  const tags: string[] = [];
  const add = (tag: string, holds: boolean): void => {
    if (holds) tags.push(tag);
  };
  if (verdict === 'grokking' && transition && delayRatio !== null) {
    add(delayRatio >= 10 ? 'strong' : 'weak', true);
    const width = Math.log(transition.t90 / transition.t10);
    add(width <= Math.log(3) ? 'sharp' : width <= Math.log(10) ? 'moderate' : 'slow', true);
    add('threshold_artifact', testLossFellFirst(seen, transition));
  }
  add('left_censored_fit', memorisation.atFirstEvaluation);
  add('train_ceiling', memorisation.ceiling !== null);
  add('unstable', shape.trainCrashes >= 2);
  add('slingshot', spikesOf(seen.curves.trainLoss, memorisation) >= 2);
  add(
    'adam_family',
    /adam/i.test(seen.hyperparameters.optimizer?.value ?? '') ||
      decayKind(seen.hyperparameters.optimizer?.value) === 'adaptive-coupled',
  );
  add('norm_grows', growth(seen.curves.weightNorm) > 1.1);
  add(
    'over_regularised',
    (verdict === 'collapse' || verdict === 'no_learning') && growth(seen.curves.weightNorm) < 0.05,
  );
  add('stalled_numerically', verdict === 'memorised_so_far' && isStalled(seen));
  add('loss_hump', verdict === 'grokking' && hasHump(seen.curves.testLoss, 1.3, 0));
  add('train_hump', hasHump(seen.curves.trainLoss, 3, memorisation.fit?.step ?? Number.POSITIVE_INFINITY));
  return tags;
}

function growth(norm: Curve | undefined): number {
  const [first, last] = [norm?.values[0], norm?.values.at(-1)];
  return first !== undefined && last !== undefined && first > 0 ? last / first : 1;
}

/** Spikes of the train loss after the fit to ten times its running minimum that recover within a factor 1.25 of time. */
function spikesOf(loss: Curve | undefined, memorisation: Memorisation): number {
  if (!loss || !memorisation.fit) return 0;
  let lowest = Number.POSITIVE_INFINITY;
  let since: number | null = null;
  let spikes = 0;
  for (let i = 0; i < loss.steps.length; i++) {
    const step = loss.steps[i] as number;
    const value = loss.values[i] as number;
    if (step < memorisation.fit.step) continue;
    if (value >= 10 * lowest && lowest > 0) since ??= step;
    else if (since !== null && value < 3 * lowest) {
      if (step <= 1.25 * since) spikes += 1;
      since = null;
    }
    lowest = Math.min(lowest, value);
  }
  return spikes;
}

/** The train loss is exactly zero or frozen at float precision for the last tenth of the log, without weight decay. */
function isStalled({ curves, hyperparameters }: Seen): boolean {
  const losses = curves.trainLoss?.values;
  if (!losses || losses.length < 10 || (hyperparameters.weightDecay?.value ?? 0) > 0) return false;
  const tail = losses.subarray(Math.floor(0.9 * losses.length));
  return tail.every((value) => value <= 1e-7) && tail.every((value) => value === tail[0]);
}

/** An inner maximum after `from` that stands `factor` over both what comes before and what comes after it. */
function hasHump(curve: Curve | undefined, factor: number, from: number): boolean {
  if (!curve) return false;
  const start = curve.steps.findIndex((step) => step >= from);
  if (start < 0) return false;
  const values = curve.values.subarray(start);
  let lowest = Number.POSITIVE_INFINITY;
  let top = 0;
  for (const value of values) {
    if (top > 0 && value * factor <= top) return true;
    if (value >= factor * lowest) top = Math.max(top, value);
    lowest = Math.min(lowest, value);
  }
  return false;
}

/** Half of the fall of ln(test loss) from the fit to the end was done before the accuracy began to move. */
function testLossFellFirst({ curves, memorisation }: Seen, transition: Transition): boolean {
  const loss = curves.testLoss;
  if (!loss || !memorisation.fit) return false;
  const at = (step: number): number =>
    Math.log(
      loss.values[
        Math.max(
          0,
          loss.steps.findLastIndex((one) => one <= step),
        )
      ] ?? Number.NaN,
    );
  const end = Math.log(loss.values.at(-1) ?? Number.NaN);
  const fit = at(memorisation.fit.step);
  return fit - end > 0 && (fit - at(transition.t10)) / (fit - end) > 0.5;
}
