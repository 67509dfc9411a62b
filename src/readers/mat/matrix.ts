import { countOf } from '../numpy/array.js';
import { readNumbers } from '../numpy/dtype.js';
import { NdArray, type TreeValue } from '../tree/index.js';
import { dtypeOfElement, type Element, elementsIn, elementType } from './elements.js';

/** Classes of arrays; those from `double` on are numbers, up to `uint64`. */
const arrayClass = { cell: 1, struct: 2, char: 4, double: 6, uint64: 15 } as const;

const deepest = 50;

/** A variable, or a field of a struct, where the name is empty. */
export interface Variable {
  readonly name: string;
  readonly value: TreeValue;
}

/**
 * Reads a matrix element. Vectors of any direction have one dimension, matrices two; a struct is an object, an array of
 * structs or a cell array a list. What is no number, text, struct or cell becomes null.
 */
export function readMatrix(content: Uint8Array, littleEndian: boolean, depth = 0): Variable {
  if (depth > deepest) throw new RangeError(`values are nested more than ${deepest} deep`);
  const [flags, sizes, title, ...rest] = elementsIn(content, littleEndian);
  if (!flags || !sizes || !title) return { name: '', value: null };
  const kind = numbersIn(flags, littleEndian)[0]! & 0xff;
  const shape = [...numbersIn(sizes, littleEndian)];
  const name = textIn(title.content);
  const inner = (element: Element): TreeValue =>
    element.type === elementType.matrix ? readMatrix(element.content, littleEndian, depth + 1).value : null;
  if (kind === arrayClass.cell) return { name, value: rest.map(inner) };
  if (kind === arrayClass.struct) return { name, value: structOf(rest, littleEndian, inner) };
  const [real] = rest;
  if (!real) return { name, value: null };
  if (kind === arrayClass.char)
    return { name, value: String.fromCodePoint(...numbersIn(real, littleEndian).slice(0, 1000)) };
  if (kind < arrayClass.double || kind > arrayClass.uint64) return { name, value: null };
  return { name, value: arrayOf(numbersIn(real, littleEndian), shape) };
}

/** A struct has the length of a name, the names of its fields, then the fields of each element. */
function structOf(
  [width, names, ...fields]: readonly Element[],
  littleEndian: boolean,
  inner: (element: Element) => TreeValue,
): TreeValue {
  const size = width ? (numbersIn(width, littleEndian)[0] ?? 0) : 0;
  if (!names || !(size > 0)) return null;
  const keys = Array.from({ length: Math.floor(names.content.length / size) }, (_, index) =>
    textIn(names.content.subarray(index * size, (index + 1) * size)),
  );
  if (keys.length === 0) return {};
  const structs = Array.from({ length: Math.floor(fields.length / keys.length) }, (_, index) =>
    Object.fromEntries(keys.map((key, field) => [key, inner(fields[index * keys.length + field]!)])),
  );
  return structs.length === 1 ? structs[0]! : structs;
}

/** Numbers in column-major order as a tree value. */
function arrayOf(numbers: Float64Array, shape: readonly number[]): TreeValue {
  if (countOf(shape) !== numbers.length)
    throw new RangeError(`an array of ${shape.join('×')} has ${numbers.length} values`);
  const [rows = 0, columns = 0] = shape;
  if (numbers.length === 1) return numbers[0]!;
  if (shape.length > 2) return null;
  if (rows === 1 || columns === 1) return new NdArray([numbers.length], numbers);
  return new NdArray(
    [rows, columns],
    numbers.map((_, at) => numbers[(at % columns) * rows + Math.floor(at / columns)]!),
  );
}

function numbersIn(element: Element, littleEndian: boolean): Float64Array {
  const type = dtypeOfElement(element, littleEndian);
  if (!type) throw new RangeError(`an element of type ${element.type} stands where numbers should`);
  return readNumbers(element.content, 0, type.size, Math.floor(element.content.length / type.size), type);
}

/** Text up to its first zero byte. */
function textIn(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
