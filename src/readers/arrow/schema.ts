import { FlatTable } from './flatbuffer.js';

/** Numbers of the types in `Schema.fbs`. */
export const typeId = {
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  text: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  timestamp: 10,
  struct: 13,
  union: 14,
  fixedList: 16,
  fixedBinary: 15,
  runEnd: 22,
  binaryView: 23,
  textView: 24,
  list: 12,
  map: 17,
  largeBinary: 19,
  largeText: 20,
  largeList: 21,
  listView: 25,
  largeListView: 26,
} as const;

/** A column, or the part of a nested one. */
export interface Field {
  readonly name: string;
  readonly type: number;
  /** numpy's name of the numbers in the column, of the indices where it has a dictionary: `<f8`. Empty for other types. */
  readonly numbers: string;
  /** Power of ten by which a decimal was multiplied; units a millisecond of a time. */
  readonly scale: number;
  /** The dictionary of which the column holds indices. */
  readonly dictionary: { readonly id: number; readonly values: Field } | undefined;
  readonly children: readonly Field[];
}

export interface Schema {
  readonly fields: readonly Field[];
  readonly metadata: readonly { readonly key: string; readonly value: string }[];
}

const deepest = 32;
const secondsToNanoseconds = [1e-3, 1, 1e3, 1e6];

/** Throws where the numbers have their highest byte first, as writers on rare machines leave them. */
export function schemaOf(table: FlatTable): Schema {
  if (table.int16(0) !== 0) throw new RangeError('its numbers have their highest byte first');
  return {
    fields: table.tables(1).map((field) => fieldOf(field, 0)),
    metadata: table.tables(2).map((entry) => ({ key: entry.text(0), value: entry.text(1) })),
  };
}

function fieldOf(table: FlatTable, depth: number): Field {
  if (depth > deepest) throw new RangeError(`columns are nested more than ${deepest} deep`);
  const plain: Field = {
    name: table.text(0),
    type: table.int8(2),
    ...layoutOf(table.int8(2), table.table(3)),
    dictionary: undefined,
    children: table.tables(5).map((child) => fieldOf(child, depth + 1)),
  };
  const encoding = table.table(4);
  if (!encoding) return plain;
  const index = encoding.table(1);
  return {
    ...plain,
    type: typeId.int,
    numbers: index ? layoutOf(typeId.int, index).numbers : '<i4',
    dictionary: { id: encoding.int64(0), values: plain },
    children: [],
  };
}

function layoutOf(type: number, about: FlatTable | undefined): Pick<Field, 'numbers' | 'scale'> {
  switch (type) {
    case typeId.int:
      return { numbers: `<${about?.int8(1) ? 'i' : 'u'}${(about?.int32(0) ?? 0) / 8}`, scale: 0 };
    case typeId.float:
      return { numbers: `<f${2 ** (1 + (about?.int16(0) ?? 0))}`, scale: 0 };
    case typeId.date:
      return about?.int16(0, 1) === 0
        ? { numbers: '<i4', scale: 1 / 86_400_000 }
        : { numbers: '<i8', scale: 1 };
    case typeId.timestamp:
      return { numbers: '<i8', scale: secondsToNanoseconds[about?.int16(0) ?? 0] ?? 1 };
    case typeId.decimal:
      return { numbers: `<i${(about?.int32(2, 128) ?? 128) / 8}`, scale: about?.int32(1) ?? 0 };
    default:
      return { numbers: '', scale: 0 };
  }
}
