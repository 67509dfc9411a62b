import { isList, isObject, NdArray, type TreeValue } from '../../../src/readers/tree/value.js';

/** A tree with its arrays as nested lists, to be compared by `toEqual`. */
export function plain(value: TreeValue): unknown {
  if (value instanceof NdArray) return nested([...value.data], value.shape);
  if (isList(value)) return value.map(plain);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
    : value;
}

function nested(data: readonly number[], shape: readonly number[]): unknown {
  const [length = 0, ...rest] = shape;
  if (rest.length === 0) return data;
  const size = data.length / length;
  return Array.from({ length }, (_, i) => nested(data.slice(i * size, (i + 1) * size), rest));
}
