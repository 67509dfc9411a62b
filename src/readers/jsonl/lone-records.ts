import type { ConfigEntry } from '../../run/run.js';
import { singleLabel } from '../table/columns.js';
import { isClockName, settingKey } from '../table/names.js';
import { partition } from '../table/partition.js';
import type { Column, Table } from '../table/table.js';

/**
 * A first record that shares no number with the others is a header: its cells are settings. A last record of that
 * kind is a summary of the run and is left out.
 */
export function takeLoneRecords(table: Table): Table {
  const last = table.rowCount - 1;
  if (table.rowCount < 3) return table;
  const header = isLone(table, 0);
  const summary = isLone(table, last);
  if (!header && !summary) return table;
  const labels = singleLabel(table.rowCount);
  if (header) labels.ofRow[0] = -1;
  if (summary) labels.ofRow[last] = -1;
  const [rest = table] = partition(table, labels);
  const config: ConfigEntry[] = header ? table.columns.flatMap((column) => settingOf(column)) : [];
  const notes = summary
    ? [{ code: 'summary-record', message: 'the last record sums up the run and is no row' }]
    : [];
  return { ...rest, config: [...table.config, ...config], notes: [...table.notes, ...notes] };
}

/** Whether the numbers of a row stand in columns that no other row fills. */
function isLone(table: Table, row: number): boolean {
  const numbers = table.columns.filter((column) => column.kind === 'number' && !isClockName(column.name));
  const own = numbers.filter(({ rows }) => rows[0] === row || rows.at(-1) === row);
  return own.every(({ rows }) => rows.length === 1) && numbers.length > own.length;
}

function settingOf(column: Column): ConfigEntry[] {
  const value = column.values[0];
  if (column.rows[0] !== 0 || column.rows.length > 1 || value === undefined) return [];
  return [{ key: settingKey(column.name).replaceAll('/', '.'), value, from: 'first record' }];
}
