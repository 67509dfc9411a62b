import { BLANK, type Line, line, lineWidth, span, textWidth, wrap } from '../../report/lines.js';
import { figureCells, noFigure } from '../../report/plot/cells.js';
import { bottomRow } from './bottom-row.js';
import { helpLines } from './help.js';
import { isTooSmall, SMALLEST, usableRows } from './layout.js';
import { whyNoRun } from './no-run.js';
import { pageOf } from './paging.js';
import { readOut } from './read-out.js';
import { runList } from './run-list.js';
import { runTable } from './run-table.js';
import { spokenScreen } from './sentences.js';
import { settingsRow } from './settings-row.js';
import type { View } from './view.js';

/**
 * Everything that the terminal shows: one line fewer than it has rows, since a full screen makes Ink 6 wipe the
 * scrollback. Pure: the same view gives the same lines.
 */
export function screen(view: View): Line[] {
  const { size, layout, state } = view;
  const height = usableRows(size);
  if (view.isSpoken) return spokenScreen(view).slice(-height);
  if (isTooSmall(size)) return tooSmall(view).slice(0, height);
  const bottom = bottomRow(view);
  if (state.layer === 'help') return fill(helpPage(view, height - 1), height - 1, bottom);
  const body = state.showsTable ? runTable(view, layout.bodyRows) : chartBody(view);
  const gap = Array.from({ length: layout.gap }, () => BLANK);
  return fill([...layout.header, ...gap, ...body], height - 1, bottom);
}

function helpPage(view: View, rows: number): readonly Line[] {
  return pageOf(helpLines(view, view.size.columns - 1, rows), view.state.page, rows).shown;
}

/** List, chart, read-out and details: exactly the rows of the body. */
function chartBody(view: View): Line[] {
  const { layout, details, page } = view;
  const rows = [...chartLines(view), underChart(view), ...pageOf(details, page, layout.detailRows).shown];
  const body = Array.from({ length: layout.bodyRows }, (_, i) => rows[i] ?? BLANK);
  if (layout.listWidth === 0) return body;
  const list = runList(view, layout.bodyRows);
  return body.map((row, i) => [...(list[i] ?? BLANK), span(' │ ', 'dim'), ...row]);
}

function chartLines(view: View): Line[] {
  const { figure, layout, state } = view;
  const { columns: width, rows: height } = layout.chart;
  const why = whyNoRun(view);
  const lines = figure
    ? figureCells(figure, {
        width,
        height,
        glyphs: state.chart.glyphs,
        ...(state.crosshair === undefined ? {} : { cursor: state.crosshair }),
      })
    : why === undefined
      ? noFigure()
      : wrap(why, width).map((row) => line(row));
  return Array.from({ length: height }, (_, i) => lines[i] ?? BLANK);
}

/** The read-out of the crosshair, or how the chart is set; at the right which page of the details follows. */
function underChart(view: View): Line {
  const { figure, drawn, state, layout, page, pages } = view;
  const width = layout.chart.columns;
  const right = pages > 1 ? `${page + 1}/${pages}` : '';
  const room = width - textWidth(right) - 2;
  const left =
    figure && state.crosshair !== undefined
      ? readOut(figure, drawn, state.chart.x, state.crosshair, room)
      : settingsRow(view, room);
  const blank = ' '.repeat(Math.max(0, width - lineWidth(left) - textWidth(right)));
  return [...left, span(`${blank}${right}`, 'dim')];
}

function fill(lines: readonly Line[], height: number, last: Line): Line[] {
  return [...Array.from({ length: height }, (_, i) => lines[i] ?? BLANK), last];
}

function tooSmall({ size }: View): Line[] {
  const message = `The view needs ${SMALLEST.columns}×${SMALLEST.rows} cells; this terminal has ${size.columns}×${size.rows}. q quits.`;
  return wrap(message, Math.max(1, size.columns - 1)).map((row) => line(row));
}
