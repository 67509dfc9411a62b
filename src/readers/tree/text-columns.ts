import { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';
import type { Table } from '../table/table.js';
import { readCells } from './cells.js';
import { isList, type TreeObject, type TreeValue } from './value.js';
import { isAxisName } from './words.js';

/** Columns of which some are texts, as those of a data frame, with the keys under which they stand. */
export interface TextedColumns {
  readonly keys: ReadonlySet<string>;
  readonly table: Table;
}

/**
 * The lists of an object as a table, where lists of texts stand beside a step axis of their length: a split, the name of
 * a run, a setting. Undefined where no text stands beside an axis.
 */
export function textedColumns(object: TreeObject): TextedColumns | undefined {
  const texts = Object.entries(object).flatMap(([name, value]) =>
    isTexts(value) ? [{ name, length: value.length, values: value.map(cellOf) }] : [],
  );
  if (texts.length === 0) return undefined;
  const numbers = Object.entries(object).flatMap(([name, value]) => {
    const cells = typeof value === 'object' && value !== null ? readCells(value) : undefined;
    return cells ? [{ name, ...cells }] : [];
  });
  const axis = numbers.find(
    ({ name, length }) => isAxisName(name) && texts.some((text) => text.length === length),
  );
  if (!axis) return undefined;
  const fits = ({ length }: { length: number }): boolean => length === axis.length;
  const builder = new TableBuilder();
  for (const { name, rows, values } of numbers.filter(fits)) {
    const column = builder.column(name);
    for (const [at, row] of rows.entries()) column.set(row, values[at]!);
  }
  for (const { name, values } of texts.filter(fits)) {
    const column = builder.column(name);
    for (const [row, value] of values.entries()) if (value !== undefined) column.set(row, value);
  }
  for (let row = 0; row < axis.length; row += 1) builder.startRow();
  return {
    keys: new Set([...numbers, ...texts].filter(fits).map(({ name }) => name)),
    table: builder.build(),
  };
}

/** Whether this is a list of which all cells are texts or blank, and some are no numbers. */
function isTexts(value: TreeValue): value is readonly TreeValue[] {
  if (!isList(value) || value.length < 2) return false;
  if (!value.every((cell) => typeof cell === 'string' || cell === null)) return false;
  return value.some((cell) => typeof cellOf(cell) === 'string');
}

function cellOf(cell: TreeValue): number | string | undefined {
  return typeof cell === 'string' ? parseCell(cell) : undefined;
}
