import { GrokscopeError } from '../../util/errors.js';
import { brainFloat } from '../codecs/half-float.js';
import { countOf } from '../numpy/array.js';
import { dtypeOf, readNumbers } from '../numpy/dtype.js';
import { NdArray, type TreeValue } from '../tree/index.js';

/** What a safetensors file holds. */
export interface Safetensors {
  readonly arrays: Readonly<Record<string, TreeValue>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const longestHeader = 100_000_000;

/** numpy's names for the types of the elements. */
const dtypes: Readonly<Record<string, string>> = {
  F64: '<f8',
  F32: '<f4',
  F16: '<f2',
  BF16: '<u2',
  I64: '<i8',
  I32: '<i4',
  I16: '<i2',
  I8: '<i1',
  U64: '<u8',
  U32: '<u4',
  U16: '<u2',
  U8: '<u1',
  BOOL: '<u1',
};

/** Whether the content starts with the length of a JSON header as a uint64, then the header. */
export function isSafetensors(head: Uint8Array): boolean {
  if (head.length < 10 || head[8] !== 0x7b || (head[9] !== 0x22 && head[9] !== 0x7d)) return false;
  const view = new DataView(head.buffer, head.byteOffset);
  return view.getUint32(4, true) === 0 && view.getUint32(0, true) < longestHeader;
}

/**
 * The arrays of a safetensors file, those of one element as numbers; arrays of unknown types are left out.
 * Throws `malformed` where the header is no JSON or points beyond the end of the file.
 * Format: https://github.com/huggingface/safetensors#format
 */
export function readSafetensors(bytes: Uint8Array, path: string): Safetensors {
  if (bytes.length < 8) throw malformed(path, 'the file ends before its header');
  const start = 8 + new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const header = parseHeader(bytes.subarray(8, start));
  if (start > bytes.length || !isRecord(header)) throw malformed(path, 'the header is not JSON, or is cut');
  const data = bytes.subarray(start);
  const arrays = new Map<string, TreeValue>();
  for (const [name, about] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    if (!isEntry(about)) throw malformed(path, `array "${name}" is not described by type, shape and place`);
    const [from, to] = about.data_offsets;
    const type = dtypeOf(dtypes[about.dtype] ?? '');
    const count = countOf(about.shape);
    if (!type) continue;
    if (to > data.length || to - from !== count * type.size)
      throw malformed(path, `array "${name}" is cut off at byte ${bytes.length}`);
    const numbers = readNumbers(data.subarray(from, to), 0, type.size, count, type);
    arrays.set(name, arrayOf(about.shape, about.dtype === 'BF16' ? numbers.map(brainFloat) : numbers));
  }
  const metadata = header['__metadata__'];
  return { arrays: Object.fromEntries(arrays), metadata: isRecord(metadata) ? metadata : {} };
}

function arrayOf(shape: readonly number[], numbers: Float64Array): TreeValue {
  return shape.length === 0 ? (numbers[0] ?? null) : new NdArray(shape, numbers);
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false;
  const { dtype, shape, data_offsets: place } = value as Partial<Record<keyof Entry, unknown>>;
  return typeof dtype === 'string' && isCounts(shape) && isCounts(place) && place.length === 2;
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseHeader(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function malformed(path: string, message: string): GrokscopeError {
  return new GrokscopeError('malformed', path, message, 'Save the file again with `safetensors.save_file`.');
}
