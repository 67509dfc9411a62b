import { findCounters } from './axis.js';
import { labelsOf } from './columns.js';
import { isClockName, isKeyName, isOutcomeName, isSweptName } from './names.js';
import type { Column, Table } from './table.js';

/**
 * Whether each row of the table is a whole run (a `results.csv` of a sweep), so that its columns are no curves:
 * there is no counter that rises, and the rows have names or outcomes of their own.
 */
export function isSummary(table: Table, step: string | undefined): boolean {
  if (step !== undefined || table.rowCount < 2) return false;
  if (
    findCounters(table).some(({ column }) => rises(column.values) && column.rows.length * 2 > table.rowCount)
  )
    return false;
  if (table.columns.some((column) => namesRows(column, table.rowCount))) return true;
  const hasCounter = findCounters(table).length > 0;
  if (!hasCounter && table.columns.some((column) => isSwept(column, table.rowCount))) return true;
  const measured = table.columns.filter(({ kind }) => kind === 'number');
  const outcomes = measured.filter(({ name }) => isOutcomeName(name));
  return !hasCounter && outcomes.length > 0 && outcomes.length * 2 >= measured.length;
}

/** Whether the values hardly ever fall; a resumed run goes back once or twice. */
function rises(values: Float64Array): boolean {
  let falls = 0;
  for (let cell = 1; cell < values.length; cell++) if (values[cell]! < values[cell - 1]!) falls += 1;
  return falls <= 0.1 * values.length;
}

/** A size or setting that differs from row to row: one model a row, as in a sweep over widths. */
function isSwept(column: Column, rowCount: number): boolean {
  return (
    column.kind === 'number' &&
    isSweptName(column.name) &&
    column.rows.length === rowCount &&
    new Set(column.values).size === rowCount
  );
}

/** A key column, or any text column, with a value of its own in nearly every row. */
function namesRows(column: Column, rowCount: number): boolean {
  if (isClockName(column.name) || (column.kind === 'number' && !isKeyName(column.name))) return false;
  if (column.rows.length < 0.9 * rowCount) return false;
  const labels = labelsOf(column, rowCount, rowCount);
  return labels !== undefined && labels.count >= 0.9 * rowCount;
}
