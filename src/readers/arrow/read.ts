import { GrokscopeError } from '../../util/errors.js';
import { listed } from '../../util/listed.js';
import { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';
import { nameOfIndex, settingsOf } from '../table/metadata.js';
import type { Table } from '../table/table.js';
import { loadUnpack } from './codecs.js';
import { type Cell, ColumnReader } from './columns.js';
import { type Batch, dictionaryFields, messagesIn } from './messages.js';
import type { Schema } from './schema.js';

const fileMagic = 'ARROW1\0\0';

/** Whether the content starts as an Arrow file does, and not as a stream. */
export function isArrowFile(head: Uint8Array): boolean {
  return new TextDecoder().decode(head.subarray(0, fileMagic.length)) === fileMagic;
}

/**
 * The flat columns of an Arrow file or stream as a table; lists and structs are left out. A null is an absent cell, a
 * NaN is a value, and a text is taken like a cell of a CSV file. Throws `malformed` where the content is damaged.
 */
export async function readArrow(bytes: Uint8Array, path: string): Promise<Table> {
  const unpack = await loadUnpack(bytes.length);
  const builder = new TableBuilder();
  const dictionaries = new Map<number, readonly Cell[]>();
  let schema: Schema = { fields: [], metadata: [] };
  const cellsOf = (batch: Batch, fields: Schema['fields']): ColumnCells[] => {
    const reader = new ColumnReader(batch, dictionaries, unpack);
    return fields.map((field) => ({ name: nameOfIndex(field.name), cells: reader.next(field) }));
  };
  const torn = (): void => builder.note('torn-end', 'the last rows are not complete and were left out');
  try {
    for (const message of messagesIn(bytes, isArrowFile(bytes) ? fileMagic.length : 0, torn)) {
      if (message.kind === 'schema') schema = message.schema;
      else if (message.kind === 'batch') addRows(builder, cellsOf(message.batch, schema.fields));
      else {
        const values = dictionaryFields(schema.fields).get(message.id);
        const [added] = values ? cellsOf(message.batch, [values]) : [];
        const known = message.adds ? (dictionaries.get(message.id) ?? []) : [];
        dictionaries.set(message.id, [...known, ...(added?.cells ?? [])]);
      }
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw malformed(path, error.message);
  }
  for (const { key, value, from } of settingsOf(schema.metadata)) builder.addConfig(key, value, from);
  return builder.build();
}

interface ColumnCells {
  readonly name: string;
  readonly cells: readonly Cell[] | undefined;
}

function addRows(builder: TableBuilder, columns: readonly ColumnCells[]): void {
  const start = builder.rowCount;
  const nested = columns.filter(({ cells }) => !cells).map(({ name }) => name);
  if (nested.length > 0 && start === 0)
    builder.note('left-out', `columns of lists, structs or bytes were left out: ${listed(nested)}`);
  const rows = Math.max(0, ...columns.map(({ cells }) => cells?.length ?? 0));
  for (let row = 0; row < rows; row++) builder.startRow();
  for (const { name, cells = [] } of columns) {
    const column = builder.column(name);
    for (const [row, cell] of cells.entries()) {
      const value = typeof cell === 'string' ? parseCell(cell) : cell;
      if (value !== undefined) column.set(start + row, value);
    }
  }
}

function malformed(path: string, reason: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    `the Arrow data cannot be read: ${reason.replaceAll(/\s+/g, ' ')}`,
    'Copy or write the file again; it may be damaged.',
  );
}
