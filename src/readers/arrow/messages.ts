import { FlatTable } from './flatbuffer.js';
import { type Field, type Schema, schemaOf } from './schema.js';

const headerType = { schema: 1, dictionary: 2, batch: 3 } as const;
const continuation = 0xffffffff;

/** Rows of all columns, or the values of a dictionary. */
export interface Batch {
  readonly rows: number;
  /** Rows and nulls of each field, in the order of `Field` and its children. */
  readonly nodes: readonly number[][];
  /** Place in `body` and length of each buffer. */
  readonly buffers: readonly number[][];
  /** How many buffers the text views of each such column have beside their views. */
  readonly viewCounts: readonly number[];
  /** 0 for LZ4 frames, 1 for zstd, undefined where the buffers are not packed. */
  readonly codec: number | undefined;
  readonly body: Uint8Array;
}

export type Message =
  | { readonly kind: 'schema'; readonly schema: Schema }
  | { readonly kind: 'dictionary'; readonly id: number; readonly adds: boolean; readonly batch: Batch }
  | { readonly kind: 'batch'; readonly batch: Batch };

/**
 * The messages of an Arrow stream, from byte `at` on. A file has the same messages behind 8 bytes, and a list of them at
 * its end that is not needed. The last message may be cut off, as in a stream that is still written: `torn` is called.
 * Format: https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc
 */
export function* messagesIn(
  bytes: Uint8Array,
  at: number,
  torn: () => void,
): Generator<Message, void, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  while (at + 8 <= bytes.length) {
    const marked = view.getUint32(at, true) === continuation;
    const length = view.getUint32(marked ? at + 4 : at, true);
    if (length === 0) return;
    const start = at + (marked ? 8 : 4);
    const bodyStart = start + length;
    if (bodyStart > bytes.length) break;
    const message = FlatTable.root(bytes.subarray(start, bodyStart));
    const bodyLength = message.int64(3);
    if (bodyLength < 0) throw new RangeError(`a message has ${bodyLength} bytes`);
    if (bodyStart + bodyLength > bytes.length) break;
    const read = messageOf(message, bytes.subarray(bodyStart, bodyStart + bodyLength));
    if (read) yield read;
    at = bodyStart + bodyLength;
  }
  torn();
}

function messageOf(message: FlatTable, body: Uint8Array): Message | undefined {
  const header = message.table(2);
  if (!header) return undefined;
  switch (message.int8(1)) {
    case headerType.schema:
      return { kind: 'schema', schema: schemaOf(header) };
    case headerType.batch:
      return { kind: 'batch', batch: batchOf(header, body) };
    case headerType.dictionary: {
      const data = header.table(1);
      if (!data) return undefined;
      return {
        kind: 'dictionary',
        id: header.int64(0),
        adds: header.int8(2) !== 0,
        batch: batchOf(data, body),
      };
    }
    default:
      return undefined;
  }
}

function batchOf(table: FlatTable, body: Uint8Array): Batch {
  return {
    rows: table.int64(0),
    nodes: table.structs(1, 2),
    buffers: table.structs(2, 2),
    viewCounts: table.structs(4, 1).flat(),
    codec: table.table(3)?.int8(0),
    body,
  };
}

/** The dictionaries that fields refer to, with the field that says how their values are stored. */
export function dictionaryFields(fields: readonly Field[]): Map<number, Field> {
  return new Map(
    fields.flatMap((field) => [
      ...(field.dictionary ? [[field.dictionary.id, field.dictionary.values] as const] : []),
      ...dictionaryFields(field.children),
    ]),
  );
}
