import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Run } from '../run/run.js';
import { targetOf } from './target.js';
import { cannotWrite, writeWhole } from './write-whole.js';

/**
 * Writes a run, with its settings, as a log of the format that the path names (see `targetOf`). The file appears whole
 * or not at all.
 *
 * @throws GrokscopeError with code `usage` for an unknown ending and where the file cannot be written, and the reason of
 *   `signal` where it aborts.
 */
export async function writeRun(run: Run, path: string, signal?: AbortSignal): Promise<void> {
  const { file, makesFolder, contentOf } = targetOf(path);
  const content = await contentOf(run);
  signal?.throwIfAborted();
  if (makesFolder)
    await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
      throw cannotWrite(file, error);
    });
  await writeWhole(file, content, signal);
}
