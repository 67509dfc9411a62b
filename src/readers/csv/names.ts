import { isClockName, isCounterName, isValueName } from '../table/names.js';
import type { Column, Table } from '../table/table.js';

/** File name without folder and endings; of TensorBoard's `run-NAME-tag-Accuracy_test.csv` only the tag. */
export function nameOfFile(path: string): string {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const stem = file.replace(/\.(?:gz|zst)$/i, '').replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, '');
  return /^run-.*-tag-(.+)$/.exec(stem)?.[1] ?? stem;
}

/** A file with one metric that is only called `value` gets the name of the file for it. */
export function nameLoneValue(table: Table, path: string): Table {
  const measured = table.columns.filter((column) => !isCounterName(column.name) && !isClockName(column.name));
  const [lone] = measured;
  if (
    measured.length !== 1 ||
    lone?.kind !== 'number' ||
    !(isValueName(lone.name) || /^column\d+$/.test(lone.name) || lone.name === '0')
  )
    return table;
  return rename(table, lone, nameOfFile(path), 'the file name');
}

/** In a table without header, a first column of rising whole numbers counts steps. */
export function nameLeadingCounter(table: Table): Table {
  const [first, ...others] = table.columns;
  if (first?.kind !== 'number' || others.length === 0 || first.values.length < 2) return table;
  const rises = first.values.every(
    (value, cell) => Number.isInteger(value) && value >= 0 && (cell === 0 || value > first.values[cell - 1]!),
  );
  return rises ? rename(table, first, 'step', 'its rising whole numbers') : table;
}

function rename(table: Table, column: Column, name: string, reason: string): Table {
  const columns = table.columns.map((one) => (one === column ? { ...one, name } : one));
  const note = {
    code: 'named-column',
    message: `column "${column.name}" is called "${name}" after ${reason}`,
  };
  return { ...table, columns, notes: [...table.notes, note] };
}
