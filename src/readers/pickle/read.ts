import type { Note } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { listed } from '../../util/listed.js';
import type { TreeValue } from '../tree/index.js';
import { unpickle } from './machine.js';
import { make } from './make.js';
import { toTree } from './to-tree.js';

export interface Unpickled {
  readonly value: TreeValue;
  readonly notes: readonly Note[];
}

/** Runs a step of reading a pickle; turns what goes wrong inside into `malformed`. */
export function guarded<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError) && !(error instanceof SyntaxError)) throw error;
    throw new GrokscopeError(
      'malformed',
      path,
      `the pickle cannot be read: ${error.message}`,
      'Save the file again, or save the curves as JSON, CSV or npz.',
    );
  }
}

/** The content of a pickle as a tree. Nothing that the pickle names is imported or run. */
export function readPickle(bytes: Uint8Array, path: string): Unpickled {
  return guarded(path, () =>
    asTree(unpickle(bytes, 0, { make, persistent: () => null }).value, bytes.length),
  );
}

/** An unpickled value as a tree, with a note on objects of unknown classes. */
export function asTree(value: unknown, byteLength: number): Unpickled {
  const { value: tree, classes } = toTree(value, byteLength);
  if (classes.size === 0) return { value: tree, notes: [] };
  const names = listed([...classes]);
  return {
    value: tree,
    notes: [
      {
        code: 'plain-objects',
        message: `objects were read as plain data, without running their code: ${names}`,
      },
    ],
  };
}
