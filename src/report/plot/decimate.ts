import { extentOf, firstFrom } from './extent.js';
import type { Scale } from './scale.js';

/** Per pixel column: first, last, smallest and largest value that falls into it; NaN in columns without points. */
export interface ColumnSummary {
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/**
 * Reduces a curve to the pixel columns of a scale without losing a spike. `steps` ascend, values are finite. Points that
 * lie outside the domain fall into its first and last column; `from` and `to` leave them out.
 * Looks the column boundaries up, so that a zoomed or moved view of a long curve costs a few comparisons a column.
 *
 * @param from index of the first point, default the first
 * @param to index after the last point, default the end
 */
export function summariseColumns(
  steps: Float64Array,
  values: Float64Array,
  scale: Scale,
  from: number = 0,
  to: number = steps.length,
): ColumnSummary {
  const empty = (): Float64Array => new Float64Array(scale.size).fill(Number.NaN);
  const summary = { first: empty(), last: empty(), min: empty(), max: empty() };
  let start = from;
  for (let column = 0; column < scale.size && start < to; column += 1) {
    const end = column === scale.size - 1 ? to : firstFrom(steps, scale.value(column + 0.5), start, to);
    if (end === start) continue;
    summary.first[column] = values[start]!;
    summary.last[column] = values[end - 1]!;
    [summary.min[column], summary.max[column]] = extentOf(values, start, end);
    start = end;
  }
  return summary;
}
