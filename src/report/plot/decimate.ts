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
 * Walks the column boundaries, so the cost is O(points + columns) comparisons and one logarithm a column.
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
  let index = from;
  for (let column = 0; column < scale.size && index < to; column += 1) {
    const boundary = column === scale.size - 1 ? Number.POSITIVE_INFINITY : scale.value(column + 0.5);
    const start = index;
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (; index < to && steps[index]! < boundary; index += 1) {
      const value = values[index]!;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    if (index === start) continue;
    summary.first[column] = values[start]!;
    summary.last[column] = values[index - 1]!;
    summary.min[column] = min;
    summary.max[column] = max;
  }
  return summary;
}
