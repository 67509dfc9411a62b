import { halfFloat } from '../codecs/half-float.js';
/** The type of the elements of a numpy array, from a descriptor such as `<f8`. */
export interface Dtype {
  /** Kind as numpy names it: f float, i and u integer, b truth value, U and S text, O Python objects. */
  readonly kind: string;
  /** Bytes of one element. */
  readonly size: number;
  readonly littleEndian: boolean;
}

/** Reads a descriptor; undefined for kinds that hold neither numbers nor text (dates, complex, void). */
export function dtypeOf(descriptor: string): Dtype | undefined {
  const match = /^([<>|=]?)([?a-zA-Z])(\d*)$/.exec(descriptor);
  if (!match) return undefined;
  const [, order = '', letter = '', digits = ''] = match;
  const littleEndian = order !== '>';
  if (letter === '?') return { kind: 'b', size: 1, littleEndian };
  if (letter === 'O') return { kind: 'O', size: 8, littleEndian };
  const width = Number(digits);
  if (letter === 'U' || letter === 'S')
    return { kind: letter, size: letter === 'U' ? width * 4 : width, littleEndian };
  return sizes[letter]?.includes(width) ? { kind: letter, size: width, littleEndian } : undefined;
}

const sizes: Readonly<Record<string, readonly number[]>> = {
  f: [2, 4, 8],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  b: [1],
};

/** Elements that stand `stride` bytes apart, as numbers. Throws `RangeError` where the bytes end too early. */
export function readNumbers(
  bytes: Uint8Array,
  offset: number,
  stride: number,
  count: number,
  type: Dtype,
): Float64Array {
  if (count > 0 && offset + (count - 1) * stride + type.size > bytes.length)
    throw new RangeError('the array is cut off');
  if (stride === type.size && type.littleEndian && hostIsLittleEndian) {
    const numbers = packedNumbers(
      new Uint8Array(bytes.subarray(offset, offset + count * stride)).buffer,
      type,
    );
    if (numbers) return numbers;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = numberReader(view, type);
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i += 1) numbers[i] = read(offset + i * stride);
  return numbers;
}

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The numbers of a buffer that is full of them, in the order of bytes of this machine; undefined for rarer types. */
function packedNumbers(buffer: ArrayBuffer, { kind, size }: Dtype): Float64Array | undefined {
  switch (`${kind}${size}`) {
    case 'f8':
      return new Float64Array(buffer);
    case 'f4':
      return new Float64Array(new Float32Array(buffer));
    case 'i8':
      return longIntegers(new Int32Array(buffer));
    case 'i4':
      return new Float64Array(new Int32Array(buffer));
    default:
      return undefined;
  }
}

/** 64-bit integers from their lower and upper halves, rounded to the nearest number. */
function longIntegers(halves: Int32Array): Float64Array {
  const numbers = new Float64Array(halves.length / 2);
  for (let i = 0; i < numbers.length; i += 1)
    numbers[i] = (halves[2 * i + 1] as number) * 2 ** 32 + ((halves[2 * i] as number) >>> 0);
  return numbers;
}

/** Elements that stand `stride` bytes apart, as texts without their padding. */
export function readTexts(
  bytes: Uint8Array,
  offset: number,
  stride: number,
  count: number,
  type: Dtype,
): string[] {
  if (offset + (count - 1) * stride + type.size > bytes.length) throw new RangeError('the array is cut off');
  const decode =
    type.kind === 'U'
      ? (item: Uint8Array) => utf32(item, type.littleEndian)
      : (item: Uint8Array) => new TextDecoder().decode(item);
  return Array.from({ length: count }, (_, i) => {
    const start = offset + i * stride;
    return decode(bytes.subarray(start, start + type.size)).replace(/\0+$/, '');
  });
}

function numberReader(view: DataView, { kind, size, littleEndian }: Dtype): (at: number) => number {
  switch (`${kind}${size}`) {
    case 'f8':
      return (at) => view.getFloat64(at, littleEndian);
    case 'f4':
      return (at) => view.getFloat32(at, littleEndian);
    case 'f2':
      return (at) => halfFloat(view.getUint16(at, littleEndian));
    case 'i8':
      return (at) => Number(view.getBigInt64(at, littleEndian));
    case 'i4':
      return (at) => view.getInt32(at, littleEndian);
    case 'i2':
      return (at) => view.getInt16(at, littleEndian);
    case 'i1':
      return (at) => view.getInt8(at);
    case 'u8':
      return (at) => Number(view.getBigUint64(at, littleEndian));
    case 'u4':
      return (at) => view.getUint32(at, littleEndian);
    case 'u2':
      return (at) => view.getUint16(at, littleEndian);
    default:
      return (at) => view.getUint8(at);
  }
}

function utf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  return text;
}
