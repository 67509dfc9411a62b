import { type Line, line, shorten, span, wrap } from '../../report/lines.js';
import { runLetter, runStyle } from '../../report/plot/pens.js';
import { columnsThatFit, type RunColumn, runColumns, tableRows, tally } from '../../report/text/many-runs.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';
import { keepingLast } from './last-result.js';
import { whyNoRun } from './no-run.js';
import { firstShown, slotOf } from './run-list.js';
import type { View } from './view.js';

/** Columns before the verdict: pointer, mark, glyph, and blanks. */
const LEAD = 6;

/** How many of the listed runs have which verdict, then one row a run with its numbers: exactly `rows` lines. */
export function runTable(view: View, rows: number): Line[] {
  const { listed, place } = view;
  const width = view.size.columns - 1;
  const summary = wrap(whyNoRun(view) ?? tally(listed.map(({ analysed }) => analysed)), width);
  const room = Math.max(1, rows - summary.length - 2);
  const first = firstShown(place, room, listed.length);
  const shown = listed.slice(first, first + room);
  const table = tableRows(columnsThatFit(columnsOf(listed), width - LEAD));
  const nameRoom = width - LEAD - table.width;
  const lines = shown.map((run, i): Line => {
    const slot = slotOf(view, run);
    const isChosen = first + i === place;
    const { glyph, style } = VERDICT_WORDS[run.analysed.diagnosis.verdict];
    return [
      span(isChosen ? '›' : ' ', 'strong'),
      slot === undefined ? span(' ') : span(runLetter(slot), runStyle(slot)),
      span(`  ${glyph} `, style),
      span(table.row(first + i).join('  '), isChosen ? 'strong' : 'plain'),
      span(`  ${shorten(run.name, nameRoom)}`, isChosen ? 'strong' : 'plain'),
    ];
  });
  const head = line(`${' '.repeat(LEAD)}${[...table.head, 'run'].join('  ')}`, 'dim');
  return [...summary.map((text) => line(text, 'strong')), head, ...lines].slice(0, rows);
}

/** Kept while the list stays the same: looking through the settings of many runs takes longer than a key may. */
const columnsOf: (listed: View['listed']) => readonly RunColumn[] = keepingLast((listed) =>
  runColumns(listed.map(({ analysed }) => analysed)),
);
