import { brainFloat } from '../codecs/half-float.js';
import { countOf } from '../numpy/array.js';
import { type Dtype, readNumbers } from '../numpy/dtype.js';
import { NdArray, type TreeValue } from '../tree/index.js';
import { ClassRef, listOf, numberIn } from './values.js';

/** The memory behind tensors; its bytes are found when a tensor is read. */
export interface Storage {
  readonly typeName: string;
  bytes(): Uint8Array;
}

/** Larger tensors of more than one dimension are weights, not logs. */
const largestMatrix = 1_000_000;

const types: Readonly<Record<string, readonly [kind: string, size: number]>> = {
  float: ['f', 4],
  float32: ['f', 4],
  double: ['f', 8],
  float64: ['f', 8],
  half: ['f', 2],
  float16: ['f', 2],
  bfloat16: ['u', 2],
  long: ['i', 8],
  int64: ['i', 8],
  int: ['i', 4],
  int32: ['i', 4],
  short: ['i', 2],
  int16: ['i', 2],
  char: ['i', 1],
  int8: ['i', 1],
  byte: ['u', 1],
  uint8: ['u', 1],
  bool: ['b', 1],
};

/** A tensor as `torch._utils._rebuild_tensor*` would make it: a strided view of a storage. */
export class Tensor {
  private readonly storage: Storage;
  private readonly offset: number;
  private readonly size: readonly number[];
  private readonly stride: readonly number[];
  private readonly typeName: string;

  /** `rest` are the offset, size and stride, two values that do not matter here, and in new files the type. */
  constructor(storage: Storage, rest: readonly unknown[]) {
    const [offset, size, stride, , , dtype] = rest;
    this.storage = storage;
    this.offset = numberIn(offset);
    this.size = listOf(size).map(numberIn);
    this.stride = listOf(stride).map(numberIn);
    this.typeName = (
      dtype instanceof ClassRef ? dtype.name : this.storage.typeName.replace(/Storage$/, '')
    ).toLowerCase();
  }

  /** A number for 0 dimensions; null for large weights and unknown types. Throws `RangeError` on damaged data. */
  toTree(): TreeValue {
    const [kind, size] = types[this.typeName] ?? [];
    const count = countOf(this.size);
    if (kind === undefined || size === undefined || (this.size.length > 1 && count > largestMatrix))
      return null;
    const type: Dtype = { kind, size, littleEndian: true };
    const bytes = this.storage.bytes();
    const stored = readNumbers(bytes, 0, size, Math.floor(bytes.length / size), type);
    if (this.typeName === 'bfloat16') for (const [i, bits] of stored.entries()) stored[i] = brainFloat(bits);
    const data = new Float64Array(count);
    for (let place = 0; place < count; place += 1) {
      const at = this.placeOf(place);
      if (at >= stored.length) throw new RangeError('the tensor is cut off');
      data[place] = stored[at] ?? Number.NaN;
    }
    return this.size.length === 0 ? (data[0] ?? null) : new NdArray(this.size, data);
  }

  /** Where an element in row-major order stands in the storage. */
  private placeOf(place: number): number {
    let at = this.offset;
    let rest = place;
    for (let axis = this.size.length - 1; axis >= 0; axis -= 1) {
      const length = this.size[axis] ?? 1;
      at += (rest % length) * (this.stride[axis] ?? 0);
      rest = Math.floor(rest / length);
    }
    return at;
  }
}

export function isStorage(value: unknown): value is Storage {
  return typeof value === 'object' && value !== null && 'typeName' in value && 'bytes' in value;
}
