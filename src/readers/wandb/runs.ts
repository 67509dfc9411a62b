import type { Run } from '../../run/run.js';
import type { Origin } from '../origin.js';
import type { ReadOptions } from '../reader.js';
import { runsFromTable } from '../table/runs.js';
import type { Column, NumberColumn, Table } from '../table/table.js';
import { groupBy } from '../tree/group.js';
import { type DefinedMetric, stepMetricOf } from './step-metrics.js';

/**
 * The runs in the history of a log. The metrics that `define_metric` puts on one step metric form a table of their own,
 * so that each series gets the axis that it was logged for.
 */
export function runsFromHistory(
  history: Table,
  defined: readonly DefinedMetric[],
  origin: Origin,
  options: ReadOptions,
): Run[] {
  const names = new Set(history.columns.map(({ name }) => name));
  const stepOf = (metric: string): string | undefined => {
    const step = options.step ?? stepMetricOf(metric, defined);
    return step !== undefined && (names.has(step) || step === options.step) ? step : undefined;
  };
  const found = [...groupBy(history.columns, ({ name }) => stepOf(name))].map(([step, columns]) =>
    runsFromTable(
      tableOn(history, step, columns),
      origin,
      step === undefined ? options : { ...options, step },
    ),
  );
  const [first] = found.flat();
  if (!first || found.some((runs) => runs.length > 1)) return found.flat();
  return [
    {
      ...first,
      series: found.flatMap(([run]) => run?.series ?? []),
      notes: found.flatMap(([run]) => run?.notes ?? []),
    },
  ];
}

/** The rows of the history on which one of the columns has a cell, with the step metric of these columns. */
function tableOn(history: Table, step: string | undefined, columns: readonly Column[]): Table {
  const numbers = columns.filter((column) => column.kind === 'number');
  const rows = rowsOf(numbers, history.rowCount);
  const local = new Uint32Array(history.rowCount);
  for (const [index, row] of rows.entries()) local[row] = index;
  const isWhole = rows.length === history.rowCount;
  const placed = isWhole
    ? numbers
    : numbers.map((column) => ({ ...column, rows: column.rows.map((row) => local[row] as number) }));
  const counter = history.columns.find(({ name }) => name === step);
  if (counter?.kind !== 'number') return { ...history, rowCount: rows.length, columns: placed };
  const others = placed.filter(({ name }) => name !== step);
  return { ...history, rowCount: rows.length, columns: [carriedForward(counter, rows), ...others] };
}

/** The rows on which at least one column has a cell, ascending. */
function rowsOf(columns: readonly NumberColumn[], rowCount: number): Uint32Array {
  const whole = columns.find(({ rows }) => rows.length === rowCount);
  if (whole) return whole.rows;
  const isPresent = new Uint8Array(rowCount);
  for (const { rows } of columns) for (const row of rows) isPresent[row] = 1;
  return Uint32Array.from(isPresent.keys()).filter((row) => isPresent[row] === 1);
}

/** A row in which the step metric was not logged belongs to the last step that was. */
function carriedForward(counter: NumberColumn, rows: Uint32Array): NumberColumn {
  const known = rows.filter((row) => row >= (counter.rows[0] ?? Number.POSITIVE_INFINITY));
  let cell = 0;
  const values = Float64Array.from(known, (row) => {
    while (cell + 1 < counter.rows.length && (counter.rows[cell + 1] as number) <= row) cell += 1;
    return counter.values[cell] as number;
  });
  const first = rows.length - known.length;
  return { ...counter, rows: known.map((_, index) => first + index), values };
}
