import { GrokscopeError } from '../../util/errors.js';
import { readPickle } from '../pickle/read.js';
import { isList, isObject, NdArray, type TreeObject, type TreeValue } from '../tree/value.js';
import type { Attributes, Cell } from './hdf5-worker.js';

/**
 * The columns of a data frame that `DataFrame.to_hdf` wrote in its fixed form: blocks of columns of one type, with their
 * names beside. The index is a column of its name where it has one, else `index`.
 *
 * @param data the arrays of the group by name
 * @param indexName the attribute `name` of `axis1`
 */
export function fixedFrame(data: ReadonlyMap<string, TreeValue>, indexName: unknown): TreeObject {
  const columns = new Map<string, TreeValue>();
  const index = data.get('axis1') ?? data.get('index');
  if (index !== undefined) columns.set(nameOf(indexName), index);
  const series = data.get('values');
  if (series !== undefined) columns.set('values', series);
  for (const [name, block] of data) {
    const number = /^block(\d+)_values$/.exec(name)?.[1];
    const names = data.get(`block${number}_items`);
    if (number === undefined || !isList(names)) continue;
    if (isList(block))
      for (const [at, column] of names.entries())
        columns.set(
          keyOf(column),
          block.filter((_, place) => place % names.length === at),
        );
    if (!(block instanceof NdArray)) continue;
    const [rows = 0, width = 0] = block.shape;
    for (const [at, column] of names.entries())
      columns.set(
        keyOf(column),
        new NdArray(
          [rows],
          Float64Array.from({ length: rows }, (_, row) => block.data[row * width + at]!),
        ),
      );
  }
  return Object.fromEntries(columns);
}

/**
 * The columns of a data frame in its table form: rows with the index, the columns by themselves, and blocks
 * `values_block_N` of several columns whose names are pickled in the attribute `values_block_N_kind`.
 *
 * @param members the values of the rows by name
 * @param attributes of the table
 * @param info the pickled attribute `info` of the group, which holds the name of the index
 */
export function tableFrame(
  members: ReadonlyMap<string, readonly Cell[]>,
  attributes: Attributes,
  info: unknown,
): TreeObject {
  const about = pickled(info);
  const ofIndex = isObject(about) ? about['index'] : undefined;
  const columns = new Map<string, TreeValue>();
  for (const [name, values] of members) {
    const names = name.startsWith('values_block_') ? pickled(attributes[`${name}_kind`]) : undefined;
    if (isList(names))
      for (const [at, column] of names.entries())
        columns.set(
          keyOf(column),
          values.map((row) => (isList(row) ? (row[at] ?? null) : row)),
        );
    else if (name === 'index')
      columns.set(nameOf(isObject(ofIndex) ? ofIndex['index_name'] : undefined), values);
    else columns.set(name, values);
  }
  return Object.fromEntries(columns);
}

function keyOf(column: TreeValue): string {
  return typeof column === 'string' ? column : JSON.stringify(column);
}

/** The name of an index; `N.` is a pickled None. */
function nameOf(name: unknown): string {
  return typeof name === 'string' && name !== 'N.' && name !== '' ? name : 'index';
}

/** The objects that PyTables pickled into the only row of an array, as texts of a fixed frame are; null for what is none. */
export function pickledCells(cells: readonly Cell[]): TreeValue {
  const [bytes] = cells;
  return isList(bytes) ? unpickled(Uint8Array.from(bytes, Number)) : null;
}

/** A value that PyTables pickled into an attribute; null where there is none. */
function pickled(text: unknown): TreeValue {
  return typeof text === 'string' ? unpickled(new TextEncoder().encode(text)) : null;
}

function unpickled(bytes: Uint8Array): TreeValue {
  try {
    return readPickle(bytes, 'HDF5').value;
  } catch (error) {
    if (error instanceof GrokscopeError) return null;
    throw error;
  }
}
