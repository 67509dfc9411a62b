import { type Line, line, shorten, textWidth } from '../lines.js';
import { formatCompact } from '../numbers.js';
import type { Scale } from './scale.js';
import { ticks } from './ticks.js';

/** Columns that a tick should have. Powers of ten have short labels, and one that is left out is missed. */
const COLUMNS_OF_A_TICK: Readonly<Record<Scale['kind'], number>> = { linear: 12, log: 8, logit: 12 };

/** The x axis under a plot, and its labels, as many as there is room for. */
export function xAxisLines(
  x: Scale,
  columnOf: (place: number) => number,
  columns: number,
  gutter: number,
  name: string,
): [Line, Line] {
  const axis = Array.from({ length: columns }, () => '─');
  const title = ` ${shorten(name, Math.floor(columns / 3))}${x.kind === 'log' ? ', log' : ''}`;
  const room = columns - textWidth(title);
  let labels = '';
  for (const tick of ticks(x, Math.max(2, Math.floor(columns / COLUMNS_OF_A_TICK[x.kind])))) {
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
