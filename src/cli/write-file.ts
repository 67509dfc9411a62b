import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { GrokscopeError } from '../util/errors.js';
import { TEXT } from './text.js';

/**
 * Writes a whole file or leaves the old one: the text goes to a neighbour first, which then takes the name.
 * Throws `GrokscopeError` with code `usage` where the file cannot be written.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const neighbour = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    await writeFile(neighbour, text);
    await rename(neighbour, file);
  } catch (error) {
    await rm(neighbour, { force: true });
    throw new GrokscopeError('usage', file, TEXT.cannotWrite(file, reasonOf(error)), TEXT.cannotWriteCure);
  }
}

/** Why the system refused, in a word where it has one: `ENOENT`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
