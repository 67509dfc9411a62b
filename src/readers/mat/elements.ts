import { inflateSync } from 'node:zlib';
import { type Dtype, dtypeOf } from '../numpy/dtype.js';

/** Types of data elements. */
export const elementType = { matrix: 14, compressed: 15 } as const;

const largestUnpacked = 256 * 1024 ** 2;

/** numpy's names for the types of numbers by their number in the file: int8, uint8, … double, int64, …, UTF-8, UTF-16. */
const numberTypes: Readonly<Record<number, string>> = {
  1: 'i1',
  2: 'u1',
  3: 'i2',
  4: 'u2',
  5: 'i4',
  6: 'u4',
  7: 'f4',
  9: 'f8',
  12: 'i8',
  13: 'u8',
  16: 'u1',
  17: 'u2',
};

/** A data element: what is in it, and where the next one starts. */
export interface Element {
  readonly type: number;
  readonly content: Uint8Array;
  readonly end: number;
}

/**
 * Reads the data element at a place. Throws `RangeError` where it is cut, an error of zlib where
 * it is damaged or unpacks to more than 256 MiB.
 */
export function elementAt(bytes: Uint8Array, at: number, littleEndian: boolean): Element {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = view.getUint32(at, littleEndian);
  const smallSize = tag >>> 16;
  if (smallSize > 0)
    return { type: tag & 0xffff, content: bytes.subarray(at + 4, at + 4 + smallSize), end: at + 8 };
  const size = view.getUint32(at + 4, littleEndian);
  const start = at + 8;
  if (start + size > bytes.length) throw new RangeError(`the element at byte ${at} is cut off`);
  const content = bytes.subarray(start, start + size);
  if (tag === elementType.compressed) {
    const unpacked = inflateSync(content, { maxOutputLength: largestUnpacked });
    return { ...elementAt(unpacked, 0, littleEndian), end: start + size };
  }
  return { type: tag, content, end: start + Math.ceil(size / 8) * 8 };
}

/** The elements one after the other in some bytes. */
export function* elementsIn(bytes: Uint8Array, littleEndian: boolean): Generator<Element, void, undefined> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const element = elementAt(bytes, at, littleEndian);
    yield element;
    at = element.end;
  }
}

/** The type of the numbers in an element; undefined where it holds none. */
export function dtypeOfElement({ type }: Element, littleEndian: boolean): Dtype | undefined {
  const name = numberTypes[type];
  return name === undefined ? undefined : dtypeOf(`${littleEndian ? '<' : '>'}${name}`);
}
