import { type Line, line, padEnd, shorten, textWidth } from '../lines.js';
import { formatCompact } from '../numbers.js';
import type { Scale } from './scale.js';
import { ticks } from './ticks.js';

/** Columns that a tick should have. Powers of ten have short labels, and one that is left out is missed. */
const COLUMNS_OF_A_TICK: Readonly<Record<Scale['kind'], number>> = { linear: 12, log: 8, logit: 12 };

/** Blanks on either side of a name between two labels, so that it is not read as one of them. */
const BLANKS = 2;

/** A text in a row, from a column on. */
interface Placed {
  readonly start: number;
  readonly text: string;
}

/**
 * The x axis under a plot, and its labels, as many as there is room for. Its name stands at the right end; where a label
 * does, in the last gap between labels that is wide enough, if need be without saying that the axis is a log one. Only
 * where there is none do labels give way to it.
 */
export function xAxisLines(
  x: Scale,
  columnOf: (place: number) => number,
  columns: number,
  gutter: number,
  name: string,
): [Line, Line] {
  const places = ticks(x, Math.max(2, Math.floor(columns / COLUMNS_OF_A_TICK[x.kind])));
  const marks = new Set(places.map(columnOf));
  const axis = Array.from({ length: columns }, (_, column) => (marks.has(column) ? '┬' : '─')).join('');
  const short = shorten(name, Math.floor(columns / 3));
  const whole = x.kind === 'log' ? `${short}, log` : short;
  const labels = labelsOf(places, columnOf, columns);
  const title = titleBeside(labels, whole, columns) ??
    titleBeside(labels, short, columns) ?? { text: short, start: columns - textWidth(short) };
  const kept = labels.filter((label) => endOf(label) < title.start || label.start > endOf(title));
  return [
    line(`${' '.repeat(gutter)}└${axis}`, 'dim'),
    line(`${' '.repeat(gutter + 1)}${rowOf([...kept, title])}`, 'dim'),
  ];
}

/** Labels centred under their ticks, as far as the ends allow; those that would touch the one before are left out. */
function labelsOf(
  places: readonly number[],
  columnOf: (place: number) => number,
  columns: number,
): readonly Placed[] {
  const labels: Placed[] = [];
  for (const place of places) {
    const text = formatCompact(place);
    const centred = columnOf(place) - Math.floor(text.length / 2);
    const start = Math.max(0, Math.min(centred, columns - text.length));
    const before = labels.at(-1);
    if (!before || start > endOf(before)) labels.push({ start, text });
  }
  return labels;
}

/** A title where it is clear of the labels; undefined where there is no such place. */
function titleBeside(labels: readonly Placed[], text: string, columns: number): Placed | undefined {
  const width = textWidth(text);
  const last = labels.at(-1);
  if (!last || endOf(last) < columns - width) return { text, start: columns - width };
  const gaps = labels.slice(1).map((label, i): readonly [number, number] => [endOf(labels[i]!), label.start]);
  const gap = gaps.findLast(([from, to]) => to - from >= width + 2 * BLANKS);
  return gap && { text, start: Math.floor((gap[0] + gap[1] - width) / 2) };
}

/** The column after a text. */
function endOf({ start, text }: Placed): number {
  return start + textWidth(text);
}

function rowOf(texts: readonly Placed[]): string {
  return texts
    .toSorted((a, b) => a.start - b.start)
    .reduce((row, { start, text }) => padEnd(row, start) + text, '');
}
