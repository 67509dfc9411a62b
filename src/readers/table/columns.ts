import { isBookkeepingName, isCounterName } from './names.js';
import { weakCounter } from './weak-counter.js';
import type { Column, NumberColumn } from './table.js';

/** Whether the column holds measurements: numbers that neither count nor keep the books. */
export function isMeasured(column: Column): column is NumberColumn {
  return (
    column.kind === 'number' &&
    !isCounterName(column.name) &&
    !isBookkeepingName(column.name) &&
    !weakCounter(column)
  );
}

/** Values by row number; NaN where the column has no cell. */
export function denseValues(column: NumberColumn, rowCount: number): Float64Array {
  if (column.rows.length === rowCount) return column.values;
  const dense = new Float64Array(rowCount).fill(Number.NaN);
  for (let cell = 0; cell < column.rows.length; cell++) dense[column.rows[cell]!] = column.values[cell]!;
  return dense;
}

/** Whether every cell of the column holds the same value; NaN equals NaN. */
export function isConstant(column: Column): boolean {
  const first = column.values[0];
  for (let cell = 1; cell < column.values.length; cell++)
    if (!Object.is(column.values[cell], first)) return false;
  return column.values.length > 0;
}

/** Rows labelled by small integers, 0 to `count` - 1; -1 where a row has no label. */
export interface Labels {
  readonly ofRow: Int32Array;
  readonly count: number;
  /** The value behind each label. */
  readonly values: readonly (number | string)[];
}

/** Labels rows by the values of a column; `undefined` with more than `limit` different values. */
export function labelsOf(column: Column, rowCount: number, limit: number): Labels | undefined {
  const ofRow = new Int32Array(rowCount).fill(-1);
  const labels = new Map<number | string, number>();
  for (let cell = 0; cell < column.rows.length; cell++) {
    const value = column.values[cell]!;
    let label = labels.get(value);
    if (label === undefined) {
      if (labels.size === limit) return undefined;
      label = labels.size;
      labels.set(value, label);
    }
    ofRow[column.rows[cell]!] = label;
  }
  return { ofRow, count: labels.size, values: [...labels.keys()] };
}

/** Labels rows by pairs of labels, numbered in the order in which the pairs appear; `join` makes their values. */
export function combineLabels(
  first: Labels,
  second: Labels,
  join: (first: string, second: string) => string,
): Labels {
  const ofRow = new Int32Array(first.ofRow.length);
  const pairs = new Map<number, number>();
  const values: string[] = [];
  for (let row = 0; row < ofRow.length; row++) {
    const left = first.ofRow[row]!;
    const right = second.ofRow[row]!;
    const pair = (left + 1) * (second.count + 1) + right + 1;
    let label = pairs.get(pair);
    if (label === undefined) {
      label = pairs.size;
      pairs.set(pair, label);
      values.push(join(String(first.values[left] ?? ''), String(second.values[right] ?? '')));
    }
    ofRow[row] = label;
  }
  return { ofRow, count: pairs.size, values };
}

/** One label for all rows. */
export function singleLabel(rowCount: number): Labels {
  return { ofRow: new Int32Array(rowCount), count: 1, values: [''] };
}

/** The different sets of rows on which the given columns have cells. Most tables have one to three. */
export function presences(columns: readonly Column[]): Uint32Array[] {
  const found: Uint32Array[] = [];
  for (const { rows } of columns) if (!found.some((known) => equalRows(known, rows))) found.push(rows);
  return found;
}

function equalRows(first: Uint32Array, second: Uint32Array): boolean {
  if (first === second) return true;
  if (first.length !== second.length || first.at(-1) !== second.at(-1)) return false;
  for (let at = 0; at < first.length; at++) if (first[at] !== second[at]) return false;
  return true;
}
