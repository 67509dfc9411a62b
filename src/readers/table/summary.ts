import { findCounters } from './axis.js';
import { isConstant, labelsOf } from './columns.js';
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
  if (isMatrix(table)) return true;
  const counters = findCounters(table);
  const rising = counters.filter(
    ({ column }) => rises(column.values) && column.rows.length * 2 > table.rowCount,
  );
  const counted = counters.flatMap(({ axis, column }) => (axis.unit === 'index' ? [] : column));
  if (counted.length > 0 && areCountedPerRun(table, counted)) return true;
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
 * Whether settings stand in front, and no two rows share them: in a grid, or in their order. A learning rate that falls
 * by a schedule is none; those of a sweep rise, or fall by half or more from row to row.
 */
function leadsWithSettings(table: Table): boolean {
  const settings = leadingSettings(table);
  const [first, ...others] = settings;
  if (!first || table.rowCount > longestSweep) return false;
  const combinations = Array.from({ length: table.rowCount }, (_, row) =>
    settings.map(({ values }) => values[row]).join(),
  );
  if (new Set(combinations).size < table.rowCount) return false;
  const isGrid = others.length > 0 && settings.some(takesFewValues);
  return isGrid || (first.kind === 'number' && isInOrder(first));
}

/** The settings that vary in the columns before the first of another kind. */
function leadingSettings({ columns, rowCount }: Table): Column[] {
  const front = columns.filter(({ name }) => !isCounterName(name));
  const end = front.findIndex(({ name, rows }) => rows.length < rowCount || !isSetting(name));
  return front.slice(0, end < 0 ? front.length : end).filter((column) => !isConstant(column));
}

function takesFewValues({ values }: Column): boolean {
  return 2 * new Set<number | string>(values).size <= values.length;
}

/**
 * Whether the counters tell how long each run of a sweep took: they stand behind its measures, no schedule leads, and
 * none goes on by the same from row to row.
 */
function areCountedPerRun(table: Table, counters: readonly NumberColumn[]): boolean {
  const measure = table.columns.findIndex(({ name }) => isMetricName(name));
  const areBehind = measure >= 0 && counters.every((column) => table.columns.indexOf(column) > measure);
  return (
    areBehind &&
    !counters.some(isEven) &&
    !leadingSettings(table).every(({ name }) => isScheduledName(name)) &&
    leadsWithSettings(table)
  );
}

function isEven({ values }: NumberColumn): boolean {
  const stride = (values[1] ?? 0) - (values[0] ?? 0);
  return stride > 0 && values.every((value, row) => row === 0 || (values[row - 1] ?? 0) + stride === value);
}

/** Whether the rows have the names of the columns: a confusion matrix, correlations. */
function isMatrix({ columns: [first, ...others], rowCount }: Table): boolean {
  return (
    first?.rows.length === rowCount &&
    others.length === rowCount &&
    others.every(({ name }, row) => name === String(first.values[row]))
  );
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
