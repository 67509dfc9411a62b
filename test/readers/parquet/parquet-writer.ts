import { utf8, varint } from '../helpers/protobuf-writer.js';

type Bytes = readonly number[];

/** Fields of a Thrift struct by their number; a field is written with the number of its type. */
type Fields = Readonly<Record<number, { readonly type: number; readonly bytes: Bytes }>>;

interface ColumnType {
  readonly physical: number;
  readonly converted?: number;
  readonly scale?: number;
  readonly plain: (values: readonly unknown[]) => Bytes;
}

const raw = ({ buffer }: { readonly buffer: ArrayBufferLike }): Bytes => [...new Uint8Array(buffer)];
const longs = (values: readonly unknown[]): Bytes =>
  raw(BigInt64Array.from(values.map((v) => BigInt(v as number))));

type TypeName = 'boolean' | 'integer' | 'double' | 'text' | 'time' | 'decimal';

const types: Readonly<Record<TypeName, ColumnType>> = {
  boolean: {
    physical: 0,
    plain: (values) => [values.reduce<number>((bits, v, i) => bits | (Number(v) << i), 0)],
  },
  integer: { physical: 2, plain: longs },
  double: { physical: 5, plain: (values) => raw(Float64Array.from(values as number[])) },
  text: {
    physical: 6,
    converted: 0,
    plain: (values) =>
      values.flatMap((v) => [...raw(Uint32Array.of(utf8(v as string).length)), ...utf8(v as string)]),
  },
  time: { physical: 2, converted: 9, plain: longs },
  decimal: { physical: 2, converted: 5, scale: 6, plain: longs },
};

export interface WrittenColumn {
  readonly name: string;
  readonly type: TypeName;
  /** One cell a row; null for an absent one. */
  readonly cells: readonly unknown[];
}

interface FileOptions {
  readonly groupRows?: number;
  /** Number of rows that each row group says it has. */
  readonly claimedRows?: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A Parquet file with columns of optional cells, uncompressed, in row groups of `groupRows`. */
export function parquetFile(
  columns: readonly WrittenColumn[],
  { groupRows = 1000, claimedRows, metadata = {} }: FileOptions = {},
): Uint8Array {
  const rows = columns[0]?.cells.length ?? 0;
  const file: number[] = [...utf8('PAR1')];
  const groups: Bytes[] = [];
  for (let start = 0; start < rows; start += groupRows) {
    const end = Math.min(rows, start + groupRows);
    const chunks = columns.map((column) => {
      const offset = file.length;
      const page = pageOf(column, column.cells.slice(start, end));
      file.push(...page);
      return chunkOf(column, offset, page.length, end - start);
    });
    groups.push(struct({ 1: list(12, chunks), 2: i64(0), 3: i64(claimedRows ?? end - start) }));
  }
  const root = struct({ 4: text('schema'), 5: i32(columns.length) });
  const pairs = Object.entries(metadata).map(([key, value]) => struct({ 1: text(key), 2: text(value) }));
  const footer = struct({
    1: i32(1),
    2: list(12, [root, ...columns.map(elementOf)]),
    3: i64(rows),
    4: list(12, groups),
    5: list(12, pairs),
  });
  return Uint8Array.from([...file, ...footer, ...raw(Uint32Array.of(footer.length)), ...utf8('PAR1')]);
}

function pageOf({ type }: WrittenColumn, cells: readonly unknown[]): Bytes {
  const levels = cells.flatMap((cell) => [2, cell === null ? 0 : 1]);
  const content = [
    ...raw(Uint32Array.of(levels.length)),
    ...levels,
    ...types[type].plain(cells.filter((cell) => cell !== null)),
  ];
  const header = struct({ 1: i32(cells.length), 2: i32(0), 3: i32(3), 4: i32(3) });
  const size = i32(content.length);
  return [...struct({ 1: i32(0), 2: size, 3: size, 5: { type: 12, bytes: header } }), ...content];
}

function chunkOf({ name, type }: WrittenColumn, offset: number, size: number, count: number): Bytes {
  const metadata = struct({
    1: i32(types[type].physical),
    2: list(5, [zigzag(0), zigzag(3)]),
    3: list(8, [text(name).bytes]),
    4: i32(0),
    5: i64(count),
    6: i64(size),
    7: i64(size),
    9: i64(offset),
  });
  return struct({ 2: i64(offset), 3: { type: 12, bytes: metadata } });
}

function elementOf({ name, type }: WrittenColumn): Bytes {
  const { physical, converted, scale } = types[type];
  return struct({
    1: i32(physical),
    3: i32(1),
    4: text(name),
    ...(converted === undefined ? {} : { 6: i32(converted) }),
    ...(scale === undefined ? {} : { 7: i32(scale), 8: i32(18) }),
  });
}

function struct(fields: Fields): Bytes {
  let last = 0;
  const bytes = Object.entries(fields).flatMap(([key, field]) => {
    const delta = Number(key) - last;
    last = Number(key);
    return [(delta << 4) | field.type, ...field.bytes];
  });
  return [...bytes, 0];
}

function list(type: number, items: readonly Bytes[]): { type: number; bytes: Bytes } {
  return { type: 9, bytes: [0xf0 | type, ...varint(items.length), ...items.flat()] };
}

function zigzag(value: number): Bytes {
  return varint(value * 2);
}

function i32(value: number): { type: number; bytes: Bytes } {
  return { type: 5, bytes: zigzag(value) };
}

function i64(value: number): { type: number; bytes: Bytes } {
  return { type: 6, bytes: zigzag(value) };
}

function text(value: string): { type: number; bytes: Bytes } {
  return { type: 8, bytes: [...varint(utf8(value).length), ...utf8(value)] };
}
