import { summariseColumns } from './decimate.js';
import type { Pen, Raster } from './raster.js';
import type { Scale } from './scale.js';

/** Draws a curve: the whole range of each pixel column, joined by straight lines across columns without points. */
export function traceCurve(
  raster: Raster,
  curve: { readonly steps: Float64Array; readonly values: Float64Array },
  x: Scale,
  y: Scale,
  pen: Pen,
): void {
  const summary = summariseColumns(curve.steps, curve.values, x);
  const row = (value: number): number => Math.round(y.size - 1 - y.position(value));
  let previous: { column: number; row: number } | undefined;
  for (let column = 0; column < x.size; column += 1) {
    const first = summary.first[column]!;
    if (Number.isNaN(first)) continue;
    if (previous) joinTo(raster, previous, { column, row: row(first) }, pen);
    raster.column(column, row(summary.min[column]!), row(summary.max[column]!), pen);
    previous = { column, row: row(summary.last[column]!) };
  }
}

interface Dot {
  readonly column: number;
  readonly row: number;
}

/** Dots on the straight line between two dots; where it is steep, each column gets its part of the height. */
function joinTo(raster: Raster, from: Dot, to: Dot, pen: Pen): void {
  const columns = to.column - from.column;
  const rowAt = (column: number): number =>
    Math.round(from.row + ((to.row - from.row) * (column - from.column)) / columns);
  for (let column = from.column + 1; column <= to.column; column += 1) {
    const start = rowAt(column - 1);
    const end = rowAt(column);
    const gap = Math.sign(end - start);
    raster.column(column, Math.abs(end - start) > 1 ? start + gap : end, end, pen);
  }
}
