import { NdArray, type TreeValue } from '../tree/index.js';
import { NumpyArray } from './numpy-values.js';
import { DataFrame, PandasSeries } from './pandas-values.js';
import { Tensor } from './torch-values.js';
import { ClassRef, Dict, Instance } from './values.js';

const deepest = 64;
/** A pickle can refer to one list many times; more often than this is an attack, not a log. */
const mostValues = { plain: 1_000_000, perByte: 20 };

export interface Converted {
  readonly value: TreeValue;
  /** Names of the unknown classes of which objects were read as plain data. */
  readonly classes: ReadonlySet<string>;
}

/**
 * Unpickled values as a tree. Bytes and what lies too deep become null. Throws `RangeError` where the pickle, of
 * `byteLength` bytes, refers to its values so often that the tree would be many times as large.
 */
export function toTree(value: unknown, byteLength: number): Converted {
  const converter = new Converter(mostValues.plain + mostValues.perByte * byteLength);
  return { value: converter.convert(value, 0), classes: converter.classes };
}

class Converter {
  readonly classes = new Set<string>();
  private left: number;

  constructor(most: number) {
    this.left = most;
  }

  convert(value: unknown, depth: number): TreeValue {
    this.left -= 1;
    if (this.left < 0) throw new RangeError('the pickle refers to the same values too often');
    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value !== 'object' || value === null || depth > deepest) return null;
    if (Array.isArray(value)) return value.map((item: unknown) => this.convert(item, depth + 1));
    if (value instanceof Dict) return this.object(value, depth);
    if (value instanceof Tensor || value instanceof DataFrame || value instanceof PandasSeries)
      return value.toTree();
    if (value instanceof NdArray) return value;
    if (value instanceof NumpyArray) return this.array(value, depth);
    if (value instanceof ClassRef) return value.name;
    if (value instanceof Instance) return this.instance(value, depth);
    return null;
  }

  private object({ entries }: Dict, depth: number): TreeValue {
    return Object.fromEntries(
      Array.from(entries, ([key, item]) => [nameOf(key), this.convert(item, depth + 1)] as const),
    );
  }

  private array(array: NumpyArray, depth: number): TreeValue {
    const { objects } = array;
    if (!objects) return array.toTree();
    const items = objects.map((item) => this.convert(item, depth + 1));
    return array.isSingle ? (items[0] ?? null) : items;
  }

  private instance({ type, fields, items }: Instance, depth: number): TreeValue {
    this.classes.add(type.fullName);
    return items.length > 0 ? this.convert(items, depth) : this.object(fields, depth);
  }
}

function nameOf(key: unknown): string {
  if (Array.isArray(key)) return key.map(nameOf).join(',');
  if (key instanceof ClassRef) return key.name;
  return typeof key === 'string' || typeof key === 'number' || typeof key === 'boolean' ? String(key) : '';
}
