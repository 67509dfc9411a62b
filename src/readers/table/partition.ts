import type { Labels } from './columns.js';
import type { Column, Table } from './table.js';

/** Cuts a table into one table a label, rows numbered anew from 0. Labels below 0 are left out. */
export function partition(table: Table, labels: Labels): Table[] {
  const localRow = new Uint32Array(table.rowCount);
  const sizes = new Uint32Array(labels.count);
  for (let row = 0; row < table.rowCount; row++) {
    const label = labels.ofRow[row]!;
    if (label < 0) continue;
    localRow[row] = sizes[label]!;
    sizes[label]!++;
  }
  const columns: Column[][] = Array.from(sizes, () => []);
  for (const column of table.columns) distribute(column, labels, localRow, columns);
  const restarts: number[][] = Array.from(sizes, () => []);
  for (const row of table.restarts) {
    const label = labels.ofRow[row] ?? -1;
    if (label >= 0) restarts[label]?.push(localRow[row]!);
  }
  return Array.from(sizes, (rowCount, label) => ({
    ...table,
    rowCount,
    columns: columns[label] ?? [],
    restarts: restarts[label] ?? [],
  }));
}

function distribute(column: Column, labels: Labels, localRow: Uint32Array, out: Column[][]): void {
  const sizes = new Uint32Array(labels.count);
  for (const row of column.rows) {
    const label = labels.ofRow[row]!;
    if (label >= 0) sizes[label]!++;
  }
  const rows = Array.from(sizes, (size) => new Uint32Array(size));
  const numbers = column.kind === 'number' ? Array.from(sizes, (size) => new Float64Array(size)) : [];
  const texts: string[][] = column.kind === 'text' ? Array.from(sizes, () => []) : [];
  sizes.fill(0);
  for (let cell = 0; cell < column.rows.length; cell++) {
    const row = column.rows[cell]!;
    const label = labels.ofRow[row]!;
    if (label < 0) continue;
    const at = sizes[label]!;
    rows[label]![at] = localRow[row]!;
    if (column.kind === 'number') numbers[label]![at] = column.values[cell]!;
    else texts[label]?.push(column.values[cell]!);
    sizes[label] = at + 1;
  }
  for (const [label, part] of rows.entries()) {
    if (part.length === 0) continue;
    out[label]?.push(
      column.kind === 'number'
        ? { kind: 'number', name: column.name, rows: part, values: numbers[label]! }
        : { kind: 'text', name: column.name, rows: part, values: texts[label] ?? [] },
    );
  }
}
