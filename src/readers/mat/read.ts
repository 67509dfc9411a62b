import { GrokscopeError } from '../../util/errors.js';
import type { TreeValue } from '../tree/index.js';
import { elementsIn, elementType } from './elements.js';
import { readMatrix } from './matrix.js';

const headerSize = 128;

/** Whether the content starts as a MATLAB file of version 5 to 7 does. */
export function isMat(head: Uint8Array): boolean {
  return (
    head.length >= headerSize && new TextDecoder().decode(head.subarray(0, 19)) === 'MATLAB 5.0 MAT-file'
  );
}

/**
 * The variables of a MATLAB file by their names. Throws `malformed` where it is damaged or cut.
 * Format: https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf
 */
export function readMat(bytes: Uint8Array, path: string): Readonly<Record<string, TreeValue>> {
  const littleEndian = bytes[126] === 0x49;
  const variables = new Map<string, TreeValue>();
  try {
    for (const { type, content } of elementsIn(bytes.subarray(headerSize), littleEndian)) {
      if (type !== elementType.matrix) continue;
      const { name, value } = readMatrix(content, littleEndian);
      if (name !== '') variables.set(name, value);
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new GrokscopeError(
      'malformed',
      path,
      `the MATLAB file cannot be read: ${error.message}`,
      'Copy the file again, or save its variables again with `save` or `scipy.io.savemat`.',
    );
  }
  return Object.fromEntries(variables);
}
