import type { AnalysedRun } from '../../analysis.js';
import { clean } from '../../report/clean.js';
import { type Line, line, padEnd, shorten, span, textWidth } from '../../report/lines.js';
import { formatNumber } from '../../report/numbers.js';
import { runLetter, runStyle } from '../../report/plot/pens.js';
import { shortNames } from '../../report/short-names.js';
import { RUN_COLUMNS } from '../../report/text/many-runs.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';
import type { Hyperparameters } from '../../run/hyperparameters.js';
import type { DrawnRun } from './overlay.js';

/** Names of the settings that a table has room for. */
const SETTINGS: readonly (readonly [keyof Hyperparameters, string])[] = [
  ['weightDecay', 'wd'],
  ['lr', 'lr'],
  ['optimizer', 'optimizer'],
  ['batchSize', 'batch'],
  ['trainSize', 'train size'],
  ['initScale', 'init'],
  ['momentum', 'momentum'],
  ['seed', 'seed'],
];

/** The runs that are drawn, one a row: letter, verdict, times, the settings in which they differ, and the name. */
export function comparison(drawn: readonly DrawnRun[], width: number): Line[] {
  const columns = [
    ...RUN_COLUMNS.map((column) => ({
      head: column.head,
      cells: drawn.map(({ analysed }) => column.cell(analysed.diagnosis)),
    })),
    ...SETTINGS.map(([key, head]) => ({
      head,
      cells: drawn.map(({ analysed }) => setting(analysed, key)),
    })).filter(({ cells }) => new Set(cells).size > 1),
  ].map((column) => ({ ...column, size: Math.max(...[column.head, ...column.cells].map(textWidth)) }));
  const names = shortNames(drawn.map(({ analysed }) => clean(analysed.run.id)));
  const row = (texts: readonly string[]): string =>
    texts
      .map((text, i) =>
        i === 0 ? padEnd(text, columns[i]?.size ?? 0) : text.padStart(columns[i]?.size ?? 0),
      )
      .join('  ');
  const room = width - columns.reduce((sum, { size }) => sum + size + 2, 4);
  return [
    line('Drawn together', 'strong'),
    line(`    ${row(columns.map(({ head }) => head))}  run`, 'dim'),
    ...drawn.map(({ analysed, slot }, i): Line => {
      const { glyph } = VERDICT_WORDS[analysed.diagnosis.verdict];
      const text = `${runLetter(slot)} ${glyph} ${row(columns.map(({ cells }) => cells[i] ?? ''))}`;
      return [span(text, runStyle(slot)), span(`  ${shorten(names[i] ?? '', Math.max(0, room))}`)];
    }),
  ];
}

function setting({ hyperparameters }: AnalysedRun, key: keyof Hyperparameters): string {
  const value = hyperparameters[key]?.value;
  if (value === undefined) return '-';
  return typeof value === 'number' ? formatNumber(value) : clean(value);
}
