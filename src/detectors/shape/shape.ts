import type { Memorisation } from '../memorisation.js';
import type { Score } from '../score.js';
import { median, medianFilter } from '../numerics/index.js';
import { select } from '../numerics/select.js';
import { filterWidth } from './filter-width.js';

/** The test curve as the rules see it: where it stood, where it stands, and its smoothed course after the fit. */
export interface Shape {
  /** The course of the whole log, smoothed, without stretches in which train itself was lost. */
  readonly steps: Float64Array;
  readonly smoothed: Float64Array;
  /** Index of the first evaluation at or after the memorisation step. */
  readonly fitIndex: number;
  readonly start: number;
  readonly atFit: number;
  readonly final: number;
  readonly highest: number;
  /** Change of the test score over the last tenth of the log. */
  readonly drift: number;
  /** Share of the test evaluations after the fit at which train was not fitted. */
  readonly unfitShare: number;
  /** Number of times that train was lost and fitted again. */
  readonly trainCrashes: number;
}

/** Describes the test curve of a run relative to its memorisation step. */
export function shapeOf(test: Score, train: Score, memorisation: Memorisation): Shape {
  const fit = memorisation.fit?.step ?? Number.POSITIVE_INFINITY;
  const { keep, unfitShare, trainCrashes } = whereFitted(test.steps, train.steps, memorisation, fit);
  const steps = select(test.steps, keep, 1);
  const smoothed = select(medianFilter(test.scores, filterWidth(test.scores.length)), keep, 1);
  const found = steps.findIndex((step) => step >= fit);
  const fitIndex = found < 0 ? Math.max(0, steps.length - 1) : found;
  const drift = endDrift(test.steps, test.scores);
  return {
    steps,
    smoothed,
    fitIndex,
    start: Math.min(...smoothed.subarray(0, Math.min(3, Math.max(1, fitIndex)))),
    atFit: smoothed[fitIndex] ?? 0,
    final: finalLevel(steps, smoothed),
    highest: smoothed.reduce((most, score) => Math.max(most, score), 0),
    drift,
    unfitShare,
    trainCrashes,
  };
}

/** Marks the test evaluations to keep: those before the fit, and those at which train holds 95 % of its level. */
function whereFitted(
  testSteps: Float64Array,
  trainSteps: Float64Array,
  memorisation: Memorisation,
  fit: number,
): { keep: Uint8Array; unfitShare: number; trainCrashes: number } {
  const keep = new Uint8Array(testSteps.length).fill(1);
  let after = 0;
  let unfit = 0;
  let trainCrashes = 0;
  let at = 0;
  let wasLost = false;
  for (let i = 0; i < testSteps.length; i++) {
    const step = testSteps[i] as number;
    if (step < fit) continue;
    while (at + 1 < trainSteps.length && (trainSteps[at + 1] as number) <= step) at += 1;
    const isLost = (memorisation.smoothed[at] ?? 1) < memorisation.leaveScore;
    after += 1;
    if (isLost) {
      keep[i] = 0;
      unfit += 1;
    }
    if (isLost && !wasLost) trainCrashes += 1;
    wasLost = isLost;
  }
  if (unfit > 0.9 * after) keep.fill(1);
  return { keep, unfitShare: after > 0 ? unfit / after : 0, trainCrashes };
}

/** Median over the last tenth of the time axis, of at least three evaluations. */
function finalLevel(steps: Float64Array, values: Float64Array): number {
  const last = steps.at(-1) ?? 0;
  const first = steps[0] ?? 0;
  const from = steps.findIndex((step) => step >= last - 0.1 * (last - first));
  return median(values.subarray(Math.max(0, Math.min(from, values.length - 3))));
}

/** Median of the last twentieth minus that of the twentieth before it, of at least two evaluations each. */
function endDrift(steps: Float64Array, values: Float64Array): number {
  if (values.length < 3) return 0;
  const last = steps.at(-1) ?? 0;
  const first = steps[0] ?? 0;
  const indexOf = (share: number): number => steps.findIndex((step) => step >= last - share * (last - first));
  const middle = Math.max(0, Math.min(indexOf(0.05), values.length - 2));
  const start = Math.max(0, Math.min(indexOf(0.1), middle - 2));
  return median(values.subarray(middle)) - median(values.subarray(start, middle));
}
