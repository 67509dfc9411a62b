import type { ConfigEntry, Note } from '../../run/run.js';

/**
 * One column of a table. A cell that was blank (or said "NA", "None", "null") is absent: `rows` holds the
 * indices of the rows that have a value, ascending. A logged NaN or Infinity is a value.
 */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly rows: Uint32Array;
  readonly values: Float64Array;
}

export interface TextColumn {
  readonly kind: 'text';
  readonly name: string;
  readonly rows: Uint32Array;
  readonly values: readonly string[];
}

export type Column = NumberColumn | TextColumn;

/** Rows and columns as a log wrote them, before any meaning is given to a column. */
export interface Table {
  readonly rowCount: number;
  readonly columns: readonly Column[];
  /** Settings found beside the rows: a header line, a comment, a `_meta` record. */
  readonly config: readonly ConfigEntry[];
  readonly notes: readonly Note[];
  /** Rows at which the writer started anew (a second header line, a banner), ascending. */
  readonly restarts: readonly number[];
}
