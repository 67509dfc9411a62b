import { joinSpans, type Line, line, type Span, span } from '../lines.js';
import { xAxisLines } from './axis-lines.js';
import { partWithin } from './extent.js';
import type { Figure, FigureAxis, FigureBand } from './figure.js';
import { legend } from './legend.js';
import { leftEnd, markerRows } from './marker-rows.js';
import { FIT_PEN, penOf, runLetter, runStyle, slotOf } from './pens.js';
import { type GlyphSet, Raster } from './raster.js';
import { createScale, type Scale } from './scale.js';
import { tickLabel, ticks } from './ticks.js';
import { traceCurve } from './trace.js';

export interface CellOptions {
  /** Columns and rows of the whole chart, labels included. */
  readonly width: number;
  readonly height: number;
  readonly glyphs: GlyphSet;
  /** Where a vertical line is drawn. Default: nowhere. */
  readonly cursor?: number;
}

/** Columns of the plot itself in a chart of a width and height. */
export function plotColumns(
  figure: Figure,
  { width, height }: Pick<CellOptions, 'width' | 'height'>,
): number {
  return layoutOf(figure, width, height).columns;
}

/** Rows that are not plot: legend, x axis, x labels; and, where there are markers and room, two rows of them. */
const FRAME_ROWS = 3;
const MARKER_ROWS = 2;
const FEWEST_PLOT_ROWS = 2;
/** Fewer rows of a plot are not given up for markers. */
const PLOT_ROWS_BESIDE_MARKERS = 4;
/** So many rows show the curves, without markers. */
export const FEWEST_ROWS: number = FRAME_ROWS + FEWEST_PLOT_ROWS;

/** A figure as exactly `height` lines of terminal cells, which are at least `FEWEST_ROWS`. */
export function figureCells(figure: Figure, { width, height, glyphs, cursor }: CellOptions): Line[] {
  const { rows, labels, gutter, columns, hasMarkers } = layoutOf(figure, width, height);
  const { raster, x, y } = plotOf(figure, columns, rows, glyphs);
  const columnOf = (place: number): number => raster.cellColumn(Math.round(x.position(place)));
  const start = leftEnd(figure);
  const isShown = (place: number): boolean => place >= start && place <= x.domain[1];
  const guides = new Map<number, Span>();
  for (const marker of figure.markers)
    if (isShown(marker.x) && NAMED.has(marker.kind)) guides.set(columnOf(marker.x), span('┊', 'dim'));
  if (cursor !== undefined && isShown(cursor)) guides.set(columnOf(cursor), span('│', 'strong'));
  const ends = endLetters(figure, raster, x, y);
  const margin = span(' '.repeat(gutter + 1));
  const above = hasMarkers ? markerRows(figure, columnOf, columns) : [];
  return [
    legend(figure, glyphs, width),
    ...above.map((row) => [margin, ...row]),
    ...labels.map((label, row) => plotRow(raster, row, label.padStart(gutter - 1), guides, ends)),
    ...xAxisLines(x, columnOf, columns, gutter, figure.x.title),
  ];
}

/** How a chart of a width and height is divided: labels beside the plot, and the columns and rows of the plot. */
function layoutOf(
  figure: Figure,
  width: number,
  height: number,
): { rows: number; labels: readonly string[]; gutter: number; columns: number; hasMarkers: boolean } {
  const hasMarkers =
    figure.markers.length > 0 && height >= FRAME_ROWS + MARKER_ROWS + PLOT_ROWS_BESIDE_MARKERS;
  const rows = Math.max(FEWEST_PLOT_ROWS, height - FRAME_ROWS - (hasMarkers ? MARKER_ROWS : 0));
  const labels = yLabels(figure.y, rows);
  const gutter = Math.max(...labels.map((label) => label.length), 4) + 1;
  return { rows, labels, gutter, columns: Math.max(8, width - gutter - 1), hasMarkers };
}

interface Plot {
  readonly raster: Raster;
  readonly x: Scale;
  readonly y: Scale;
}

const plots = new WeakMap<Figure, Plot & { readonly glyphs: GlyphSet }>();

