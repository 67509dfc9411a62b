import { countOf } from '../numpy/array.js';
import { dtypeOf, readNumbers } from '../numpy/dtype.js';
import { NdArray, type TreeValue } from '../tree/index.js';

/** An array of numpy from its type (`<f4` or `float32`), its shape and its bytes; null for other types. */
export function arrayFromBytes(name: string, shape: unknown, data: Uint8Array): TreeValue {
  const type = dtypeOf(descriptorOf(name));
  const lengths = Array.isArray(shape) ? shape.map(Number) : [];
  const count = countOf(lengths);
  if (!type || !'fiub'.includes(type.kind) || count * type.size !== data.length) return null;
  const numbers = readNumbers(data, 0, type.size, count, type);
  return lengths.length === 0 ? (numbers[0] ?? null) : new NdArray(lengths, numbers);
}

/** `float32` is `<f4`, `bool` is `|b1`; descriptors stay as they are. */
function descriptorOf(name: string): string {
  const [, kind = '', bits = ''] = /^(float|u?int)(8|16|32|64)$/.exec(name) ?? [];
  if (kind !== '') return `<${kind.charAt(0)}${Number(bits) / 8}`;
  return name === 'bool' ? '|b1' : name;
}
