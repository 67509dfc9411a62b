import type { Figure } from '../plot/figure.js';
import { axes } from './axes.js';
import { boxFor } from './box.js';
import { curves, DASHES } from './curves.js';
import type { Drawing } from './drawing.js';
import { element, escapeXml } from './element.js';
import { LANE_HEIGHT, lanes, lanesOf } from './lanes.js';
import type { LegendRow } from './legend-rows.js';
import { mark, runShape } from './marks.js';
import { plotHeight } from './single.js';
import { fitText } from './text-size.js';
import { runClass } from './theme.js';

const LEFT = 62;
const RIGHT = 16;
const ROW = 17;

/** A few runs, or bands of seeds, over each other: a row of the legend each, when each moved, their curves. */
export function overlayChart(figure: Figure, rows: readonly LegendRow[], width: number): Drawing {
  const room = width - LEFT - RIGHT;
  const drawn = new Set([...figure.curves, ...figure.bands].map(({ run }) => run));
  const laneTop = 26 + (rows.length + 1) * ROW;
  const top = laneTop + lanesOf(figure).length * LANE_HEIGHT + 4;
  const box = boxFor(figure, { left: LEFT, top, width: room, height: plotHeight(width) });
  const legend = rows.map((row, run) => {
    const name = row.name ?? figure.runs[run] ?? '';
    const words = drawn.has(run) ? row.words : `not drawn: no ${figure.quantity}`;
    return runRow(run, name, words, 20 + run * ROW, room);
  });
  return {
    width,
    height: box.bottom + 44,
    content: [
      ...legend,
      roleRow(figure, 20 + rows.length * ROW, room),
      axes(figure, box),
      lanes(figure, box, laneTop),
      curves(figure, box),
    ].join(''),
  };
}

/** The mark and colour of a run, its name, and what became of it. */
function runRow(run: number, name: string, words: string, y: number, room: number): string {
  const nameRoom = Math.round(room * 0.5);
  const text = (x: number, style: string, content: string): string =>
    element('text', { x, y: y + 3.7, class: style }, escapeXml(content));
  return [
    element(
      'g',
      { class: runClass(run) },
      element('path', { d: `M${LEFT} ${y}h28`, 'stroke-width': 2 }),
      mark(runShape(run), LEFT + 14, y),
    ),
    text(LEFT + 36, 'strong ink', fitText(name, nameRoom - 44, 12.5)),
    text(LEFT + nameRoom, 'ink', fitText(words, room - nameRoom, 11)),
  ].join('');
}

/** Which lines are train and which test, and what else is drawn. */
function roleRow(figure: Figure, y: number, room: number): string {
  const sample = (role: 'train' | 'test', x: number): string =>
    element('path', { d: `M${x} ${y}h28`, 'stroke-width': 1.6, 'stroke-dasharray': DASHES[role] });
  const text = (x: number, content: string, style?: string): string =>
    element('text', { x, y: y + 3.7, class: style }, content);
  return element(
    'g',
    { class: 'dim' },
    sample('train', LEFT),
    text(LEFT + 36, `train ${figure.quantity}`),
    sample('test', LEFT + 134),
    text(LEFT + 170, `test ${figure.quantity}`),
    text(LEFT + 264, fitText(noteOf(figure), room - 264, 9), 'small'),
  );
}

function noteOf({ markers, bands }: Figure): string {
  const has = (kind: string): boolean => markers.some((marker) => marker.kind === kind);
  const above = [
    ...(has('memorised') ? ['▾ memorised'] : []),
    ...(has('t50') ? ['bar 10 to 90 % of the move, mark t50 (95 %)'] : []),
    ...(has('theory') ? ['□ theory'] : []),
    ...(has('forecast') ? ['○ forecast'] : []),
  ];
  return [
    ...(above.length > 0 ? [`above: ${above.join(', ')}`] : []),
    ...(bands.some(({ kind }) => kind === 'seeds') ? ['median and range over the seeds'] : []),
  ].join('; ');
}
