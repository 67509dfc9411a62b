import type { Note } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import type { Source } from '../reader.js';
import { collect, defaultLimit } from './chunks.js';
import { memorySource, once } from './memory.js';
import { unpackerOf } from './unpack.js';

/** Path that means standard input. */
export const stdinPath = '-';

/**
 * Opens a log that arrives on a stream, by default standard input. It is kept in memory (at most 1 GiB), since its
 * format is told from its start before it is read; gzip and zstd data are unpacked. Throws `empty` or `too-large`.
 */
export async function openStdin(input: AsyncIterable<Uint8Array> = process.stdin): Promise<Source> {
  const raw = await collect(input, defaultLimit, stdinPath);
  const unpack = unpackerOf(raw);
  const notes: Note[] = [];
  const content = unpack ? await collect(unpack(once(raw), stdinPath, notes), defaultLimit, stdinPath) : raw;
  if (content.length === 0)
    throw new GrokscopeError(
      'empty',
      stdinPath,
      'nothing arrived on standard input',
      'Pipe a log into grokscope, or name a file.',
    );
  return { ...memorySource(stdinPath, content), notes };
}