/** The drawn curves of a figure. The last drawing is kept, since a cursor that moves over it leaves it as it is. */
function plotOf(figure: Figure, columns: number, rows: number, glyphs: GlyphSet): Plot {
  const known = plots.get(figure);
  if (known?.glyphs === glyphs && known.raster.columns === columns && known.raster.rows === rows)
    return known;
  const raster = new Raster(columns, rows, glyphs);
  const x = createScale(figure.x.kind, figure.x.domain, raster.width);
  const y = createScale(figure.y.kind, figure.y.domain, raster.height);
  draw(figure, raster, x, y);
  const plot = { raster, x, y, glyphs };
  plots.set(figure, plot);
  return plot;
}

/** Markers that are named and led through the plot; t10 and t90 are the ends of a bar. */
const NAMED: ReadonlySet<string> = new Set(['memorised', 't50', 'theory', 'forecast']);

/** Bands lie under the curves, and smoothed curves over the logged ones. */
function draw(figure: Figure, raster: Raster, x: Scale, y: Scale): void {
  const [start] = figure.extent;
  for (const band of figure.bands) {
    const pen = band.kind === 'fit' ? FIT_PEN : penOf(figure, band.run, band.role);
    shadeBand(raster, band, x, y, pen);
    traceCurve(raster, { x: band.x, y: band.middle }, x, y, pen, start);
  }
  for (const { run, role, x: places, y: values, smooth } of figure.curves) {
    const pen = penOf(figure, run, role);
    traceCurve(raster, { x: places, y: values }, x, y, smooth ? { ...pen, style: 'dim' } : pen, start);
    if (smooth) traceCurve(raster, { x: places, y: smooth }, x, y, pen, start);
  }
}

function shadeBand(
  raster: Raster,
  band: FigureBand,
  x: Scale,
  y: Scale,
  pen: Parameters<Raster['shade']>[3],
): void {
  const row = (value: number): number => Math.round(y.size - 1 - y.position(value));
  band.x.forEach((place, i) => {
    if (place < x.domain[0] || place > x.domain[1]) return;
    raster.shade(Math.round(x.position(place)), row(band.low[i]!), row(band.high[i]!), pen);
  });
}

/** Where several runs are drawn over each other: the letter of each at the end of its test curve or band, by `row:column`. */
function endLetters(figure: Figure, raster: Raster, x: Scale, y: Scale): ReadonlyMap<string, Span> {
  const letters = new Map<string, Span>();
  if (figure.runs.length < 2) return letters;
  const seeds = figure.bands.filter(({ kind }) => kind === 'seeds');
  for (const { run, role, x: places, y: values } of [
    ...figure.curves,
    ...seeds.map((band) => ({ ...band, y: band.middle })),
  ]) {
    const last = partWithin(places, x.domain)[1] - 1;
    if (role !== 'test' || last < 0 || places[last]! < x.domain[0]) continue;
    const row = raster.cellRow(Math.round(y.size - 1 - y.position(values[last]!)));
    let column = raster.cellColumn(Math.round(x.position(places[last]!)));
    while (column > 0 && letters.has(`${row}:${column}`)) column -= 1;
    const slot = slotOf(figure, run);
    letters.set(`${row}:${column}`, span(runLetter(slot), runStyle(slot)));
  }
  return letters;
}

function plotRow(
  raster: Raster,
  row: number,
  label: string,
  guides: ReadonlyMap<number, Span>,
  ends: ReadonlyMap<string, Span>,
): Line {
  const cells: Span[] = [span(`${label} ${label.trim() === '' ? '│' : '┤'}`, 'dim')];
  for (let column = 0; column < raster.columns; column += 1) {
    const end = ends.get(`${row}:${column}`);
    const cell = raster.cell(column, row);
    if (end) cells.push(end);
    else if (cell) cells.push(span(cell.glyph, cell.style));
    else cells.push(guides.get(column) ?? span(' '));
  }
  return joinSpans(cells);
}

/** One label a row of the plot, blank where there is no tick. */
function yLabels({ kind, domain, unit }: FigureAxis, rows: number): string[] {
  const labels = Array.from({ length: rows }, () => '');
  const scale = createScale(kind, domain, rows);
  for (const tick of ticks(scale, Math.max(2, Math.floor(rows / 3)))) {
    labels[Math.round(rows - 1 - scale.position(tick))] = tickLabel(tick, unit);
  }
  return labels;
}

/** The sentence in place of a chart where there is nothing to draw. */
export function noFigure(): Line[] {
  return [line('No accuracy and no loss to draw.', 'dim')];
}
