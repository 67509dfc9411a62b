import { denseValues, isMeasured } from './columns.js';
import { isCounterName, namesTest } from './names.js';
import type { Column, NumberColumn, Table } from './table.js';

/**
 * Gives the evaluations of MMEngine their iteration. Its rows of training have `epoch`, `iter` and `step`, the last two
 * alike; a row of an evaluation has only `step`, which is its epoch where training goes by epochs. The metrics of such
 * rows say nothing of the data set and are called `val/…`. Other tables come back as they are.
 */
export function placeEpochRows(table: Table): Table {
  const [iter, epoch, step] = ['iter', 'epoch', 'step'].map((name) => numberColumn(table, name));
  if (!iter || !epoch || !step) return table;
  const [iterAt, epochAt, stepAt] = [iter, epoch, step].map((column) => denseValues(column, table.rowCount));
  let perEpoch = 0;
  const evaluations: number[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    const [inner, outer, counted] = [iterAt![row]!, epochAt![row]!, stepAt![row]!];
    if (Number.isNaN(inner)) evaluations.push(row);
    else if (inner !== counted) return table;
    if (Number.isNaN(inner) !== Number.isNaN(outer)) return table;
    if (inner / outer > perEpoch) perEpoch = inner / outer;
  }
  const lastEpoch = Math.max(...epoch.values);
  if (evaluations.length === 0 || !evaluations.every((row) => stepAt![row]! <= lastEpoch)) return table;
  for (const row of evaluations) {
    epochAt![row] = stepAt![row]!;
    iterAt![row] = Math.round(stepAt![row]! * perEpoch);
  }
  const ofEvaluations = new Set(evaluations);
  const columns = table.columns
    .filter((column) => column !== step)
    .map((column): Column => {
      if (column === iter) return filled(iter, iterAt!);
      if (column === epoch) return filled(epoch, epochAt!);
      const isOwn = isMeasured(column) && !isCounterName(column.name) && !namesTest(column.name);
      return isOwn && column.rows.every((row) => ofEvaluations.has(row))
        ? { ...column, name: `val/${column.name}` }
        : column;
    });
  const note = {
    code: 'epoch-rows',
    message: `evaluations that give their epoch as "step" are placed at its last iteration (${perEpoch} an epoch)`,
  };
  return { ...table, columns, notes: [...table.notes, note] };
}

function numberColumn(table: Table, name: string): NumberColumn | undefined {
  const found = table.columns.find((column) => column.name === name);
  return found?.kind === 'number' ? found : undefined;
}

function filled(column: NumberColumn, byRow: Float64Array): NumberColumn {
  const rows = Uint32Array.from(byRow.keys()).filter((row) => !Number.isNaN(byRow[row]));
  return { ...column, rows, values: Float64Array.from(rows, (row) => byRow[row]!) };
}
