import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GrokscopeError, reasonOf } from '../util/errors.js';

/**
 * Writes a whole file or leaves the old one: the content goes to a neighbour first, which then takes the name.
 *
 * @throws GrokscopeError with code `usage` where the file cannot be written, and the reason of `signal` where it aborts;
 *   neither leaves a file behind.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const neighbour = join(dirname(file), `.grokscope-${randomUUID()}.tmp`);
  try {
    await writeFile(neighbour, content, signal ? { signal } : {});
    await rename(neighbour, file);
  } catch (error) {
    await rm(neighbour, { force: true });
    signal?.throwIfAborted();
    throw cannotWrite(file, error);
  }
}

export function cannotWrite(file: string, error: unknown): GrokscopeError {
  return new GrokscopeError(
    'usage',
    file,
    `${file} cannot be written (${reasonOf(error)}).`,
    'Give a file in a folder that exists and that you may write to.',
  );
}
