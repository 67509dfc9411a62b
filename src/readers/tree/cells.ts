import { firstRows } from '../codecs/first-rows.js';
import { parseCell } from '../table/cell.js';
import { isList, isObject, NdArray, scalarOf, type TreeValue } from './value.js';

/** A list of numbers of which some may be missing: `values[i]` stands at place `rows[i]` of `length` places. */
export interface Cells {
  readonly length: number;
  readonly rows: Uint32Array;
  readonly values: Float64Array;
}

export interface NamedCells {
  readonly name: string;
  readonly cells: Cells;
}

/** Cells without gaps. */
export function cellsOf(values: Float64Array): Cells {
  return { length: values.length, rows: firstRows(values.length), values };
}

/** The numbers of a flat list or 1-d array; undefined for anything else and where no number is in it. */
export function readCells(value: TreeValue): Cells | undefined {
  if (value instanceof NdArray) {
    const flat = value.shape.length === 1 || (value.shape.length === 2 && value.shape[1] === 1);
    return flat && value.data.length > 0 ? cellsOf(value.data) : undefined;
  }
  if (!isList(value) || value.length === 0) return undefined;
  const rows = new Uint32Array(value.length);
  const values = new Float64Array(value.length);
  let count = 0;
  for (const [row, item] of value.entries()) {
    const number = numberOf(item);
    if (number === undefined) return undefined;
    if (number === null) continue;
    rows[count] = row;
    values[count] = number;
    count += 1;
  }
  if (count === 0) return undefined;
  return { length: value.length, rows: rows.slice(0, count), values: values.slice(0, count) };
}

/** The rows of a 2-d array or of a list of number lists; undefined for anything else. */
export function readMatrix(value: TreeValue): Cells[] | undefined {
  if (value instanceof NdArray) {
    const [rowCount = 0, width = 0] = value.shape;
    if (value.shape.length !== 2 || rowCount === 0 || width < 2) return undefined;
    return Array.from({ length: rowCount }, (_, row) =>
      cellsOf(value.data.slice(row * width, (row + 1) * width)),
    );
  }
  if (!isList(value) || value.length === 0) return undefined;
  const rows: Cells[] = [];
  for (const item of value) {
    const cells = isList(item) || item instanceof NdArray ? readCells(item) : undefined;
    if (!cells) return undefined;
    rows.push(cells);
  }
  return rows;
}

/** Curves in a grid of runs: `rows` in the order of the grid, whose directions have these sizes. */
export interface Grid {
  readonly rows: readonly Cells[];
  readonly sizes: readonly number[];
}

/** The rows of a 3-d array [run, seed, step], or of lists of this shape; undefined for anything else. */
export function readGrid(value: TreeValue): Grid | undefined {
  const planes = planesOf(value)?.map((plane) => readMatrix(plane));
  const width = planes?.[0]?.length ?? 0;
  if (!planes || width === 0) return undefined;
  const rows = planes.flatMap((plane) => (plane?.length === width ? plane : []));
  return rows.length === planes.length * width ? { rows, sizes: [planes.length, width] } : undefined;
}

function planesOf(value: TreeValue): readonly TreeValue[] | undefined {
  if (isList(value)) return value;
  if (!(value instanceof NdArray) || value.shape.length !== 3) return undefined;
  const [count = 0, height = 0, width = 0] = value.shape;
  const size = height * width;
  return Array.from(
    { length: count },
    (_, at) => new NdArray([height, width], value.data.slice(at * size, (at + 1) * size)),
  );
}

/** The columns of rows of equal length. */
export function transposed(rows: readonly Cells[], width: number): Cells[] {
  const columns = Array.from({ length: width }, () => ({ rows: [] as number[], values: [] as number[] }));
  for (const [row, cells] of rows.entries())
    for (const [i, place] of cells.rows.entries()) {
      columns[place]?.rows.push(row);
      columns[place]?.values.push(cells.values[i] ?? Number.NaN);
    }
  return columns.map((column) => ({
    length: rows.length,
    rows: Uint32Array.from(column.rows),
    values: Float64Array.from(column.values),
  }));
}

/** Null is a missing value; undefined is no number. */
function numberOf(item: TreeValue | undefined): number | null | undefined {
  if (typeof item === 'number') return item;
  if (item === undefined || isObject(item)) return undefined;
  const scalar = scalarOf(item);
  if (typeof scalar === 'boolean') return Number(scalar);
  if (typeof scalar !== 'string') return scalar;
  const cell = parseCell(scalar) ?? null;
  return typeof cell === 'string' ? undefined : cell;
}
