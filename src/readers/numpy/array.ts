import { NdArray, type TreeObject, type TreeValue } from '../tree/index.js';
import { type Dtype, dtypeOf, readNumbers, readTexts } from './dtype.js';

/** A field of a structured dtype: its name, type and place in the record. */
export interface Field {
  readonly name: string;
  readonly type: Dtype;
  readonly offset: number;
  /** Elements of the field in one record. */
  readonly length: number;
}

export interface Layout {
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
}

/**
 * The elements of an array as a tree value: a number, text or truth value for shape (), a list of texts, or an
 * `NdArray` in row-major order. Throws `RangeError` where the bytes end too early.
 */
export function plainArray(bytes: Uint8Array, type: Dtype, { shape, fortranOrder }: Layout): TreeValue {
  const count = countOf(shape);
  if (type.kind === 'U' || type.kind === 'S') {
    const texts = readTexts(bytes, 0, type.size, count, type);
    return shape.length === 0 ? (texts[0] ?? '') : texts;
  }
  const numbers = readNumbers(bytes, 0, type.size, count, type);
  if (shape.length === 0) return type.kind === 'b' ? numbers[0] === 1 : (numbers[0] ?? Number.NaN);
  return new NdArray(shape, fortranOrder ? toRowMajor(numbers, shape) : numbers);
}

/** The columns of a structured array, by the names of its fields. */
export function structuredArray(
  bytes: Uint8Array,
  fields: readonly Field[],
  recordSize: number,
  count: number,
): TreeObject {
  const columns = fields.map(({ name, type, offset, length }): [string, TreeValue] => {
    if (type.kind === 'U' || type.kind === 'S')
      return [name, readTexts(bytes, offset, recordSize, count, type)];
    if (length === 1)
      return [name, new NdArray([count], readNumbers(bytes, offset, recordSize, count, type))];
    const data = new Float64Array(count * length);
    for (let record = 0; record < count; record += 1)
      data.set(readNumbers(bytes, offset + record * recordSize, type.size, length, type), record * length);
    return [name, new NdArray([count, length], data)];
  });
  return Object.fromEntries(columns);
}

/** The fields of a structured descriptor `[("step", "<i8"), ("loss", "<f4", (2,))]`; those of other types are skipped. */
export function fieldsOf(descriptor: readonly unknown[]): { fields: Field[]; recordSize: number } {
  const fields: Field[] = [];
  let offset = 0;
  for (const item of descriptor) {
    const [name, code, shape]: readonly unknown[] = Array.isArray(item) ? item : [];
    const type = typeof code === 'string' ? dtypeOf(code) : undefined;
    const size = typeof code === 'string' ? (type?.size ?? sizeOf(code)) : Number.NaN;
    if (!Number.isFinite(size)) throw new RangeError('a field of unknown size');
    const length = Array.isArray(shape) ? countOf(shape.map(Number)) : 1;
    if (type && type.kind !== 'O' && name !== '') fields.push({ name: String(name), type, offset, length });
    offset += size * length;
  }
  return { fields, recordSize: offset };
}

/** Bytes of a type that is not read, such as `<c16`, `<M8[ns]` or the padding `|V4`. */
function sizeOf(code: string): number {
  return Number(/^[<>|=]?[a-zA-Z](\d+)/.exec(code)?.[1] ?? Number.NaN);
}

export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function toRowMajor(numbers: Float64Array, shape: readonly number[]): Float64Array {
  if (shape.length < 2) return numbers;
  const ordered = new Float64Array(numbers.length);
  const index = shape.map(() => 0);
  for (let place = 0; place < numbers.length; place += 1) {
    let at = 0;
    for (let axis = 0, stride = 1; axis < shape.length; axis += 1) {
      at += (index[axis] ?? 0) * stride;
      stride *= shape[axis] ?? 1;
    }
    ordered[place] = numbers[at] ?? Number.NaN;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      index[axis] = ((index[axis] ?? 0) + 1) % (shape[axis] ?? 1);
      if (index[axis] !== 0) break;
    }
  }
  return ordered;
}
