import type { Line } from '../../report/lines.js';
import { FEWEST_ROWS } from '../../report/plot/cells.js';

/** Cells of a terminal, or of a part of it. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** How the screen is divided: header, a blank row where there is room, the body, and a bottom row for hints and messages. */
export interface Layout {
  readonly header: readonly Line[];
  /** Blank rows between header and body. */
  readonly gap: 0 | 1;
  /** Rows of the body. */
  readonly bodyRows: number;
  /** Columns of the list at the left of the body; 0 where it is not shown. */
  readonly listWidth: number;
  /** The chart at the top of the rest of the body; under it a row for the read-out, then the details. */
  readonly chart: Size;
  readonly detailRows: number;
  /** Columns of running text. */
  readonly textWidth: number;
}

/** Under this there is only a message. */
export const SMALLEST: Size = { columns: 40, rows: 12 };

export const WIDEST_TEXT = 120;
/** What stands between list and chart. */
export const LIST_GAP = 3;

/** Share of the body that the chart takes, with its bounds. Wider or higher plots cost more than they show. */
const CHART_SHARE = 0.66;
const FEWEST_CHART_ROWS = 10;
const MOST_CHART_ROWS = 48;
const WIDEST_CHART = 168;

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < SMALLEST.columns || rows < SMALLEST.rows;
}

/** Rows that the screen may use: a full one makes Ink 6 wipe the scrollback. */
export function usableRows({ rows }: Size): number {
  return Math.max(1, rows - 1);
}

/** Rows that header and gap may have above the smallest chart, its read-out and the bottom row. */
function rowsAbove(size: Size): number {
  return usableRows(size) - 1 - (FEWEST_ROWS + 1);
}

/** Rows that a header may have. */
export function mostHeaderRows(size: Size): number {
  return Math.max(1, Math.min(Math.floor(usableRows(size) / 2), rowsAbove(size)));
}

/** @param header at most `mostHeaderRows` */
export function layoutOf(size: Size, header: readonly Line[], listWidth: number): Layout {
  const gap = header.length < rowsAbove(size) ? 1 : 0;
  const bodyRows = Math.max(0, usableRows(size) - header.length - gap - 1);
  // The last cell of a row stays blank: some consoles scroll when the bottom right one is written.
  const right = size.columns - (listWidth > 0 ? listWidth + LIST_GAP : 0) - 1;
  const chartRows = Math.min(
    Math.max(0, bodyRows - 1),
    MOST_CHART_ROWS,
    Math.max(FEWEST_CHART_ROWS, Math.round(bodyRows * CHART_SHARE)),
  );
  return {
    header,
    gap,
    bodyRows,
    listWidth,
    chart: { columns: Math.min(WIDEST_CHART, right), rows: chartRows },
    detailRows: Math.max(0, bodyRows - chartRows - 1),
    textWidth: Math.min(WIDEST_TEXT, right),
  };
}
