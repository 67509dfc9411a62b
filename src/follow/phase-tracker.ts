import {
  evaluationsAfter,
  RunWatch,
  type WatchEvent,
  type WatchPhase,
  type WatchState,
} from '../detectors/online/index.js';
import type { Curve, Curves } from '../run/curves.js';
import { sameNumbers } from './same-run.js';

/** Curves of which an evaluation is made, as far as the watch looks at them. */
const roles = ['trainAccuracy', 'trainLoss', 'testAccuracy', 'testLoss'] as const;

/**
 * Keeps a `RunWatch` at the end of curves that grow, so that it stands where it would stand after one walk over all of
 * them. Evaluations that a row yet to come may change, because another curve is behind, are pushed provisionally. Curves
 * whose past has changed are walked over anew.
 */
export class PhaseTracker {
  private seen: Curves | undefined;
  /** After all evaluations up to `settledStep`. */
  private settled: WatchState = new RunWatch().state();
  private settledStep = Number.NEGATIVE_INFINITY;
  /** Changes of phase up to `settledStep`. */
  private settledEvents: readonly WatchEvent[] = [];
  private provisional: readonly WatchEvent[] = [];

  /** All changes of phase so far. */
  get events(): WatchEvent[] {
    return [...this.settledEvents, ...this.provisional];
  }

  get phase(): WatchPhase {
    return this.events.at(-1)?.phase ?? 'memorising';
  }

  /** Takes the curves as they are now; tells the changes of phase that were not known before. */
  update(curves: Curves): WatchEvent[] {
    const known = this.events;
    if (!this.seen || !continues(this.seen, curves)) {
      this.settled = new RunWatch({ chance: curves.chance?.value ?? 0 }).state();
      this.settledStep = Number.NEGATIVE_INFINITY;
      this.settledEvents = [];
    }
    this.seen = curves;
    const watch = RunWatch.resume(this.settled);
    const safe = Math.min(...roles.map((role) => endOf(curves[role])));
    const [settled, provisional]: [WatchEvent[], WatchEvent[]] = [[...this.settledEvents], []];
    let hasPassed = false;
    for (const evaluation of evaluationsAfter(curves, this.settledStep)) {
      if (!hasPassed && evaluation.step > safe) {
        hasPassed = true;
        this.settled = watch.state();
      }
      const event = watch.push(evaluation);
      if (event) (hasPassed ? provisional : settled).push(event);
    }
    if (!hasPassed) this.settled = watch.state();
    this.settledStep = this.settled.lastStep ?? Number.NEGATIVE_INFINITY;
    this.settledEvents = settled;
    this.provisional = provisional;
    return this.events.filter(
      ({ step, phase }) => !known.some((event) => event.step === step && event.phase === phase),
    );
  }
}

/** The last step of a curve. One that is not there hides no step. */
function endOf(curve: Curve | undefined): number {
  return curve ? (curve.steps.at(-1) ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
}

/** Whether curves begin with all that others hold. */
function continues(before: Curves, after: Curves): boolean {
  if (before.chance?.value !== after.chance?.value) return false;
  return roles.every((role) => {
    const [one, other] = [before[role], after[role]];
    return one === undefined ? other === undefined : other !== undefined && startsWith(other, one);
  });
}

function startsWith(curve: Curve, start: Curve): boolean {
  return isPrefix(start.steps, curve.steps) && isPrefix(start.values, curve.values);
}

function isPrefix(start: Float64Array, whole: Float64Array): boolean {
  return sameNumbers(start, whole.subarray(0, start.length));
}
