import { GrokscopeError } from '../../util/errors.js';
import { readPickle } from '../pickle/read.js';
import { isList, type TreeValue } from '../tree/value.js';
import { countOf, fieldsOf, plainArray, structuredArray } from './array.js';
import { dtypeOf } from './dtype.js';

interface Header {
  readonly descr: unknown;
  readonly fortran_order: boolean;
  readonly shape: readonly number[];
}

/** Whether the bytes start as a .npy file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return bytes[0] === 0x93 && new TextDecoder().decode(bytes.subarray(1, 6)) === 'NUMPY';
}

/**
 * The content of a .npy file (format versions 1 to 3). A structured array becomes an object of columns; an array of
 * Python objects is read without running any of their code; an array of dates or complex numbers becomes null.
 * Throws `malformed` where the header or the data are damaged.
 */
export function readNpy(bytes: Uint8Array, path: string): TreeValue {
  const { header, start } = headerOf(bytes, path);
  const data = bytes.subarray(start);
  try {
    if (Array.isArray(header.descr)) {
      const { fields, recordSize } = fieldsOf(header.descr);
      return structuredArray(data, fields, recordSize, countOf(header.shape));
    }
    const type = dtypeOf(String(header.descr));
    if (!type) return null;
    if (type.kind === 'O') return objectsOf(data, header.shape, path);
    return plainArray(data, type, { shape: header.shape, fortranOrder: header.fortran_order });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw malformed(
      path,
      `the array of shape (${header.shape.join(', ')}) is cut off: only ${data.length} bytes are there`,
    );
  }
}

/** An array of objects is pickled: the list of its elements, or the one element of shape (). */
function objectsOf(data: Uint8Array, shape: readonly number[], path: string): TreeValue {
  const { value } = readPickle(data, path);
  return shape.length === 0 && isList(value) && value.length === 1 ? (value[0] ?? null) : value;
}

function headerOf(bytes: Uint8Array, path: string): { header: Header; start: number } {
  if (!isNpy(bytes) || bytes.length < 12) throw malformed(path, 'this does not start as a .npy file does');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = (bytes[6] ?? 1) >= 2;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const start = (wide ? 12 : 10) + length;
  const text = new TextDecoder().decode(bytes.subarray(wide ? 12 : 10, start));
  const header = parsePythonLiteral(text);
  if (start > bytes.length || !isHeader(header))
    throw malformed(path, `the header of the array cannot be read: ${text.slice(0, 60).trim()}`);
  return { header, start };
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null || !('descr' in value) || !('shape' in value)) return false;
  return (
    Array.isArray(value.shape) && value.shape.every((length) => Number.isSafeInteger(length) && length >= 0)
  );
}

/** A Python dictionary of strings, numbers, tuples and lists; undefined where it is anything else. */
function parsePythonLiteral(text: string): unknown {
  const constants: Readonly<Record<string, string>> = {
    True: 'true',
    False: 'false',
    None: 'null',
    '(': '[',
    ')': ']',
  };
  const json = text
    .replaceAll(
      /'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"|True|False|None|[()]|(?<=\d)L\b/g,
      (token, quoted?: string) =>
        quoted === undefined ? (constants[token] ?? (token === 'L' ? '' : token)) : JSON.stringify(quoted),
    )
    .replaceAll(/,\s*(?=[\]}])/g, '');
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function malformed(path: string, message: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    message,
    'Save the array again with `numpy.save` or `numpy.savez`.',
  );
}
