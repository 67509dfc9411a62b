import type { ColumnMetaData, PageHeader } from 'hyparquet';
import type { PageUnpacker } from './codecs.js';

/** A column of one row group: where its pages are, how many rows it has, and whether cells may be absent. */
export interface Chunk {
  readonly metadata: ColumnMetaData;
  readonly rows: number;
  readonly optional: boolean;
}

/**
 * Throws where a page says that it holds more values than its row group has rows. hyparquet believes the pages, and
 * would fill all memory with the values of a damaged one.
 * Layout: https://parquet.apache.org/docs/file-format/data-pages/
 */
export async function checkPages(bytes: Uint8Array, chunk: Chunk, unpacker: PageUnpacker): Promise<void> {
  const { parquetHeader } = await import('hyparquet/src/column.js');
  const { dictionary_page_offset: dictionary, data_page_offset: data } = chunk.metadata;
  const start = Number(dictionary || data);
  const pages = bytes.subarray(start, start + Number(chunk.metadata.total_compressed_size));
  const reader = { view: new DataView(pages.buffer, pages.byteOffset, pages.byteLength), offset: 0 };
  for (let left = chunk.rows; left > 0 && reader.offset < pages.length - 1; ) {
    const header = parquetHeader(reader);
    const end = reader.offset + header.compressed_page_size;
    if (!(end > reader.offset)) throw new Error(`a page has ${header.compressed_page_size} bytes`);
    left -= checkPage(pages.subarray(reader.offset, end), header, { ...chunk, rows: left }, unpacker);
    reader.offset = end;
  }
}

/** The number of values in a page. */
function checkPage(content: Uint8Array, header: PageHeader, chunk: Chunk, unpacker: PageUnpacker): number {
  const { type } = header;
  const first = type === 'DATA_PAGE' ? header.data_page_header : undefined;
  const second = type === 'DATA_PAGE_V2' ? header.data_page_header_v2 : undefined;
  const dictionary = type === 'DICTIONARY_PAGE' ? header.dictionary_page_header : undefined;
  if (!first && !second && !dictionary) throw new Error('a page lacks the header of its type');
  const { num_values: values = 0, encoding } = first ?? second ?? dictionary ?? {};
  const most = dictionary ? header.uncompressed_page_size : chunk.rows;
  const absent = second?.num_nulls ?? 0;
  if (!(values >= 0 && values <= most && absent >= 0 && absent <= values))
    throw new Error(`a page says that it holds ${values} values in ${chunk.rows} rows`);
  if (dictionary) return 0;
  const unpack = (packed: Uint8Array, size: number): Uint8Array =>
    unpacker.look(chunk.metadata.codec, packed, size);
  let cells: Uint8Array;
  if (second) {
    const { repetition_levels_byte_length: repeats, definition_levels_byte_length: presence } = second;
    const levels = repeats + presence;
    const rest = content.subarray(levels);
    cells = second.is_compressed === false ? rest : unpack(rest, header.uncompressed_page_size - levels);
    if (chunk.optional) checkRuns(content.subarray(repeats), 1, values);
  } else {
    cells = unpack(content, header.uncompressed_page_size);
    if (chunk.optional) {
      checkRuns(cells.subarray(4), 1, values);
      cells = cells.subarray(4 + lengthAt(cells));
    }
  }
  if (encoding === 'RLE') checkRuns(cells.subarray(4), 1, values - absent);
  else if (encoding?.endsWith('_DICTIONARY')) checkRuns(cells.subarray(1), cells[0] ?? 0, values - absent);
  return values;
}

function lengthAt(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
}

/**
 * Checks runs of numbers of `width` bits: the RLE and bit-packing hybrid. Runs after the last value are not looked at.
 * As hyparquet does, it reads on where the runs are longer than they say, and takes 32 bits of a count.
 */
function checkRuns(bytes: Uint8Array, width: number, values: number): void {
  let at = 0;
  for (let seen = 0; seen < values && at < bytes.length; ) {
    let head = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = bytes[at++] ?? 0;
      head |= (byte & 0x7f) << shift;
      more = byte > 0x7f;
    }
    const packed = (head & 1) === 1;
    const count = packed ? (head >> 1) << 3 : head >>> 1;
    // an empty bit-packed run still takes a byte
    at += packed ? Math.max(1, (count / 8) * width) : (width + 7) >> 3;
    seen += count;
    if (count < 0 || (packed ? at > bytes.length + width * 8 : seen > values))
      throw new Error(`a run in a page has ${count} values, where the page has ${values}`);
  }
}
