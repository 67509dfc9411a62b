import type { AnalysedRun } from '../../analysis.js';
import type { Curve } from '../../run/curves.js';
import { clean } from '../clean.js';
import { joinSpans, type Line, line, type Span, shorten, span, textWidth } from '../lines.js';
import { formatCompact, formatPercent } from '../numbers.js';
import { markerRows, markersOf } from './markers.js';
import { type GlyphSet, type Pen, penSample, Raster } from './raster.js';
import { createScale, type Scale, type ScaleKind } from './scale.js';
import { type ChartSubject, chartSubject, stepDomain } from './subject.js';
import { ticks } from './ticks.js';
import { traceCurve } from './trace.js';

export interface ChartOptions {
  /** Columns and rows of the whole chart, labels included. */
  readonly width: number;
  readonly height: number;
  readonly xScale: ScaleKind;
  readonly glyphs: GlyphSet;
}

const TRAIN: Pen = { style: 'train', dotted: true, letter: '.' };
const TEST: Pen = { style: 'test', dotted: false, letter: '#' };

/** Rows that are not plot: legend, x axis, x labels; and, where there are markers, two rows of them. */
const FRAME_ROWS = 3;
const MARKER_ROWS = 2;

const LEGEND_GAP = '   ';

/** A name that would be shorter is left out of the legend. */
const MIN_NAME_WIDTH = 6;

/** Columns of a legend entry beside its words: sample, spaces, brackets, gap. */
const LEGEND_EXTRA = 7 + LEGEND_GAP.length;

/** Train and test curve of a run with the steps of its diagnosis, as exactly `height` lines; a sentence where there is no curve. */
export function chart({ curves, diagnosis }: AnalysedRun, options: ChartOptions): Line[] {
  const subject = chartSubject(curves, diagnosis.channel);
  if (!subject) return [line('No accuracy and no loss to draw.', 'dim')];
  const markers = markersOf(diagnosis);
  const rows = Math.max(2, options.height - FRAME_ROWS - (markers.length > 0 ? MARKER_ROWS : 0));
  const labels = yLabels(subject, rows);
  const gutter = Math.max(...labels.map((label) => label.length), 4) + 1;
  const columns = Math.max(8, options.width - gutter - 1);
  const raster = new Raster(columns, rows, options.glyphs);
  const domain = stepDomain(subject, options.xScale);
  const x = createScale(options.xScale, domain, raster.width);
  const y = createScale(subject.yKind, subject.yDomain, raster.height);
  if (subject.train) traceCurve(raster, subject.train, x, y, TRAIN);
  if (subject.test) traceCurve(raster, subject.test, x, y, TEST);

  const columnOf = (step: number): number => raster.cellColumn(Math.round(x.position(step)));
  const margin = span(' '.repeat(gutter + 1));
  const above = markers.length > 0 ? markerRows(diagnosis, columnOf, x.domain[1], columns) : [];
  const guides = new Set(markers.filter(({ step }) => step <= x.domain[1]).map(({ step }) => columnOf(step)));
  const plot = labels.map((label, row) => plotRow(raster, row, columns, label.padStart(gutter - 1), guides));
  return [
    legend(subject, options.glyphs, options.width),
    ...above.map((row) => [margin, ...row]),
    ...plot,
    ...xAxis(x, columnOf, columns, gutter, clean(curves.axis.name)),
  ];
}

function plotRow(
  raster: Raster,
  row: number,
  columns: number,
  label: string,
  guides: ReadonlySet<number>,
): Line {
  const cells: Span[] = [span(`${label} ${label.trim() === '' ? '│' : '┤'}`, 'dim')];
  for (let column = 0; column < columns; column += 1) {
    const cell = raster.cell(column, row);
    if (cell) cells.push(span(cell.glyph, cell.style));
    else cells.push(guides.has(column) ? span('┊', 'dim') : span(' '));
  }
  return joinSpans(cells);
}

/** One label a row of the plot, blank where there is no tick. */
function yLabels({ quantity, yKind, yDomain, test, train }: ChartSubject, rows: number): string[] {
  const labels = Array.from({ length: rows }, () => '');
  const percent = quantity === 'accuracy' && (test ?? train)?.unit === 'fraction';
  const scale = createScale(yKind, yDomain, rows);
  for (const tick of ticks(scale, Math.max(2, Math.floor(rows / 3)))) {
    labels[Math.round(rows - 1 - scale.position(tick))] = percent ? formatPercent(tick) : formatCompact(tick);
  }
  return labels;
}

function xAxis(
  x: Scale,
  columnOf: (step: number) => number,
  columns: number,
  gutter: number,
  name: string,
): [Line, Line] {
  const axis = Array.from({ length: columns }, () => '─');
  const title = ` ${shorten(name, Math.floor(columns / 3))}${x.kind === 'log' ? ', log' : ''}`;
  const room = columns - textWidth(title);
  let labels = '';
  for (const tick of ticks(x, Math.max(2, Math.floor(columns / 12)))) {
    const column = columnOf(tick);
    const label = formatCompact(tick);
    const start = Math.max(0, column - Math.floor(label.length / 2));
    axis[column] = '┬';
    if (start < labels.length + (labels === '' ? 0 : 1) || start + label.length > room) continue;
    labels = labels.padEnd(start) + label;
  }
  return [
    line(`${' '.repeat(gutter)}└${axis.join('')}`, 'dim'),
    line(`${' '.repeat(gutter + 1)}${labels.padEnd(room)}${title}`, 'dim'),
  ];
}

function legend(subject: ChartSubject, glyphs: GlyphSet, width: number): Line {
  const entries: [string, Curve | undefined, Pen][] = [
    [`train ${subject.quantity}`, subject.train, TRAIN],
    [`test ${subject.quantity}`, subject.test, TEST],
  ];
  const shown = entries.flatMap(([title, curve, pen]) =>
    curve ? [{ title, name: clean(curve.name), pen }] : [],
  );
  const taken = shown.reduce((sum, { title }) => sum + title.length + LEGEND_EXTRA, -LEGEND_GAP.length);
  const names = shown.reduce((sum, { name }) => sum + textWidth(name), 0);
  const nameRoom = taken + names <= width ? width : Math.floor((width - taken) / shown.length);
  return shown.flatMap(({ title, name, pen }, index) => [
    span(index > 0 ? LEGEND_GAP : ''),
    span(penSample(pen, glyphs), pen.style),
    span(nameRoom < MIN_NAME_WIDTH ? ` ${title}` : ` ${title} (${shorten(name, nameRoom)})`),
  ]);
}
