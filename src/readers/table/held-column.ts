import type { ConfigValue } from '../../run/run.js';
import type { RowMark } from './builder.js';
import type { Column } from './table.js';

/** What a setting is from a row on, until the next such statement. */
export interface Held {
  readonly mark: RowMark;
  /** Undefined where it is not known. */
  readonly value: ConfigValue | undefined;
}

/** A setting that changes as a column of a table with so many rows; undefined where no row has it. */
export function heldColumn(name: string, statements: readonly Held[], rowCount: number): Column | undefined {
  const rows: number[] = [];
  const values: ConfigValue[] = [];
  for (const [index, { mark, value }] of statements.entries()) {
    if (value === undefined) continue;
    const end = Math.min(rowCount, statements[index + 1]?.mark.row ?? rowCount);
    for (let row = mark.row; row < end; row++) {
      rows.push(row);
      values.push(value);
    }
  }
  if (rows.length === 0) return undefined;
  return values.every((value) => typeof value === 'number')
    ? { kind: 'number', name, rows: Uint32Array.from(rows), values: Float64Array.from(values) }
    : { kind: 'text', name, rows: Uint32Array.from(rows), values: values.map(String) };
}
