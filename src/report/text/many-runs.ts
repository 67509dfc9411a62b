import type { AnalysedRun } from '../../analysis.js';
import type { Diagnosis, Verdict } from '../../detectors/diagnosis.js';
import { clean } from '../clean.js';
import { BLANK, type Line, line, padEnd, shorten, span, textWidth, wrap } from '../lines.js';
import { formatProbability, formatRatio, formatStep } from '../numbers.js';
import { shortNames } from '../short-names.js';
import { VERDICT_WORDS } from '../verdict-words.js';

/** Columns that a run's name keeps however narrow the terminal is. */
const MIN_NAME_WIDTH = 16;

const MARGIN = 2;

interface Column {
  readonly head: string;
  /** Columns leave a narrow table in this order; 0 stays. */
  readonly leaves: number;
  cell(diagnosis: Diagnosis): string;
}

/** What tables of runs say of each. */
export const RUN_COLUMNS: readonly Column[] = [
  { head: 'verdict', leaves: 0, cell: ({ verdict }) => VERDICT_WORDS[verdict].label },
  { head: 'sure', leaves: 3, cell: ({ probability }) => formatProbability(probability) },
  { head: 'fit', leaves: 1, cell: ({ memorized }) => stepCell(memorized?.step) },
  { head: 't50', leaves: 0, cell: ({ transition }) => stepCell(transition?.t50) },
  {
    head: 'delay',
    leaves: 2,
    cell: ({ delayRatio }) => (delayRatio === null ? '-' : formatRatio(delayRatio)),
  },
];

/** How many runs have which verdict, then a table with one line a run. */
export function runTable(runs: readonly AnalysedRun[], width: number): Line[] {
  const measured = RUN_COLUMNS.map((column) => {
    const cells = runs.map(({ diagnosis }) => column.cell(diagnosis));
    return { ...column, cells, size: Math.max(textWidth(column.head), ...cells.map(textWidth)) };
  });
  const nameWidth = (columns: typeof measured): number =>
    width - MARGIN - columns.reduce((sum, { size }) => sum + size + MARGIN, 0);
  let columns = measured;
  for (let turn = 1; turn <= 3 && nameWidth(columns) < MIN_NAME_WIDTH; turn += 1) {
    columns = columns.filter(({ leaves }) => leaves !== turn);
  }
  const row = (texts: readonly string[]): string[] =>
    texts.map((text, index) => {
      const size = columns[index]?.size ?? 0;
      return index === 0 ? padEnd(text, size) : text.padStart(size);
    });
  const names = shortNames(runs.map(({ run }) => clean(run.id)));
  return [
    ...wrap(tally(runs), width).map((text) => line(text, 'strong')),
    BLANK,
    line(`  ${[...row(columns.map(({ head }) => head)), 'run'].join('  ')}`, 'dim'),
    ...runs.map(({ diagnosis }, index): Line => {
      const { glyph, style } = VERDICT_WORDS[diagnosis.verdict];
      const [verdict = '', ...numbers] = row(columns.map(({ cells }) => cells[index] ?? ''));
      const name = shorten(names[index] ?? '', Math.max(MIN_NAME_WIDTH, nameWidth(columns)));
      return [span(`${glyph} ${verdict}`, style), span(`  ${[...numbers, name].join('  ')}`)];
    }),
  ];
}

function stepCell(step: number | undefined): string {
  return step === undefined || !Number.isFinite(step) ? '-' : formatStep(step);
}

/** `5 runs: 3 grokking, 2 no delay.` */
export function tally(runs: readonly AnalysedRun[]): string {
  const counts = new Map<Verdict, number>();
  for (const { diagnosis } of runs) counts.set(diagnosis.verdict, (counts.get(diagnosis.verdict) ?? 0) + 1);
  const parts = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([verdict, count]) => `${formatStep(count)} ${VERDICT_WORDS[verdict].label}`);
  return `${formatStep(runs.length)} runs: ${parts.join(', ')}.`;
}
