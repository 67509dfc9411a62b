import { type Line, line, padEnd, shorten, span, textWidth, wrap } from '../../report/lines.js';
import { runLetter, runStyle } from '../../report/plot/pens.js';
import { RUN_COLUMNS, tally } from '../../report/text/many-runs.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';
import { firstShown, slotOf } from './run-list.js';
import type { View } from './view.js';

/** Columns before the verdict: pointer, mark, glyph, and blanks. */
const LEAD = 6;
const LEAST_NAME = 12;

/** How many of the listed runs have which verdict, then one row a run with its numbers: exactly `rows` lines. */
export function runTable(view: View, rows: number): Line[] {
  const { listed, place, size } = view;
  const width = size.columns - 1;
  const summary = wrap(
    listed.length > 0 ? tally(listed.map(({ analysed }) => analysed)) : 'No run passes the filter.',
    width,
  );
  const room = Math.max(1, rows - summary.length - 2);
  const first = firstShown(place, room, listed.length);
  const shown = listed.slice(first, first + room);
  const columns = fitting(shown, width);
  const cells = (texts: readonly string[]): string =>
    texts
      .map((text, i) => (i === 0 ? padEnd(text, columns[i]!.size) : text.padStart(columns[i]!.size)))
      .join('  ');
  const nameRoom = width - LEAD - columns.reduce((sum, column) => sum + column.size + 2, 0);
  const lines = shown.map((run, i): Line => {
    const slot = slotOf(view, run);
    const isChosen = first + i === place;
    const { glyph, style } = VERDICT_WORDS[run.analysed.diagnosis.verdict];
    return [
      span(isChosen ? '›' : ' ', 'strong'),
      slot === undefined ? span(' ') : span(runLetter(slot), runStyle(slot)),
      span(`  ${glyph} `, style),
      span(cells(columns.map(({ texts }) => texts[i] ?? '')), isChosen ? 'strong' : 'plain'),
      span(`  ${shorten(run.name, nameRoom)}`, isChosen ? 'strong' : 'plain'),
    ];
  });
  const head = line(`${' '.repeat(LEAD)}${cells(columns.map((column) => column.head))}  run`, 'dim');
  return [...summary.map((text) => line(text, 'strong')), head, ...lines].slice(0, rows);
}

/** The columns that leave room for a name; the less telling ones go first. */
function fitting(
  shown: View['listed'],
  width: number,
): { readonly head: string; readonly texts: readonly string[]; readonly size: number }[] {
  let columns = RUN_COLUMNS.map((column) => {
    const { head, leaves } = column;
    const texts = shown.map(({ analysed }) => column.cell(analysed.diagnosis));
    return { head, leaves, texts, size: Math.max(...[head, ...texts].map(textWidth)) };
  });
  const used = (): number => LEAD + columns.reduce((sum, { size }) => sum + size + 2, LEAST_NAME);
  for (let turn = 1; turn <= 3 && used() > width; turn += 1)
    columns = columns.filter(({ leaves }) => leaves !== turn);
  return columns;
}
