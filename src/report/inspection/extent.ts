import type { Series } from '../../run/run.js';

/** How long a series is and where it runs. */
export interface SeriesExtent {
  readonly name: string;
  readonly axis: string;
  readonly points: number;
  /** Values that are NaN or infinite. */
  readonly notFinite: number;
  /** First and last step in the order of the log; `null` without any. */
  readonly steps: Range;
  /** Least and greatest finite value; `null` without any. */
  readonly values: Range;
}

type Range = readonly [number, number] | null;

export function extentOf({ name, axis, steps, values }: Series): SeriesExtent {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  let finite = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    finite += 1;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const [first, last] = [steps[0], steps.at(-1)];
  return {
    name,
    axis: axis.name,
    points: values.length,
    notFinite: values.length - finite,
    steps: first === undefined || last === undefined ? null : [first, last],
    values: finite === 0 ? null : [least, greatest],
  };
}
