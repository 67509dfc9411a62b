import { isList, NdArray, type TreeObject, type TreeValue } from '../tree/value.js';
import type { Attributes } from './hdf5-worker.js';

/**
 * A variable of MATLAB 7.3. It stores columns first: the file has the transposed array. A text is an array of UTF-16
 * units, and what is empty has its sizes in place of numbers.
 */
export function matlabValue(value: TreeValue, attributes: Attributes): TreeValue {
  const numbers =
    value instanceof NdArray ? value.data : Float64Array.of(...(typeof value === 'number' ? [value] : []));
  if (attributes['MATLAB_empty'] === 1) return null;
  if (attributes['MATLAB_class'] === 'char') return String.fromCharCode(...numbers.slice(0, 1000));
  if (!(value instanceof NdArray)) return value;
  const [columns = 0, rows = 0] = value.shape;
  if (rows <= 1 || columns <= 1) return new NdArray([numbers.length], numbers);
  return new NdArray(
    [rows, columns],
    numbers.map((_, at) => numbers[(at % columns) * rows + Math.floor(at / columns)]!),
  );
}

/** An array of structs is stored as one list of references for each field; a single struct as its fields. */
export function structOf(fields: TreeObject): TreeValue {
  const lists = Object.entries(fields);
  const [first] = lists.map(([, list]) => (isList(list) ? list.length : -1));
  if (first === undefined || lists.some(([, list]) => !isList(list) || list.length !== first)) return fields;
  return Array.from({ length: first }, (_, index) =>
    Object.fromEntries(lists.map(([name, list]) => [name, isList(list) ? (list[index] ?? null) : null])),
  );
}
