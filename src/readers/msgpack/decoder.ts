import type { TreeValue } from '../tree/index.js';
import { arrayFromBytes } from './arrays.js';

const deepest = 100;

type NumberMethod =
  | 'getUint8'
  | 'getUint16'
  | 'getUint32'
  | 'getInt8'
  | 'getInt16'
  | 'getInt32'
  | 'getFloat32'
  | 'getFloat64';

/** What a message holds: a tree, or bytes that only an array around them gives a meaning. */
export type Decoded = TreeValue | Uint8Array;

/**
 * Reads MessagePack values one after the other, as data. Throws `RangeError` where the bytes end too early or are no
 * MessagePack. Specification: https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export class Decoder {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  private cut = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get position(): number {
    return this.at;
  }

  /** Whether a value wanted more bytes than there are. */
  get isCut(): boolean {
    return this.cut;
  }

  atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  next(depth = 0): Decoded {
    if (depth > deepest) throw new RangeError(`values are nested more than ${deepest} deep`);
    const head = this.take(1, 'getUint8');
    if (head < 0x80) return head;
    if (head < 0x90) return this.map(head & 0x0f, depth);
    if (head < 0xa0) return this.list(head & 0x0f, depth);
    if (head < 0xc0) return this.text(head & 0x1f);
    if (head >= 0xe0) return head - 0x100;
    switch (head) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.part(this.length(head - 0xc4));
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.extension(this.length(head - 0xc7), depth);
      case 0xca:
        return this.take(4, 'getFloat32');
      case 0xcb:
        return this.take(8, 'getFloat64');
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.length(head - 0xcc);
      case 0xcf:
        return Number(this.view.getBigUint64(this.move(8)));
      case 0xd0:
        return this.take(1, 'getInt8');
      case 0xd1:
        return this.take(2, 'getInt16');
      case 0xd2:
        return this.take(4, 'getInt32');
      case 0xd3:
        return Number(this.view.getBigInt64(this.move(8)));
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.extension(2 ** (head - 0xd4), depth);
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.text(this.length(head - 0xd9));
      case 0xdc:
      case 0xdd:
        return this.list(this.length(head - 0xdb), depth);
      case 0xde:
      case 0xdf:
        return this.map(this.length(head - 0xdd), depth);
      default:
        throw new RangeError(`byte ${this.at - 1} is 0x${head.toString(16)}, which starts no value`);
    }
  }

  private list(count: number, depth: number): Decoded {
    const items: TreeValue[] = [];
    for (let index = 0; index < count; index++) items.push(plain(this.next(depth + 1)));
    return items;
  }

  /** A map, or the array that msgpack-numpy writes as one: `nd`, `type`, `shape`, `data`. */
  private map(count: number, depth: number): Decoded {
    const entries = new Map<string, Decoded>();
    for (let index = 0; index < count; index++) {
      const key = textOf(this.next(depth + 1));
      entries.set(key, this.next(depth + 1));
    }
    const data = entries.get('data');
    if (entries.has('nd') && data instanceof Uint8Array)
      return arrayFromBytes(textOf(entries.get('type')), entries.get('shape') ?? [], data);
    return Object.fromEntries(Array.from(entries, ([name, value]) => [name, plain(value)]));
  }

  /** Flax writes arrays as extensions of type 1, numbers of numpy as type 3: shape, type and bytes as a message. */
  private extension(length: number, depth: number): Decoded {
    const type = this.take(1, 'getInt8');
    const content = this.part(length);
    if (type !== 1 && type !== 3) return null;
    const inner = new Decoder(content);
    if ((content[0] ?? 0) !== 0x93) return null;
    inner.move(1);
    const [shape, name, data] = [inner.next(depth + 1), inner.next(depth + 1), inner.next(depth + 1)];
    return data instanceof Uint8Array ? arrayFromBytes(textOf(name), shape, data) : null;
  }

  private text(length: number): string {
    return new TextDecoder().decode(this.part(length));
  }

  private part(length: number): Uint8Array {
    const start = this.move(length);
    return this.bytes.subarray(start, start + length);
  }

  /** A big-endian length of 2 ** `power` bytes. */
  private length(power: number): number {
    if (power === 0) return this.take(1, 'getUint8');
    return power === 1 ? this.take(2, 'getUint16') : this.take(4, 'getUint32');
  }

  private take(size: number, read: NumberMethod): number {
    return this.view[read](this.move(size));
  }

  /** Passes over bytes; gives where they start. */
  private move(length: number): number {
    const start = this.at;
    this.cut = start + length > this.bytes.length;
    if (this.cut) throw new RangeError(`the data end at byte ${this.bytes.length}`);
    this.at = start + length;
    return start;
  }
}

/** Bytes without a meaning become nothing. */
export function plain(value: Decoded): TreeValue {
  return value instanceof Uint8Array ? null : value;
}

function textOf(value: Decoded | undefined): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
