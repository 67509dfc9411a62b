import { type NamedCells, readMatrix, transposed } from './cells.js';
import { isList, NdArray, type TreeObject, type TreeValue } from './value.js';

/** The columns of a table whose names stand in a list beside it, and the keys of both. */
export interface NamedMatrix {
  readonly keys: ReadonlySet<string>;
  readonly columns: readonly NamedCells[];
}

const namesKey = /^(?:columns?|(?:col|column|metric|field)_?names|fields|headers?|keys)$/i;

/** A list of different names beside one table of numbers as wide as it: `{columns: ["step", "loss"], rows: [[0, 3], …]}`. */
export function namedMatrix(object: TreeObject): NamedMatrix | undefined {
  const entries = Object.entries(object);
  const [key, names] = entries.find(([name, value]) => namesKey.test(name) && isNames(value)) ?? [];
  if (key === undefined || !isNames(names)) return undefined;
  const tables = entries.flatMap(([name, value]) => {
    const rows = isList(value) || value instanceof NdArray ? readMatrix(value) : undefined;
    return rows && rows.length > 1 && rows.every((row) => row.length === names.length)
      ? [{ name, rows }]
      : [];
  });
  const [table, ...more] = tables;
  if (!table || more.length > 0) return undefined;
  const columns = transposed(table.rows, names.length).map((cells, at) => ({ name: names[at] ?? '', cells }));
  return {
    keys: new Set([key, table.name]),
    columns: columns.filter(({ cells }) => cells.values.length > 0),
  };
}

function isNames(value: TreeValue | undefined): value is readonly string[] {
  return (
    isList(value) &&
    value.length > 1 &&
    value.every((name) => typeof name === 'string') &&
    new Set(value).size === value.length
  );
}
