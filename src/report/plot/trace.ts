import { summariseColumns } from './decimate.js';
import { partWithin } from './extent.js';
import type { Pen, Raster } from './raster.js';
import type { Scale } from './scale.js';

/** A line through points whose x ascends. */
export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Draws the part of a line that lies in the domain of `x`: the whole range of each pixel column, joined by straight lines
 * across columns without points and to the neighbours beyond the domain. Where the domain begins at `start`, what lies
 * before it (step 0 on a log axis) is drawn at its left edge.
 */
export function traceCurve(
  raster: Raster,
  { x: steps, y: values }: Polyline,
  x: Scale,
  y: Scale,
  pen: Pen,
  start: number,
): void {
  const [low, high] = x.domain;
  const [from, to] = partWithin(steps, x.domain, start);
  const summary = summariseColumns(steps, values, x, from, to);
  const row = (value: number): number => Math.round(y.size - 1 - y.position(value));
  const edge = (index: number, place: number): number | undefined =>
    index > 0 && index < steps.length ? row(valueBetween(steps, values, index, place, x.kind)) : undefined;
  const left = edge(from, low);
  let previous: Dot | undefined = left === undefined ? undefined : { column: 0, row: left };
  for (let column = 0; column < x.size; column += 1) {
    const first = summary.first[column]!;
    if (Number.isNaN(first)) continue;
    if (previous) joinTo(raster, previous, { column, row: row(first) }, pen);
    raster.column(column, row(summary.min[column]!), row(summary.max[column]!), pen);
    previous = { column, row: row(summary.last[column]!) };
  }
  const right = edge(to, high);
  if (previous && right !== undefined) joinTo(raster, previous, { column: x.size - 1, row: right }, pen);
}

/** Value at a place between point `index` and the one before it, on the straight line that is drawn between them. */
export function valueBetween(
  steps: Float64Array,
  values: Float64Array,
  index: number,
  place: number,
  kind: Scale['kind'],
): number {
  const [before, after] = [steps[index - 1]!, steps[index]!];
  const part =
    kind === 'log' && before > 0
      ? Math.log(place / before) / Math.log(after / before)
      : (place - before) / (after - before);
  return values[index - 1]! + (values[index]! - values[index - 1]!) * part;
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
