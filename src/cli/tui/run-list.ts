import type { Analysis } from '../../analysis.js';
import { type Line, line, padEnd, shorten, span, textWidth } from '../../report/lines.js';
import { formatStep } from '../../report/numbers.js';
import { runLetter, runStyle } from '../../report/plot/pens.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';
import { keepingLast } from './last-result.js';
import { type ListedRun, named, SORT_WORDS } from './listing.js';
import type { View } from './view.js';

const MAX_VERDICT_WIDTH = 21;
/** Share of the list that verdicts may take from names. */
const VERDICT_SHARE = 0.45;
const NARROWEST_SCREEN = 76;
/** Share of the screen that the list may take. */
const MAX_SHARE = 0.36;

interface ListColumns {
  readonly verdict: number;
  readonly name: number;
}

/** Columns before the verdict: pointer, mark, glyph, and blanks. */
const LEAD = 6;

/** Columns of the list; 0 where there is one run only, or no room beside the chart. The same whatever the filter lets pass. */
export function listWidth(analysis: Analysis, screenColumns: number): number {
  if (analysis.runs.length < 2 || screenColumns < NARROWEST_SCREEN) return 0;
  const { verdict, name } = columnsFor(analysis, screenColumns);
  return LEAD + verdict + 1 + name;
}

const columnsFor: (analysis: Analysis, screenColumns: number) => ListColumns = keepingLast(
  (analysis, screenColumns) => {
    const room = Math.floor(screenColumns * MAX_SHARE) - LEAD - 1;
    const labels = analysis.runs.map(({ diagnosis }) => textWidth(VERDICT_WORDS[diagnosis.verdict].label));
    const names = named(analysis).map(({ name }) => textWidth(name));
    const [label, name] = [Math.max(...labels), Math.max(...names)];
    const verdict = Math.min(
      MAX_VERDICT_WIDTH,
      label,
      Math.max(Math.floor(room * VERDICT_SHARE), room - name),
    );
    return { verdict, name: Math.max(8, Math.min(room - verdict, name)) };
  },
);

/** The runs with their verdicts under a heading, scrolled so that the chosen one is in sight: exactly `rows` lines. */
export function runList(view: View, rows: number): Line[] {
  const { analysis, listed, place, size } = view;
  const columns = columnsFor(analysis, size.columns);
  const width = LEAD + columns.verdict + 1 + columns.name;
  const room = Math.max(1, rows - 1);
  const first = firstShown(place, room, listed.length);
  const lines = listed
    .slice(first, first + room)
    .map((run, offset) => row(run, first + offset === place, slotOf(view, run), columns));
  const blank = Array.from({ length: rows - 1 - lines.length }, () => line(' '.repeat(width)));
  return [line(padEnd(shorten(heading(view), width), width), 'dim'), ...lines, ...blank];
}

function row(
  { analysed, name }: ListedRun,
  isChosen: boolean,
  slot: number | undefined,
  columns: ListColumns,
): Line {
  const { glyph, style, label } = VERDICT_WORDS[analysed.diagnosis.verdict];
  return [
    span(isChosen ? '›' : ' ', 'strong'),
    slot === undefined ? span(' ') : span(runLetter(slot), runStyle(slot)),
    span(`  ${glyph} ${padEnd(cut(label, columns.verdict), columns.verdict)} `, style),
    span(padEnd(shorten(name, columns.name), columns.name), isChosen ? 'strong' : 'plain'),
  ];
}

/** A label of ours is known by its beginning. */
function cut(label: string, width: number): string {
  return textWidth(label) <= width ? label : `${label.slice(0, width - 1)}…`;
}

/** `12 of 50 runs, by t50`. */
function heading({ analysis, listed, state }: View): string {
  const all = formatStep(analysis.runs.length);
  const count = listed.length === analysis.runs.length ? all : `${formatStep(listed.length)} of ${all}`;
  return `    ${count} runs, ${state.sort === 'given' ? '' : 'by '}${SORT_WORDS[state.sort]}`;
}

/** The first row that is shown of a list that is scrolled to a place. */
export function firstShown(place: number, room: number, length: number): number {
  return Math.max(0, Math.min(place - Math.floor(room / 2), length - room));
}

/** The slot by which a run is drawn among others; else its mark, hidden ones too. */
export function slotOf({ state, drawn }: View, { analysed }: ListedRun): number | undefined {
  const slot = drawn.length > 1 ? drawn.find((run) => run.analysed === analysed)?.slot : undefined;
  if (slot !== undefined) return slot;
  const marked = state.marks.findIndex((mark) => mark?.id === analysed.run.id);
  return marked < 0 ? undefined : marked;
}
