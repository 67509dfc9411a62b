import type { AnalysedRun } from '../../analysis.js';
import { clean } from '../../report/clean.js';
import { type Line, lineWidth, shorten, span, wrap } from '../../report/lines.js';
import { verdictParts } from '../../report/text/one-run.js';

/**
 * Verdict, how sure it is, where the run comes from, and how a live one stands: at most so many rows, which is at least
 * one. Where they do not all fit, a row of how sure stays beside the verdict; what is cut ends in an ellipsis.
 *
 * @param live a sentence on the live state of the run
 */
export function headerLines(run: AnalysedRun, live: string | undefined, width: number, most: number): Line[] {
  const { summary, certainty, source } = verdictParts(run, width);
  const status: Line[] =
    live === undefined ? [] : [[span('● ', 'waiting'), span(shorten(clean(live), width - 2))]];
  const surest = most > 1 ? 1 : 0;
  let room = most - surest;
  const rowsOf = (part: readonly Line[]): number => {
    const rows = Math.min(room, part.length);
    room -= rows;
    return rows;
  };
  const summaryRows = rowsOf(summary);
  const statusRows = rowsOf(status);
  const certaintyRows = surest + rowsOf(certainty.slice(1));
  return [
    ...firstRows(summary, summaryRows, width),
    ...firstRows(certainty, certaintyRows, width),
    ...source.slice(0, rowsOf(source)),
    ...status.slice(0, statusRows),
  ];
}

function firstRows(part: readonly Line[], rows: number, width: number): Line[] {
  const shown = part.slice(0, rows);
  const last = shown.at(-1);
  return last && rows < part.length ? [...shown.slice(0, -1), goingOn(last, width)] : shown;
}

/** The row with an ellipsis in place of its end. */
function goingOn(row: Line, width: number): Line {
  const before = row.slice(0, -1);
  const { text, style } = row.at(-1)!;
  const [kept = ''] = wrap(text, width - lineWidth(before) - 2);
  return [...before, span(`${kept} …`, style)];
}
