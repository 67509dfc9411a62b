import type { Note, Series } from './run.js';

/** Steps and values in canonical order, and what was done to get there. */
export interface CanonicalSeries {
  readonly steps: Float64Array;
  readonly values: Float64Array;
  /** Steps at which the writer went back and went on from there. */
  readonly resumedAt: readonly number[];
}

/**
 * Puts one series into canonical form (theory note §4.1): finite, ascending, one value a step.
 *
 * A step that goes back is a resume where it is rare: as in TensorBoard, everything kept so far at or after the new
 * step is dropped. Rows in descending or mixed order are sorted instead. Of several values at one step the last
 * counts; where nearly every step has the same number of values (one per batch) their mean does.
 */
export function canonicalSeries(series: Series, notes: Note[]): CanonicalSeries {
  const { steps, values } = series;
  const rows: number[] = [];
  for (let row = 0; row < steps.length; row++)
    if (Number.isFinite(steps[row]) && Number.isFinite(values[row])) rows.push(row);
  if (rows.length < steps.length)
    notes.push({
      code: 'not-finite',
      message: `"${series.name}": ${steps.length - rows.length} of ${steps.length} values are not finite and left out`,
    });
  const step = (row: number): number => steps[row] as number;
  let back = 0;
  for (let i = 1; i < rows.length; i++) if (step(rows[i] as number) < step(rows[i - 1] as number)) back += 1;
  const resumedAt: number[] = [];
  let kept = rows;
  if (back > 0) {
    const isResume = back <= Math.max(1, Math.floor(rows.length / 20));
    if (isResume) kept = purge(rows, step, resumedAt);
    else {
      kept = rows.toSorted((a, b) => step(a) - step(b) || a - b);
      notes.push({
        code: 'sorted',
        message: `"${series.name}": rows were not in the order of their steps and are sorted`,
      });
    }
    if (isResume && kept.length < rows.length)
      notes.push({
        code: 'resumed',
        message: `"${series.name}": the log goes back to step ${resumedAt.join(', ')}; ${rows.length - kept.length} earlier values from there on are replaced`,
      });
  }
  return { ...mergeRepeats(kept, series, notes), resumedAt };
}

function purge(rows: readonly number[], step: (row: number) => number, resumedAt: number[]): number[] {
  const kept: number[] = [];
  let previous = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const now = step(row);
    if (now < previous) {
      resumedAt.push(now);
      while (kept.length > 0 && step(kept.at(-1) as number) >= now) kept.pop();
    }
    kept.push(row);
    previous = now;
  }
  return kept;
}

function mergeRepeats(
  rows: readonly number[],
  series: Series,
  notes: Note[],
): { steps: Float64Array; values: Float64Array } {
  const steps = new Float64Array(rows.length);
  const last = new Float64Array(rows.length);
  const sum = new Float64Array(rows.length);
  const count = new Float64Array(rows.length);
  let length = 0;
  for (const row of rows) {
    const now = series.steps[row] as number;
    const value = series.values[row] as number;
    if (length === 0 || steps[length - 1] !== now) {
      steps[length] = now;
      length += 1;
    }
    last[length - 1] = value;
    sum[length - 1] = (sum[length - 1] as number) + value;
    count[length - 1] = (count[length - 1] as number) + 1;
  }
  if (length === rows.length) return { steps: steps.subarray(0, length), values: last.subarray(0, length) };
  const perStep = rows.length / length;
  const isBatched =
    perStep >= 2 && count.subarray(0, length).filter((n) => n === Math.round(perStep)).length > 0.9 * length;
  notes.push({
    code: 'repeated-steps',
    message: `"${series.name}": ${rows.length - length} values share a step with another; ${isBatched ? 'their mean is used' : 'the last one is used'}`,
  });
  const values = isBatched
    ? sum.subarray(0, length).map((total, i) => total / (count[i] as number))
    : last.subarray(0, length);
  return { steps: steps.subarray(0, length), values };
}
