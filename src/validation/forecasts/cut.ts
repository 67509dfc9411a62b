import type { Run } from '../../run/run.js';

/** A run as its log stood at `last`. */
export function cutAt(run: Run, last: number): Run {
  const series = run.series.map((one) => {
    const kept = one.steps.findLastIndex((step) => step <= last) + 1;
    return { ...one, steps: one.steps.slice(0, kept), values: one.values.slice(0, kept) };
  });
  return { ...run, series };
}
