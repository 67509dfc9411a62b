import { type Field, plainArray, structuredArray, countOf } from '../numpy/array.js';
import { type Dtype, dtypeOf } from '../numpy/dtype.js';
import type { TreeValue } from '../tree/index.js';
import { type Buildable, bytesOf, Dict, listOf, numberIn, textIn } from './values.js';

/** `numpy.dtype("f8")`, of which the byte order and the fields come by a later BUILD. */
export class NumpyDtype implements Buildable {
  private readonly code: string;
  private order = '';
  private fields: Field[] | undefined;

  constructor(code: unknown) {
    this.code = typeof code === 'string' ? code : '';
  }

  build(state: unknown): void {
    const [, order, , names, fields] = listOf(state);
    if (typeof order === 'string') this.order = order;
    if (!(fields instanceof Dict)) return;
    this.fields = listOf(names).flatMap((name): Field[] => {
      const [dtype, offset] = listOf(fields.entries.get(name));
      const type = dtype instanceof NumpyDtype ? dtype.type : undefined;
      return type && typeof offset === 'number' ? [{ name: textIn(name), type, offset, length: 1 }] : [];
    });
  }

  get type(): Dtype | undefined {
    return dtypeOf(this.code.replace(/^[<>|=]?/, (order) => this.order.trim() || order));
  }

  arrayOf(bytes: Uint8Array, shape: readonly number[], fortranOrder: boolean): TreeValue {
    if (this.fields) {
      const recordSize = Number(/(?<!\d)\d+$/.exec(this.code)?.[0] ?? 0);
      return structuredArray(bytes, this.fields, recordSize, countOf(shape));
    }
    const { type } = this;
    return type && type.kind !== 'O' ? plainArray(bytes, type, { shape, fortranOrder }) : null;
  }
}

/** An array whose content comes by a later BUILD, or at once from a buffer. */
export class NumpyArray implements Buildable {
  private shape: readonly number[] = [];
  private dtype: NumpyDtype | undefined;
  private fortranOrder = false;
  private content: unknown;

  static fromBuffer(args: readonly unknown[]): NumpyArray {
    const [buffer, dtype, shape, order] = args;
    const array = new NumpyArray();
    array.build([1, shape, dtype, order === 'F', buffer]);
    return array;
  }

  build(state: unknown): void {
    const [, shape, dtype, fortranOrder, content] = listOf(state);
    this.shape = listOf(shape).map(numberIn);
    this.dtype = dtype instanceof NumpyDtype ? dtype : undefined;
    this.fortranOrder = fortranOrder === true;
    this.content = content;
  }

  /** The elements of an array of Python objects. */
  get objects(): readonly unknown[] | undefined {
    return Array.isArray(this.content) ? this.content : undefined;
  }

  /** Throws `RangeError` where the bytes are too few for the shape. */
  toTree(): TreeValue {
    const bytes = bytesOf(this.content);
    return bytes && this.dtype ? this.dtype.arrayOf(bytes, this.shape, this.fortranOrder) : null;
  }

  get isSingle(): boolean {
    return this.shape.length === 0;
  }
}

/** `numpy.core.multiarray.scalar(dtype, bytes)`. */
export function numpyScalar(args: readonly unknown[]): unknown {
  const [dtype, content] = args;
  const bytes = bytesOf(content);
  return bytes && dtype instanceof NumpyDtype ? dtype.arrayOf(bytes, [], false) : content;
}
