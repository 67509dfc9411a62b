import type { AnalysedRun } from '../../analysis.js';
import type { Diagnosis, Verdict } from '../../detectors/diagnosis.js';
import { clean } from '../clean.js';
import { differingSettings } from '../differing-settings.js';
import { BLANK, type Line, line, padEnd, padStart, shorten, span, textWidth, wrap } from '../lines.js';
import { formatProbability, formatRatio, formatStep } from '../numbers.js';
import { shortNames } from '../short-names.js';
import { VERDICT_WORDS } from '../verdict-words.js';

/** Columns that a run's name keeps however narrow the terminal is. */
const MIN_NAME_WIDTH = 16;

const MARGIN = 2;

/** A column of a table of runs, one cell a run. */
export interface RunColumn {
  readonly head: string;
  readonly cells: readonly string[];
  /** Columns leave a narrow table in this order; those without stay. */
  readonly leaves?: number;
}

/** Settings that stay longer than the numbers of the diagnosis: what was compared is what the table is for. */
const LASTING_SETTINGS = 2;

/** Columns of the table: the verdict with its numbers, then the settings in which the runs differ. */
export function runColumns(runs: readonly AnalysedRun[]): RunColumn[] {
  const column = (head: string, cell: (diagnosis: Diagnosis) => string, leaves?: number): RunColumn => ({
    head,
    cells: runs.map(({ diagnosis }) => cell(diagnosis)),
    ...(leaves === undefined ? {} : { leaves }),
  });
  return [
    column('verdict', ({ verdict }) => VERDICT_WORDS[verdict].label),
    column('sure', ({ probability }) => formatProbability(probability), 3),
    column('fit', ({ memorized }) => stepCell(memorized?.step), 1),
    column('t50', ({ transition }) => stepCell(transition?.t50)),
    column('delay', ({ delayRatio }) => (delayRatio === null ? '-' : formatRatio(delayRatio)), 2),
    ...differingSettings(runs).map(
      ({ head, cells }, index): RunColumn => ({
        head,
        cells: cells.map((cell) => shorten(clean(cell), MAX_SETTING_WIDTH)),
        leaves: index < LASTING_SETTINGS ? 4 - index / 10 : -index,
      }),
    ),
  ];
}

const MAX_SETTING_WIDTH = 12;

/** How many runs have which verdict, then a table with one line a run. */
export function runTable(runs: readonly AnalysedRun[], width: number): Line[] {
  const columns = columnsThatFit(runColumns(runs), width);
  const table = tableRows(columns);
  const names = shortNames(runs.map(({ run }) => clean(run.id)));
  return [
    ...wrap(tally(runs), width).map((text) => line(text, 'strong')),
    BLANK,
    line(`  ${[...table.head, 'run'].join('  ')}`, 'dim'),
    ...runs.map(({ diagnosis }, index): Line => {
      const { glyph, style } = VERDICT_WORDS[diagnosis.verdict];
      const [verdict = '', ...numbers] = table.row(index);
      const name = shorten(names[index] ?? '', Math.max(MIN_NAME_WIDTH, nameWidth(columns, width)));
      return [span(`${glyph} ${verdict}`, style), span(`  ${[...numbers, name].join('  ')}`)];
    }),
  ];
}

/** The columns without those that would take the room of the names, the least telling first. */
export function columnsThatFit(columns: readonly RunColumn[], width: number): readonly RunColumn[] {
  const leaving = columns.flatMap(({ leaves }) => leaves ?? []).toSorted((a, b) => a - b);
  let kept = columns;
  for (const turn of leaving) {
    if (nameWidth(kept, width) >= MIN_NAME_WIDTH) break;
    kept = kept.filter(({ leaves }) => leaves !== turn);
  }
  return kept;
}

function nameWidth(columns: readonly RunColumn[], width: number): number {
  return width - MARGIN - columns.reduce((sum, column) => sum + widthOf(column) + MARGIN, 0);
}

/** A table as rows of padded cells. */
export interface TableRows {
  readonly head: readonly string[];
  /** The cells of a run, by its place. */
  readonly row: (run: number) => readonly string[];
  /** Columns of the terminal that they take, with a gap after each. */
  readonly width: number;
}

/** Cells as wide as their columns: the first column begins at the left, numbers end at the right. */
export function tableRows(columns: readonly RunColumn[]): TableRows {
  const sizes = columns.map(widthOf);
  const padded = (texts: readonly string[]): string[] =>
    texts.map((text, index) => (index === 0 ? padEnd : padStart)(text, sizes[index] ?? 0));
  return {
    head: padded(columns.map(({ head }) => head)),
    row: (run) => padded(columns.map(({ cells }) => cells[run] ?? '')),
    width: sizes.reduce((sum, size) => sum + size + MARGIN, 0),
  };
}

/** Columns of the terminal that a column takes. */
function widthOf({ head, cells }: RunColumn): number {
  return Math.max(textWidth(head), ...cells.map(textWidth));
}

function stepCell(step: number | undefined): string {
  return step === undefined || !Number.isFinite(step) ? '-' : formatStep(step);
}

/** `5 runs: 3 grokking, 2 no delay.` */
export function tally(runs: readonly AnalysedRun[]): string {
  return `${formatStep(runs.length)} runs: ${tallyWords(runs)}.`;
}

/** `3 grokking, 2 no delay`. */
export function tallyWords(runs: readonly AnalysedRun[]): string {
  const counts = new Map<Verdict, number>();
  for (const { diagnosis } of runs) counts.set(diagnosis.verdict, (counts.get(diagnosis.verdict) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([verdict, count]) => `${formatStep(count)} ${VERDICT_WORDS[verdict].label}`)
    .join(', ');
}
