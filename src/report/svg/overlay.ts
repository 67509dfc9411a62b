import type { AnalysedRun } from '../../analysis.js';
import { formatStep } from '../numbers.js';
import type { Figure } from '../plot/figure.js';
import { axes } from './axes.js';
import { boxFor } from './box.js';
import { curves, DASHES } from './curves.js';
import type { Drawing } from './drawing.js';
import { element, escapeXml } from './element.js';
import { LANE_HEIGHT, lanes, lanesOf } from './lanes.js';
import { mark, runShape } from './marks.js';
import { plotHeight } from './single.js';
import { fitText } from './text-size.js';
import { runClass } from './theme.js';
import { verdictWords } from './words.js';

const LEFT = 62;
const RIGHT = 16;
const ROW = 17;

/** A few runs over each other: which is which, when each moved, their curves. Runs that differ only in their seed may be bands. */
export function overlayChart(figure: Figure, runs: readonly AnalysedRun[], width: number): Drawing {
  const room = width - LEFT - RIGHT;
  const rows = legendRows(figure, runs);
  const laneTop = 26 + (rows.length + 1) * ROW;
  const top = laneTop + lanesOf(figure).length * LANE_HEIGHT + 4;
  const box = boxFor(figure, { left: LEFT, top, width: room, height: plotHeight(width) });
  return {
    width,
    height: box.bottom + 44,
    content: [
      ...rows.map((row, index) => runRow(row, LEFT, 20 + index * ROW, room)),
      roleRow(figure, LEFT, 20 + rows.length * ROW),
      axes(figure, box),
      lanes(figure, box, laneTop),
      curves(figure, box),
    ].join(''),
  };
}

interface LegendRow {
  readonly run: number;
  readonly name: string;
  readonly words: string;
}

/** One row a run that is drawn, one a group of seeds. */
function legendRows({ runs, curves: drawn, bands }: Figure, analysed: readonly AnalysedRun[]): LegendRow[] {
  const shown = new Set([...drawn, ...bands].map(({ run }) => run));
  const hasSeeds = bands.some(({ kind }) => kind === 'seeds');
  const listed = runs.flatMap((_, run) => (shown.has(run) || !hasSeeds ? [run] : []));
  return listed.map((run) => {
    const seeds = bands.find((band) => band.run === run && band.kind === 'seeds');
    const one = analysed[run];
    const count = seeds && /\d+ seeds/.exec(seeds.label)?.[0];
    return {
      run,
      name: count === undefined ? (runs[run] ?? '') : `${runs[run] ?? ''} and the like`,
      words:
        count !== undefined
          ? `${count}, median and range`
          : shown.has(run) && one
            ? outcome(one)
            : 'not drawn: no such curve',
    };
  });
}

function outcome(run: AnalysedRun): string {
  const t50 = run.diagnosis.transition?.t50;
  return `${verdictWords(run)}${t50 === undefined || !Number.isFinite(t50) ? '' : `, t50 ${formatStep(t50)}`}`;
}

function runRow({ run, name, words }: LegendRow, x: number, y: number, room: number): string {
  const nameRoom = Math.round(room * 0.5);
  return [
    element(
      'g',
      { class: runClass(run) },
      element('path', { d: `M${x} ${y}h28`, 'stroke-width': 2 }),
      mark(runShape(run), x + 14, y),
    ),
    element(
      'text',
      { x: x + 36, y: y + 3.7, class: 'strong ink' },
      escapeXml(fitText(name, nameRoom - 44, 12.5)),
    ),
    element(
      'text',
      { x: x + nameRoom, y: y + 3.7, class: 'ink' },
      escapeXml(fitText(words, room - nameRoom, 11)),
    ),
  ].join('');
}

/** Which lines are train and which test, and what the marks above the plot are. */
function roleRow({ quantity, markers }: Figure, x: number, y: number): string {
  const sample = (role: 'train' | 'test', at: number): string =>
    element('path', { d: `M${at} ${y}h28`, 'stroke-width': 1.6, 'stroke-dasharray': DASHES[role] });
  const note = markers.length > 0 ? 'above: ▾ memorised, bar 10 to 90 % of the move, mark t50 (95 %)' : '';
  return element(
    'g',
    { class: 'dim' },
    sample('train', x),
    element('text', { x: x + 36, y: y + 3.7 }, `train ${quantity}`),
    sample('test', x + 134),
    element('text', { x: x + 170, y: y + 3.7 }, `test ${quantity}`),
    element('text', { x: x + 264, y: y + 3.7, class: 'small' }, note),
  );
}
