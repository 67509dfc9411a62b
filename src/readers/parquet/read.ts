import type { FileMetaData, ParquetParsers, SchemaTree } from 'hyparquet';
import { GrokscopeError } from '../../util/errors.js';
import { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';
import type { Table } from '../table/table.js';
import { malformed, tooLarge } from './errors.js';
import { settingsOf } from './settings.js';

const mostCells = 200_000_000;
const largestPage = 512 * 1024 ** 2;

/**
 * The flat columns of a Parquet file as a table, one row group at a time; lists and structs are left out. A null is an
 * absent cell, a NaN is a value, and a text is taken like a cell of a CSV file.
 * Throws `malformed` where the file is damaged or cut, `too-large` over 200 million cells.
 */
export async function readParquet(bytes: Uint8Array, path: string): Promise<Table> {
  try {
    return await tableOf(bytes, path);
  } catch (error) {
    if (error instanceof GrokscopeError) throw error;
    throw malformed(path, error instanceof Error ? error.message : String(error));
  }
}

async function tableOf(bytes: Uint8Array, path: string): Promise<Table> {
  const { parquetMetadata, parquetSchema } = await import('hyparquet');
  const metadata = parquetMetadata(bytes, { geoparquet: false });
  const columns = parquetSchema(metadata).children;
  const flat = columns.filter(({ children }) => children.length === 0);
  checkSize(metadata, flat.length, path);
  const builder = new TableBuilder();
  for (const { key, value, from } of settingsOf(metadata.key_value_metadata ?? []))
    builder.addConfig(key, value, from);
  const nested = columns.filter((column) => !flat.includes(column)).map(({ element }) => element.name);
  if (nested.length > 0)
    builder.note('left-out', `columns of lists or structs were left out: ${nested.join(', ')}`);
  let row = 0;
  for (const { num_rows: count } of metadata.row_groups) {
    const end = row + Number(count);
    await readRows(bytes, metadata, flat, row, end, builder);
    for (; row < end; row++) builder.startRow();
  }
  return builder.build();
}

/** Reads the rows `start` to `end` - 1, which make one row group. */
async function readRows(
  bytes: Uint8Array,
  metadata: FileMetaData,
  columns: readonly SchemaTree[],
  start: number,
  end: number,
  builder: TableBuilder,
): Promise<void> {
  const { parquetRead } = await import('hyparquet');
  const { compressors } = await boundedCompressors();
  for (const { element } of columns) {
    const chunks: { readonly from: number; readonly cells: ArrayLike<unknown> }[] = [];
    await parquetRead({
      file: {
        byteLength: bytes.length,
        slice: (from, to) => bytes.slice(from, to).buffer,
      },
      metadata,
      columns: [element.name],
      rowStart: start,
      rowEnd: end,
      compressors,
      parsers,
      geoparquet: false,
      onChunk: ({ rowStart, columnData }) => chunks.push({ from: rowStart, cells: columnData }),
    });
    const column = builder.column(nameOf(element.name));
    const scale = element.converted_type === 'DECIMAL' ? 10 ** (element.scale ?? 0) : undefined;
    for (const { from, cells } of chunks)
      for (let at = 0; at < cells.length && from + at < end; at++) {
        const cell = cellOf(cells[at]);
        if (cell === undefined) continue;
        const exact = scale !== undefined && typeof cell === 'number';
        column.set(from + at, exact ? Math.round(cell * scale) / scale : cell);
      }
  }
}
