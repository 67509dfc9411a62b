import { dtypeOf, readNumbers } from '../numpy/dtype.js';
import type { Unpack } from './codecs.js';
import type { Batch } from './messages.js';
import { type Field, typeId } from './schema.js';

/** A number, a text, or nothing. */
export type Cell = number | string | undefined;
export type Dictionaries = ReadonlyMap<number, readonly Cell[]>;

/** The cells of one column of a batch; undefined where it holds lists, structs or bytes. */
export type Cells = readonly Cell[] | undefined;

/** Reads the columns of one batch, one after the other. Throws `RangeError` where buffers are missing or too short. */
export class ColumnReader {
  private readonly batch: Batch;
  private readonly dictionaries: Dictionaries;
  private readonly unpack: Unpack;
  private node = 0;
  private buffer = 0;
  private view = 0;

  constructor(batch: Batch, dictionaries: Dictionaries, unpack: Unpack) {
    this.batch = batch;
    this.dictionaries = dictionaries;
    this.unpack = unpack;
  }

  next(field: Field): Cells {
    const rows = this.batch.nodes[this.node++]?.[0] ?? -1;
    if (!(rows >= 0)) throw new RangeError(`"${field.name}" has ${rows} rows`);
    switch (field.type) {
      case typeId.null:
        return [];
      case typeId.text:
        return this.texts(rows, '<i4');
      case typeId.largeText:
        return this.texts(rows, '<i8');
      case typeId.textView:
        return this.textViews(rows);
      case typeId.bool:
        return this.bits(rows);
      case typeId.int:
      case typeId.float:
      case typeId.date:
      case typeId.timestamp:
      case typeId.decimal:
        return this.numbers(rows, field);
      default:
        return this.pass(field);
    }
  }

  private numbers(rows: number, field: Field): Cells {
    const isThere = this.validity(rows);
    const bytes = this.bytes();
    const numbers =
      field.type === typeId.decimal ? decimals(bytes, rows, field) : plainNumbers(bytes, rows, field);
    const { dictionary } = field;
    const values = dictionary ? (this.dictionaries.get(dictionary.id) ?? []) : undefined;
    const isTime = field.type === typeId.date || field.type === typeId.timestamp;
    return Array.from(numbers, (number, row) => {
      if (!isThere(row)) return undefined;
      if (values) return values[number];
      return isTime ? isoTime(number / field.scale) : number;
    });
  }

  private bits(rows: number): Cells {
    const isThere = this.validity(rows);
    const bit = bitsOf(this.bytes(), rows);
    return Array.from({ length: rows }, (_, row) => (isThere(row) ? String(bit(row)) : undefined));
  }

  private texts(rows: number, offsetType: string): Cells {
    const isThere = this.validity(rows);
    const offsets = this.bytes();
    const content = this.bytes();
    if (rows === 0) return [];
    const places = numbersOf(offsets, rows + 1, offsetType);
    return textCells(rows, isThere, (row) => content.subarray(places[row], places[row + 1]));
  }

  /** Views of 16 bytes: a length, then the text where it has at most 12 bytes, else its start, buffer and place. */
  private textViews(rows: number): Cells {
    const isThere = this.validity(rows);
    const views = this.bytes();
    const contents = Array.from({ length: this.countOfViews() }, () => this.bytes());
    const words = numbersOf(views, rows * 4, '<i4');
    return textCells(rows, isThere, (row) => {
      const [length = 0, , buffer = 0, place = 0] = words.subarray(4 * row, 4 * row + 4);
      return length <= 12
        ? views.subarray(16 * row + 4, 16 * row + 4 + length)
        : contents[buffer]?.subarray(place, place + length);
    });
  }

  /** Steps over the buffers of a column whose content is not read. */
  private pass(field: Field): undefined {
    this.buffer += buffersOf(field.type) + (field.type === typeId.binaryView ? this.countOfViews() : 0);
    for (const child of field.children) this.next(child);
  }

  private countOfViews(): number {
    const count = this.batch.viewCounts[this.view++] ?? 0;
    if (!(count >= 0 && count <= this.batch.buffers.length))
      throw new RangeError(`a column has ${count} buffers`);
    return count;
  }

  private validity(rows: number): (row: number) => boolean {
    const bytes = this.bytes();
    return bytes.length === 0 ? () => true : bitsOf(bytes, rows);
  }

  /** The next buffer, unpacked. */
  private bytes(): Uint8Array {
    const [start = -1, length = -1] = this.batch.buffers[this.buffer++] ?? [];
    if (!(start >= 0 && length >= 0 && start + length <= this.batch.body.length))
      throw new RangeError('a buffer lies outside its message');
    return this.unpack(this.batch.body.subarray(start, start + length), this.batch.codec);
  }
}

/** Buffers of the types that are not read; a union has its types, and offsets where it is dense. */
function buffersOf(type: number): number {
  if (type === typeId.runEnd) return 0;
  if (type === typeId.struct || type === typeId.fixedList) return 1;
  if (type === typeId.binary || type === typeId.largeBinary) return 3;
  if (type === typeId.listView || type === typeId.largeListView) return 3;
  if (type === typeId.union) throw new RangeError('columns of unions are not read');
  return 2;
}

function bitsOf(bytes: Uint8Array, rows: number): (row: number) => boolean {
  if (bytes.length * 8 < rows) throw new RangeError(`${bytes.length} bytes hold no ${rows} bits`);
  return (row) => ((bytes[row >> 3]! >> (row & 7)) & 1) === 1;
}

function numbersOf(bytes: Uint8Array, count: number, descriptor: string): Float64Array {
  const type = dtypeOf(descriptor);
  if (!type) throw new RangeError(`numbers of the unknown type ${descriptor}`);
  return readNumbers(bytes, 0, type.size, count, type);
}

function plainNumbers(bytes: Uint8Array, rows: number, { numbers }: Field): Float64Array {
  return numbersOf(bytes, rows, numbers);
}

/** Decimals of 32 to 256 bits, rounded to their last place. */
function decimals(bytes: Uint8Array, rows: number, { numbers, scale }: Field): Float64Array {
  const size = Number(numbers.slice(2));
  if (!(size >= 4) || bytes.length < rows * size) throw new RangeError('the decimals are cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: rows }, (_, row) => {
    let value = BigInt(view.getInt32((row + 1) * size - 4, true));
    for (let at = (row + 1) * size - 8; at >= row * size; at -= 4)
      value = value * 2n ** 32n + BigInt(view.getUint32(at, true));
    return Number(value) / 10 ** scale;
  });
}

function textCells(
  rows: number,
  isThere: (row: number) => boolean,
  bytesOf: (row: number) => Uint8Array | undefined,
): Cell[] {
  const decoder = new TextDecoder();
  return Array.from({ length: rows }, (_, row) => (isThere(row) ? decoder.decode(bytesOf(row)) : undefined));
}

function isoTime(milliseconds: number): string | undefined {
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : undefined;
}
