import type { Run } from '../run/run.js';
import { GrokscopeError } from '../util/errors.js';
import type { Reader, ReadOptions } from './reader.js';
import { headSize } from './source/chunks.js';
import { memorySource } from './source/memory.js';

/**
 * The runs of a log inside another file, by the surest reader that finds curves; none where no reader does. With `bare`,
 * runs without curves count as well: those that hold the settings of another. Throws
 * `usage` where `options.step` names nothing in it.
 */
export async function readInner(
  readers: readonly Reader[],
  bytes: Uint8Array,
  path: string,
  options: ReadOptions,
  bare = false,
): Promise<Run[]> {
  const source = memorySource(path, bytes);
  const choices = readers
    .map((reader) => ({ reader, sureness: reader.sniff(bytes.subarray(0, headSize), path) }))
    .filter(({ sureness }) => sureness > 0)
    .toSorted((one, other) => other.sureness - one.sureness);
  for (const { reader } of choices) {
    const runs: Run[] = [];
    try {
      for await (const run of reader.read(source, options)) runs.push(run);
    } catch (error) {
      if (!(error instanceof GrokscopeError) || error.code === 'usage') throw error;
    }
    const curves = bare ? runs : runs.filter((run) => run.series.some(({ steps }) => steps.length > 1));
    const { notes = [] } = source;
    if (curves.length > 0) return curves.map((run) => ({ ...run, notes: [...run.notes, ...notes] }));
  }
  return [];
}
