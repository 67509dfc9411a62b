import type { Note } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import type { TreeValue } from '../tree/index.js';
import { Decoder, plain } from './decoder.js';

/** What a MessagePack file holds. */
export interface Messages {
  readonly value: TreeValue;
  readonly notes: readonly Note[];
}

/**
 * The content of a MessagePack file: its value, or the list of its values where a writer appended one a row. A last
 * value that is cut is left out, as of a run that was stopped. Throws `malformed` for other damage.
 */
export function readMessages(bytes: Uint8Array, path: string): Messages {
  const decoder = new Decoder(bytes);
  const values: TreeValue[] = [];
  const notes: Note[] = [];
  while (!decoder.atEnd()) {
    const start = decoder.position;
    try {
      values.push(plain(decoder.next()));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (values.length > 1 && decoder.isCut) {
        notes.push({
          code: 'torn-end',
          message: `the last value, at byte ${start}, is cut and was left out`,
        });
        break;
      }
      throw new GrokscopeError(
        'malformed',
        path,
        `the value that starts at byte ${start} cannot be read: ${error.message}`,
        'Check that the file is complete and MessagePack.',
      );
    }
  }
  return { value: values.length === 1 ? (values[0] ?? null) : values, notes };
}
