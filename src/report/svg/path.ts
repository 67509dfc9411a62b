import { summariseColumns } from '../plot/decimate.js';
import { partWithin } from '../plot/extent.js';
import { createScale, type Scale } from '../plot/scale.js';
import { type Polyline, valueBetween } from '../plot/trace.js';
import type { Corner } from './box.js';

/** A place in a picture, in tenths of a pixel. */
type Point = readonly [x: number, y: number];

/** By how many tenths of a pixel a path may leave the curve. */
const TOLERANCE = 1;

/**
 * The part of a curve that lies in the domain of `x`, as the `d` of a path: each half of a pixel keeps the lowest and the
 * highest of its points, so no spike is lost, and what lies on a straight line is left out. `x` and `y` give pixels from
 * the left and from the bottom of a box with its corner at `left` and `bottom`. As in the terminal, what lies before
 * `start` (step 0 on a log axis) is drawn at the left edge.
 */
export function curvePath(curve: Polyline, { x, y, left, bottom }: Corner, start: number): string {
  const halves = createScale(x.kind, x.domain, 2 * x.size - 1);
  const row = (value: number): number => Math.round((bottom - y.position(value)) * 10);
  return pathData(
    simplified(columnPoints(curve, halves, row, start).map(([h, v]) => [left * 10 + h * 5, v])),
  );
}

function columnPoints(
  { x: steps, y: values }: Polyline,
  halves: Scale,
  row: (value: number) => number,
  start: number,
): Point[] {
  const [low, high] = halves.domain;
  const [from, to] = partWithin(steps, halves.domain, start);
  const { first, last, min, max } = summariseColumns(steps, values, halves, from, to);
  const points: Point[] = [];
  const beyond = (index: number, place: number, column: number): void => {
    if (index > 0 && index < steps.length)
      points.push([column, row(valueBetween(steps, values, index, place, halves.kind))]);
  };
  beyond(from, low, 0);
  for (let column = 0; column < halves.size; column += 1) {
    if (Number.isNaN(first[column]!)) continue;
    const [bottom, top] = [row(min[column]!), row(max[column]!)];
    const before = points.at(-1);
    if (!before || before[0] < column - 1) points.push([column, row(first[column]!)]);
    const now = points.at(-1)![1];
    const ends = Math.abs(now - bottom) < Math.abs(now - top) ? [bottom, top] : [top, bottom];
    for (const end of ends) points.push([column, end]);
    if (Number.isNaN(first[column + 1] ?? Number.NaN)) points.push([column, row(last[column]!)]);
  }
  beyond(to, high, halves.size - 1);
  return points;
}

/** The points that a path needs to pass all of them within the tolerance. */
function simplified(points: readonly Point[]): Point[] {
  const [first] = points;
  if (!first) return [];
  const kept: Point[] = [first];
  let anchor = first;
  let last = first;
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const point of points.slice(1)) {
    if (point[0] === last[0] && point[1] === last[1]) continue;
    const slope = (point[1] - anchor[1]) / (point[0] - anchor[0]);
    if (point[0] === last[0] || !(slope >= low && slope <= high)) {
      if (last !== anchor) kept.push(last);
      anchor = last;
      [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    }
    // After a vertical move the cone is empty, so that the next point begins a new one.
    const across = point[0] - anchor[0];
    low = across > 0 ? Math.max(low, (point[1] - TOLERANCE - anchor[1]) / across) : Number.POSITIVE_INFINITY;
    high =
      across > 0 ? Math.min(high, (point[1] + TOLERANCE - anchor[1]) / across) : Number.NEGATIVE_INFINITY;
    last = point;
  }
  if (last !== kept.at(-1)) kept.push(last);
  return kept;
}

/** Relative commands: the shortest there are. A single point becomes a line of no length, which round caps show. */
function pathData(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  let data = `M${tenths(first[0])} ${tenths(first[1])}`;
  let [x, y] = first;
  if (points.length === 1) return `${data}h0`;
  for (const point of points.slice(1)) {
    const [across, down] = [point[0] - x, point[1] - y];
    if (across === 0) data += `v${tenths(down)}`;
    else if (down === 0) data += `h${tenths(across)}`;
    else data += `l${tenths(across)}${down < 0 ? '' : ' '}${tenths(down)}`;
    [x, y] = point;
  }
  return data;
}

/** The region between two curves with the same places, as the `d` of a path. */
export function regionPath(
  { x: places, low, high }: { x: Float64Array; low: Float64Array; high: Float64Array },
  { x, y, left, bottom }: Corner,
): string {
  const edge = (values: Float64Array): Point[] =>
    Array.from(
      values,
      (value, i): Point => [
        Math.round((left + x.position(places[i]!)) * 10),
        Math.round((bottom - y.position(value)) * 10),
      ],
    );
  const there = simplified(edge(high));
  const back = simplified(edge(low)).toReversed();
  return there.length === 0 ? '' : `${pathData([...there, ...back])}z`;
}

/** A whole number of tenths as a decimal without its leading zero. */
function tenths(value: number): string {
  return String(value / 10).replace(/^(-?)0\./, '$1.');
}
