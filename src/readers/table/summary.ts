import { findCounters } from './axis.js';
import { labelsOf } from './columns.js';
import {
  isClockName,
  isCounterName,
  isKeyName,
  isMetricName,
  isOutcomeName,
  isScheduledName,
  isSweepableName,
  isSweptName,
} from './names.js';
import type { Column, NumberColumn, Table } from './table.js';

/** Longer tables without a counter are training logs, whatever stands in front. */
const longestSweep = 200;

/**
 * Whether each row of the table is a whole run (a `results.csv` of a sweep), so that its columns are no curves:
 * there is no counter that rises, and the rows have names or outcomes of their own.
 */
export function isSummary(table: Table, step: string | undefined): boolean {
  if (step !== undefined || table.rowCount < 2) return false;
  const counters = findCounters(table);
  const rising = counters.filter(
    ({ column }) => rises(column.values) && column.rows.length * 2 > table.rowCount,
  );
  if (rising.some(({ axis }) => axis.unit !== 'index')) return false;
  // A data frame numbers its rows, whatever stands in them.
  if (counters.length === rising.length && isSweep(table)) return true;
  if (rising.length > 0) return false;
  if (table.columns.some((column) => namesRows(column, table.rowCount))) return true;
  const measured = table.columns.filter(({ kind }) => kind === 'number');
  const outcomes = measured.filter(({ name }) => isOutcomeName(name));
  return counters.length === 0 && outcomes.length > 0 && outcomes.length * 2 >= measured.length;
}

/** Whether the values hardly ever fall; a resumed run goes back once or twice. */
function rises(values: Float64Array): boolean {
  let falls = 0;
  for (let cell = 1; cell < values.length; cell++) if (values[cell]! < values[cell - 1]!) falls += 1;
  return falls <= 0.1 * values.length;
}

/** Whether each row has settings of its own: a size that differs from row to row, or what stands in front. */
function isSweep(table: Table): boolean {
  return table.columns.some((column) => isSwept(column, table.rowCount)) || leadsWithSettings(table);
}

/** A size of the model that differs from row to row. */
function isSwept(column: Column, rowCount: number): boolean {
  return (
    column.kind === 'number' &&
    isSweptName(column.name) &&
    column.rows.length === rowCount &&
    new Set(column.values).size === rowCount
  );
}

/**
 * Whether settings stand before the first measure, in their order, and no two rows share them. A learning rate that
 * falls by a schedule is none; those of a sweep rise, or fall by half or more from row to row.
 */
function leadsWithSettings({ columns, rowCount }: Table): boolean {
  const measure = columns.findIndex(({ name }) => isMetricName(name));
  const settings = columns.slice(0, Math.max(0, measure)).filter(({ name }) => !isCounterName(name));
  const [first] = settings;
  if (first?.kind !== 'number' || rowCount > longestSweep) return false;
  if (!settings.every(({ name, rows }) => rows.length === rowCount && isSetting(name))) return false;
  const combinations = Array.from(first.values, (_, row) => settings.map(({ values }) => values[row]).join());
  return new Set(combinations).size === rowCount && isInOrder(first);
}

function isSetting(name: string): boolean {
  return isSweepableName(name) || isKeyName(name);
}

function isInOrder({ name, values }: NumberColumn): boolean {
  const pairs = [...values.subarray(1)].map((value, row) => [values[row]!, value] as const);
  if (values[0]! < values.at(-1)!) return pairs.every(([before, value]) => value >= before);
  const mostLeft = isScheduledName(name) ? 0.5 : 1;
  return (
    values[0]! > values.at(-1)! &&
    pairs.every(([before, value]) => value === before || value <= mostLeft * before)
  );
}

/** A key column, or any text column, with a value of its own in nearly every row. */
function namesRows(column: Column, rowCount: number): boolean {
  if (isClockName(column.name) || (column.kind === 'number' && !isKeyName(column.name))) return false;
  if (column.rows.length < 0.9 * rowCount) return false;
  const labels = labelsOf(column, rowCount, rowCount);
  return labels !== undefined && labels.count >= 0.9 * rowCount;
}
