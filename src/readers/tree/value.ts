/**
 * Numbers in row-major order: `data[i * shape[1] + j]` is the element (i, j). Its parts are not enumerable, so that
 * a walk over the keys of a tree does not enter it.
 */
export class NdArray {
  readonly #shape: readonly number[];
  readonly #data: Float64Array;

  constructor(shape: readonly number[], data: Float64Array) {
    this.#shape = shape;
    this.#data = data;
  }

  get shape(): readonly number[] {
    return this.#shape;
  }

  get data(): Float64Array {
    return this.#data;
  }
}

export type Scalar = null | boolean | number | string;

export interface TreeObject {
  readonly [key: string]: TreeValue;
}

/** What JSON, YAML, npz, pickle and torch files all come down to. */
export type TreeValue = Scalar | NdArray | readonly TreeValue[] | TreeObject;

/** Whether a parser of JSON or YAML found a document: what they yield is a tree, or undefined. */
export function isTree(parsed: unknown): parsed is TreeValue {
  return parsed !== undefined;
}

export function isList(value: TreeValue | undefined): value is readonly TreeValue[] {
  return Array.isArray(value);
}

export function isObject(value: TreeValue | undefined): value is TreeObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NdArray);
}

/** The number, text or truth value that stands alone here, also in an array of one element; else undefined. */
export function scalarOf(value: TreeValue | undefined): Scalar | undefined {
  if (value instanceof NdArray) return value.data.length === 1 ? value.data[0] : undefined;
  if (isList(value)) return value.length === 1 ? scalarOf(value[0]) : undefined;
  return isObject(value) ? undefined : value;
}
