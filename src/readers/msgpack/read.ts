import { GrokscopeError } from '../../util/errors.js';
import type { TreeValue } from '../tree/index.js';
import { Decoder, plain } from './decoder.js';

/**
 * The content of a MessagePack file: its value, or the list of its values where a writer appended one a row. A last
 * value that is cut is left out, as of a run that was stopped. Throws `malformed` for other damage.
 */
export function readMessages(bytes: Uint8Array, path: string): TreeValue {
  const decoder = new Decoder(bytes);
  const values: TreeValue[] = [];
  while (!decoder.atEnd()) {
    const start = decoder.position;
    try {
      values.push(plain(decoder.next()));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (values.length > 1 && decoder.isCut) break;
      throw new GrokscopeError(
        'malformed',
        path,
        `the value that starts at byte ${start} cannot be read: ${error.message}`,
        'Check that the file is complete and MessagePack.',
      );
    }
  }
  return values.length === 1 ? (values[0] ?? null) : values;
}
