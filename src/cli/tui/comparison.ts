import type { AnalysedRun } from '../../analysis.js';
import type { Verdict } from '../../detectors/diagnosis.js';
import { clean } from '../../report/clean.js';
import { type Line, line, padEnd, shorten, span, textWidth } from '../../report/lines.js';
import { formatNumber, formatStep } from '../../report/numbers.js';
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

/** Columns that a run's name keeps. */
const LEAST_NAME = 12;

/** One row: the runs of a slot, of which there are several where seeds are one band. */
interface Row {
  readonly slot: number;
  readonly members: readonly AnalysedRun[];
  readonly name: string;
}

/**
 * The runs that are drawn, one a row: letter, verdict, times, the settings in which they differ, and the name. Seeds that
 * are one band share a row, with the verdict of most of them and the range of their times.
 */
export function comparison(drawn: readonly DrawnRun[], width: number): Line[] {
  const rows = rowsOf(drawn);
  const columns = fitting([...factColumns(rows), ...settingColumns(rows)], width);
  const joined = (texts: readonly string[]): string =>
    texts
      .map((text, i) =>
        i === 0 ? padEnd(text, columns[i]?.size ?? 0) : text.padStart(columns[i]?.size ?? 0),
      )
      .join('  ');
  const room = width - columns.reduce((sum, { size }) => sum + size + 2, 4);
  return [
    line('Drawn together', 'strong'),
    line(`    ${joined(columns.map(({ head }) => head))}  run`, 'dim'),
    ...rows.map(({ slot, members, name }, i): Line => {
      const { glyph } = VERDICT_WORDS[commonest(members).verdict];
      const text = `${runLetter(slot)} ${glyph} ${joined(columns.map(({ cells }) => cells[i] ?? ''))}`;
      return [span(text, runStyle(slot)), span(`  ${shorten(name, Math.max(0, room))}`)];
    }),
  ];
}

/** The columns that leave room for a name; those go first that tell least of a difference. */
function fitting(
  all: readonly TextColumn[],
  width: number,
): readonly (TextColumn & { readonly size: number })[] {
  let columns = all.map((column) => ({
    ...column,
    size: Math.max(...[column.head, ...column.cells].map(textWidth)),
  }));
  const used = (): number => columns.reduce((sum, { size }) => sum + size + 2, 4 + LEAST_NAME);
  for (const head of ['delay', 'sure', 'seed', 'fit', ...SETTINGS.map(([, name]) => name).toReversed()])
    if (used() > width) columns = columns.filter((column) => column.head !== head);
  return columns;
}

function rowsOf(drawn: readonly DrawnRun[]): Row[] {
  const names = shortNames(drawn.map(({ analysed }) => clean(analysed.run.id)));
  const bySlot = new Map<number, Row>();
  drawn.forEach(({ analysed, slot }, i) => {
    const before = bySlot.get(slot);
    const members = [...(before?.members ?? []), analysed];
    bySlot.set(slot, { slot, members, name: before?.name ?? names[i] ?? '' });
  });
  return [...bySlot.values()].map((row) =>
    row.members.length > 1 ? { ...row, name: `${row.name}, ${row.members.length} seeds` } : row,
  );
}

interface TextColumn {
  readonly head: string;
  readonly cells: readonly string[];
}

function factColumns(rows: readonly Row[]): TextColumn[] {
  if (rows.every(({ members }) => members.length === 1))
    return RUN_COLUMNS.map((column) => ({
      head: column.head,
      cells: rows.map(({ members: [run] }) => (run ? column.cell(run.diagnosis) : '')),
    }));
  return [
    { head: 'verdict', cells: rows.map(verdictOfMost) },
    {
      head: 'fit',
      cells: rows.map(({ members }) => range(members.map((run) => run.diagnosis.memorized?.step))),
    },
    {
      head: 't50',
      cells: rows.map(({ members }) => range(members.map((run) => run.diagnosis.transition?.t50))),
    },
  ];
}

/** Settings in which the rows differ. Of a band only the seed differs, so its first run stands for it. */
function settingColumns(rows: readonly Row[]): TextColumn[] {
  return SETTINGS.map(([key, head]) => ({
    head,
    cells: rows.map(({ members: [run] }) => (run ? setting(run, key) : '-')),
  })).filter(({ cells }) => new Set(cells).size > 1);
}

function verdictOfMost({ members }: Row): string {
  const { verdict, count } = commonest(members);
  const { label } = VERDICT_WORDS[verdict];
  return members.length === 1 ? label : `${label}, ${count} of ${members.length}`;
}

function commonest(members: readonly AnalysedRun[]): { readonly verdict: Verdict; readonly count: number } {
  const verdicts = members.map(({ diagnosis }) => diagnosis.verdict);
  const counts = verdicts.map((verdict) => verdicts.filter((other) => other === verdict).length);
  const most = counts.indexOf(Math.max(...counts));
  return { verdict: verdicts[most] ?? 'unclassified', count: counts[most] ?? 0 };
}

/** `983–1,160`, `983` where all are equal, and `-` where none has one. */
function range(steps: readonly (number | undefined)[]): string {
  const known = steps.filter((step) => step !== undefined && Number.isFinite(step)) as number[];
  if (known.length === 0) return '-';
  const [low, high] = [formatStep(Math.min(...known)), formatStep(Math.max(...known))];
  return low === high ? low : `${low}–${high}`;
}

function setting({ hyperparameters }: AnalysedRun, key: keyof Hyperparameters): string {
  const value = hyperparameters[key]?.value;
  if (value === undefined) return '-';
  return typeof value === 'number' ? formatNumber(value) : clean(value);
}
