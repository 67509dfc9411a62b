import { decayKind } from '../run/clock.js';
import type { Curve, Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';
import { clockBand, isGradientFlow } from './decay.js';
import type { Transition, Verdict } from './diagnosis.js';
import type { Memorisation } from './memorisation.js';
import type { Case } from './rules/case.js';
import { fallsThroughPlateau, hasHump, hasWideHump } from './shape/loss-shape.js';

interface Seen {
  readonly verdict: Verdict;
  readonly curves: Curves;
  readonly hyperparameters: Hyperparameters;
  readonly run: Case;
  readonly transition: Transition | null;
  readonly delayRatio: number | null;
}

/** The tags of theory note §4.2 that can be read from the curves; they add to the verdict and never change it. */
export function tagsOf(seen: Seen): string[] {
  const { verdict, transition, delayRatio, curves, run } = seen;
  const { memorisation, shape } = run;
  const fit = memorisation.fit?.step;
  const tags: string[] = [];
  const add = (tag: string, holds: boolean): void => {
    if (holds) tags.push(tag);
  };
  if (verdict === 'grokking' && transition && delayRatio !== null) {
    add(delayRatio >= 10 ? 'strong' : 'weak', true);
    const width = Math.log(transition.t90 / transition.t10);
    add(width <= Math.log(3) ? 'sharp' : width <= Math.log(10) ? 'moderate' : 'slow', true);
    add('threshold_artifact', fit !== undefined && fallsThroughPlateau(curves.testLoss, fit, transition));
  }
  add('staged', transition?.stages !== undefined);
  add('left_censored_fit', memorisation.atFirstEvaluation);
  add('train_ceiling', memorisation.ceiling !== null);
  add('refitted', run.earlierFit !== null);
  add('unstable', shape.trainCrashes >= 2);
  add('slingshot', spikesOf(curves.trainLoss, memorisation) >= 2);
  add(
    'adam_family',
    /adam/i.test(seen.hyperparameters.optimizer?.value ?? '') ||
      decayKind(seen.hyperparameters.optimizer?.value) === 'adaptive-coupled',
  );
  add('norm_grows', growth(curves.weightNorm) > 1.1);
  add('over_regularised', isOverRegularised(seen));
  add('stalled_numerically', verdict === 'memorised_so_far' && isStalled(seen));
  add('loss_hump', verdict === 'grokking' && hasHump(curves.testLoss, 1.3));
  add('train_hump', fit !== undefined && hasWideHump(curves.trainLoss, fit));
  if (verdict === 'memorised_so_far') tags.push(...windowTag(run));
  return tags;
}

/** Nothing is left to learn with: the norm went to under a twentieth where the clock ran for long enough to shrink it. */
function isOverRegularised({ verdict, curves, run: { decay } }: Seen): boolean {
  if (verdict !== 'collapse' && verdict !== 'no_learning') return false;
  const clockRan = 'why' in decay || decay.clock.at(curves.weightNorm?.steps.at(-1) ?? 0) > 1;
  return growth(curves.weightNorm) < 0.05 && clockRan;
}

/**
 * Where an unfinished run stands on the decay clock. Before the knee the norm still shrinks as by decay alone, and the
 * kernel phase is not over; after it alpha can be read, and with it the range in which a transition is to be expected.
 */
function windowTag({ decay, shape }: Case): string[] {
  const last = shape.steps.at(-1) ?? 0;
  if ('why' in decay || !decay.alpha || !isGradientFlow(decay, last)) return [];
  const slope = decay.slope(last);
  if (slope === null || slope > 0) return [];
  if (decay.knee === null) return ['before_window'];
  const [earliest, latest] = clockBand(decay.alpha.log);
  const now = decay.clock.at(last);
  return [now < earliest ? 'before_window' : now > latest ? 'past_window' : 'in_window'];
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

/** Train loss and test score no longer change at all, the loss at zero to float precision, without weight decay. */
function isStalled({ curves, hyperparameters, run }: Seen): boolean {
  const losses = curves.trainLoss?.values;
  if (!losses || losses.length < 10 || (hyperparameters.weightDecay?.value ?? 0) > 0) return false;
  const loss = lastTenth(losses);
  const isZero = loss.every((value) => value <= 1e-7 && value === loss[0]);
  const test = lastTenth(run.scores.test.scores);
  return isZero && test.every((value) => Math.abs(value - (test[0] as number)) <= 0.01);
}

function lastTenth(values: Float64Array): Float64Array {
  return values.subarray(Math.floor(0.9 * values.length));
}
