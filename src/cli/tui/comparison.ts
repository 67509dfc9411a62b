import type { AnalysedRun } from '../../analysis.js';
import type { Verdict } from '../../detectors/diagnosis.js';
import { clean } from '../../report/clean.js';
import { differingBesideSeed } from '../../report/differing-settings.js';
import { type Line, line, shorten, span } from '../../report/lines.js';
import { formatStep } from '../../report/numbers.js';
import { runLetter, runStyle } from '../../report/plot/pens.js';
import { shortNames } from '../../report/short-names.js';
import { columnsThatFit, type RunColumn, runColumns, tableRows } from '../../report/text/many-runs.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';
import type { DrawnRun } from './overlay.js';

/** Letter and glyph before the columns. */
const LEAD = 4;

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
  const table = tableRows(columnsThatFit(columnsOf(rows), width - LEAD));
  const room = width - LEAD - table.width;
  return [
    line('Drawn together', 'strong'),
    line(`    ${[...table.head, 'run'].join('  ')}`, 'dim'),
    ...rows.map(({ slot, members, name }, i): Line => {
      const { glyph } = VERDICT_WORDS[commonest(members).verdict];
      const text = `${runLetter(slot)} ${glyph} ${table.row(i).join('  ')}`;
      return [span(text, runStyle(slot)), span(`  ${shorten(name, Math.max(0, room))}`)];
    }),
  ];
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

function columnsOf(rows: readonly Row[]): readonly RunColumn[] {
  // Of a band only the seed differs, so its first run stands for it.
  const first = rows.flatMap(({ members }) => members.slice(0, 1));
  if (rows.every(({ members }) => members.length === 1)) return runColumns(first);
  const ranges = (step: (run: AnalysedRun) => number | undefined): string[] =>
    rows.map(({ members }) => range(members.map(step)));
  return [
    { head: 'verdict', cells: rows.map(verdictOfMost) },
    { head: 'fit', cells: ranges((run) => run.diagnosis.memorized?.step), leaves: 1 },
    { head: 't50', cells: ranges((run) => run.diagnosis.transition?.t50) },
    ...differingBesideSeed(first).map(({ head, cells }, i) => ({
      head,
      cells: cells.map(clean),
      leaves: 2 - i,
    })),
  ];
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
