import type { FileMetaData, RowGroup, SchemaTree } from 'hyparquet';
import { GrokscopeError } from '../../util/errors.js';
import { listed } from '../../util/listed.js';
import { TableBuilder } from '../table/builder.js';
import { nameOfIndex, settingsOf } from '../table/metadata.js';
import type { Table } from '../table/table.js';
import { cellReader, parsers } from './cells.js';
import { checkPages } from './check-pages.js';
import { PageUnpacker } from './codecs.js';
import { malformed, tooLarge } from './errors.js';

const mostCells = 200_000_000;

/**
 * The flat columns of a Parquet file as a table, one row group after the other; lists and structs are left out. A null
 * is an absent cell, a NaN is a value, and a text is taken like a cell of a CSV file.
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
  const flat = columns.filter(isFlat);
  checkSize(metadata, flat.length, path);
  const builder = new TableBuilder();
  for (const { key, value, from } of settingsOf(metadata.key_value_metadata ?? []))
    builder.addConfig(key, value, from);
  const nested = columns.filter((column) => !isFlat(column)).map(({ element }) => element.name);
  if (nested.length > 0)
    builder.note('left-out', `columns of lists or structs were left out: ${listed(nested)}`);
  const unpacker = await PageUnpacker.load(bytes.length);
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    for (const column of flat)
      await readColumn(bytes, { metadata, group, column, start, end, unpacker }, builder);
    for (let row = start; row < end; row++) builder.startRow();
    start = end;
  }
  return builder.build();
}

function isFlat({ children, element }: SchemaTree): boolean {
  return children.length === 0 && element.repetition_type !== 'REPEATED';
}

/** The cells of a column in a row group, which holds the rows `start` to `end` - 1. */
interface Part {
  readonly metadata: FileMetaData;
  readonly group: RowGroup;
  readonly column: SchemaTree;
  readonly start: number;
  readonly end: number;
  readonly unpacker: PageUnpacker;
}

async function readColumn(bytes: Uint8Array, part: Part, builder: TableBuilder): Promise<void> {
  const { metadata, group, start, end, unpacker } = part;
  const { element } = part.column;
  const chunk = group.columns.find(({ meta_data: about }) => about?.path_in_schema[0] === element.name);
  if (!chunk?.meta_data) throw new Error(`column "${element.name}" is in another file`);
  const optional = element.repetition_type === 'OPTIONAL';
  await checkPages(bytes, { metadata: chunk.meta_data, rows: end - start, optional }, unpacker);
  const { parquetRead } = await import('hyparquet');
  const pages: ArrayLike<unknown>[] = [];
  await parquetRead({
    file: { byteLength: bytes.length, slice: (from, to) => new Uint8Array(bytes.subarray(from, to)).buffer },
    metadata,
    columns: [element.name],
    rowStart: start,
    rowEnd: end,
    compressors: unpacker.compressors,
    parsers,
    geoparquet: false,
    onChunk: ({ columnData }) => pages.push(columnData),
  });
  unpacker.forget();
  const column = builder.column(nameOfIndex(element.name));
  const cellOf = cellReader(element);
  let row = start;
  for (const cells of pages)
    for (let at = 0; at < cells.length && row < end; at++, row++) {
      const cell = cellOf(cells[at]);
      if (cell !== undefined) column.set(row, cell);
    }
  if (row < end) throw new Error(`column "${element.name}" ends at row ${row} of ${end}`);
}

function checkSize({ row_groups: groups }: FileMetaData, columns: number, path: string): void {
  const counts = groups.map((group) => Number(group.num_rows));
  if (counts.some((count) => !(count >= 0))) throw new Error('a row group says that it has less than 0 rows');
  const cells = counts.reduce((total, count) => total + count, 0) * columns;
  if (cells > mostCells) throw tooLarge(path, `${cells.toLocaleString('en')} cells`);
}
