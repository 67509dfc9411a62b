import { TableBuilder } from '../../../src/readers/table/builder.js';
import type { Table } from '../../../src/readers/table/table.js';

export type Cells = Readonly<Record<string, number | string | undefined>>;

/** A table of the given rows; absent cells are left out. */
export function tableOf(rows: readonly Cells[], restarts: readonly number[] = []): Table {
  const builder = new TableBuilder();
  for (const [index, row] of rows.entries()) {
    if (restarts.includes(index)) builder.restart();
    builder.startRow();
    for (const [name, value] of Object.entries(row)) if (value !== undefined) builder.set(name, value);
  }
  return builder.build();
}

/** The numbers 0 to `count` - 1. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
