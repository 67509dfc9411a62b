import type { Crossing } from './diagnosis.js';
import { crossingBetween } from './shape/crossing.js';
import { median, medianFilter } from './numerics/index.js';
import { filterWidth } from './shape/filter-width.js';
import type { Score } from './score.js';

/** A stretch after the fit in which train was under 95 % of the fit level, too long to be a spike. Steps. */
export interface LostFit {
  readonly from: number;
  /** First step at which train is fitted again; null where the log ends first. */
  readonly to: number | null;
}

/** When and how well the training data were fitted. */
export interface Memorisation {
  /** First step from which the train score holds the fit level; null where it never does. */
  readonly fit: Crossing | null;
  /** The train data are fitted in the first evaluation already, so that `fit` is an upper bound. */
  readonly atFirstEvaluation: boolean;
  /** Train score from which on the data count as fitted. */
  readonly fitScore: number;
  /** The train score levels off under 1 (label noise, conflicting rules, dropout); the fit level is relative to this. */
  readonly ceiling: number | null;
  /** Highest and final train score, smoothed. */
  readonly highest: number;
  readonly final: number;
  /** Train scores, smoothed, on the steps of the train curve. */
  readonly smoothed: Float64Array;
  /** Smoothed train score under which the fit counts as lost. */
  readonly leaveScore: number;
  readonly lost: readonly LostFit[];
}

/** Longest factor of time within which train may come back from a dip that counts for nothing (theory note §4.2). */
const brief = 1.1;
/** How long a loss of the fit must last to count as lasting: factor of time and evaluations (theory note §4.1). */
const lasting = { factor: 1.25, evaluations: 3 };

/**
 * Finds the memorisation step: the first evaluation at the fit level that 4 of the next 5 evaluations hold too,
 * interpolated in ln(step) from the evaluation before. Where train levels off between .75 and .99 for most of the
 * log, 99 % of that ceiling is the fit level.
 *
 * @param after step before which no fit is looked for; default: the start of the log
 */
export function findMemorisation(train: Score, fitScore: number, after = 0): Memorisation {
  const { steps, scores } = train;
  const smoothed = medianFilter(scores, filterWidth(scores.length));
  const highest = smoothed.reduce((most, score) => Math.max(most, score), 0);
  const ceiling = highest < fitScore ? ceilingOf(steps, smoothed, highest) : null;
  const level = ceiling === null ? fitScore : 0.99 * ceiling;
  const index = firstHeld(
    scores,
    smoothed,
    level,
    steps.findIndex((step) => step >= after),
  );
  const leaveScore = 0.95 * Math.min(1, level / 0.99);
  const final = median(smoothed.subarray(-Math.max(1, Math.min(5, Math.round(smoothed.length / 20)))));
  const lost = index === undefined ? [] : lostFits(steps, smoothed, index, leaveScore);
  const shared = { fitScore: level, ceiling, highest, final, smoothed, leaveScore, lost };
  if (index === undefined) return { ...shared, fit: null, atFirstEvaluation: false };
  const first = steps[index] as number;
  if (index === 0) return { ...shared, fit: { step: first, bracket: [0, first] }, atFirstEvaluation: true };
  return { ...shared, fit: crossingBetween(steps, scores, index - 1, level), atFirstEvaluation: false };
}

function firstHeld(
  scores: Float64Array,
  smoothed: Float64Array,
  level: number,
  start: number,
): number | undefined {
  for (let i = Math.max(0, start); i < scores.length; i++) {
    if ((scores[i] as number) < level) continue;
    const next = smoothed.subarray(i + 1, i + 6);
    let held = 0;
    for (const score of next) if (score >= level) held += 1;
    if (held >= Math.min(4, next.length)) return i;
  }
  return undefined;
}

/** The level at which train stays, if it came within 3 % of it in the first third of the log. */
function ceilingOf(steps: Float64Array, smoothed: Float64Array, highest: number): number | null {
  if (highest < 0.75) return null;
  const index = smoothed.findIndex((score) => score >= 0.97 * highest);
  const last = steps.at(-1) ?? 0;
  const first = steps[0] ?? 0;
  const isEarly = index >= 0 && (steps[index] as number) - first <= (last - first) / 3;
  return isEarly ? highest : null;
}

function lostFits(steps: Float64Array, smoothed: Float64Array, fit: number, leaveScore: number): LostFit[] {
  const lost: LostFit[] = [];
  for (let i = fit; i < smoothed.length; i++) {
    if ((smoothed[i] as number) >= leaveScore) continue;
    const from = steps[i] as number;
    const start = i;
    while (i < smoothed.length && (smoothed[i] as number) < leaveScore) i += 1;
    const to = steps[i] ?? null;
    const end = to ?? (steps.at(-1) as number);
    const isLasting = end >= lasting.factor * from && i - start >= lasting.evaluations;
    if (to === null ? isLasting : i - start > 1 && end > brief * from) lost.push({ from, to });
  }
  return lost;
}

/** Share of ln(step) between the fit and `until` in which the fit was lost, brief dips left out. */
export function lostShare({ fit, lost }: Memorisation, until: number): number {
  const start = Math.max(fit?.step ?? until, Number.MIN_VALUE);
  const whole = Math.log(until / start);
  if (!(whole > 0)) return 0;
  const parts = lost.map(({ from, to }) => Math.log(Math.min(to ?? until, until) / Math.max(from, start)));
  return parts.reduce((sum, part) => sum + Math.max(0, part), 0) / whole;
}
