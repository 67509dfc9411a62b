import { joinSpans, type Line, span, type Style, textWidth } from '../lines.js';
import type { Figure, FigureMarker, MarkerKind } from './figure.js';
import { runStyle, slotOf } from './pens.js';

const STYLES: Readonly<Record<MarkerKind, Style>> = {
  memorised: 'train',
  t10: 'test',
  t50: 'test',
  t90: 'test',
  theory: 'theory',
  forecast: 'waiting',
};

/**
 * Two rows above a plot of `width` cells: the labels, and under them a mark at each place, with a bar from t10 to t90.
 * `columnOf` gives the cell of a place, clamped to the plot.
 */
export function markerRows(figure: Figure, columnOf: (place: number) => number, width: number): [Line, Line] {
  const marks = Array.from({ length: width }, () => span(' '));
  const [start, end] = [leftEnd(figure), figure.x.domain[1]];
  const style = ({ run, kind }: FigureMarker): Style =>
    figure.runs.length > 1 ? runStyle(slotOf(figure, run)) : STYLES[kind];
  for (const { run, x } of figure.markers.filter(({ kind }) => kind === 't10')) {
    const other = figure.markers.find((marker) => marker.run === run && marker.kind === 't90');
    if (!other || other.x < start || x > end) continue;
    const [from, to] = [columnOf(x), columnOf(other.x)];
    for (let column = from; column <= to; column += 1)
      marks[column] = span(column === from ? '├' : column === to ? '┤' : '─', style(other));
  }
  const named = figure.markers
    .filter(({ kind, x }) => kind !== 't10' && kind !== 't90' && x >= start)
    .toSorted((a, b) => a.x - b.x);
  for (const marker of named) marks[columnOf(marker.x)] = span(marker.x > end ? '→' : '▾', style(marker));
  return [labelRow(named, style, columnOf, end, width), joinSpans(marks)];
}

/** From where on places are shown: zoomed out, what lies before the axis (step 0 on a log scale) stands at its left end. */
export function leftEnd({ x, extent }: Pick<Figure, 'x' | 'extent'>): number {
  return x.domain[0] <= extent[0] ? Number.NEGATIVE_INFINITY : x.domain[0];
}

/** Labels centred over their marks, pushed right where they would overlap, left out where there is no room. */
function labelRow(
  markers: readonly FigureMarker[],
  styleOf: (marker: FigureMarker) => Style,
  columnOf: (place: number) => number,
  end: number,
  width: number,
): Line {
  const row = [];
  let used = 0;
  for (const marker of markers) {
    const text = marker.x > end ? `${marker.label} →` : marker.label;
    const size = textWidth(text);
    const centred = columnOf(marker.x) - Math.floor(size / 2);
    const gap = used === 0 ? 0 : 1;
    const start = Math.max(used + gap, Math.min(centred, width - size));
    if (start + size > width) continue;
    row.push(span(' '.repeat(start - used)), span(text, styleOf(marker)));
    used = start + size;
  }
  return row;
}
