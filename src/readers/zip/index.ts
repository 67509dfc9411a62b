import type { ConfigEntry, Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import type { Reader, ReadOptions, Source } from '../reader.js';
import { headSize } from '../source/chunks.js';
import { memorySource } from '../source/memory.js';
import { isZip, type ZipEntry, zipEntries } from './archive.js';
import { isTrackerSetting, trackerSettings } from './tracker-settings.js';

const format = 'zip';
const logEnding = /\.(jsonl?|ndjson|csv|tsv|txt|log|out|npz|npy|ya?ml|pkl|pickle)$|tfevents/i;

/**
 * Archives of logs, such as the offline files of Comet and ClearML: each log inside is read by the reader that takes
 * its content most surely.
 */
export function zipReader(readers: readonly Reader[]): Reader {
  return {
    format,
    description: 'zip archives of logs (Comet and ClearML offline sessions)',
    sniff: (head) => (isZip(head) ? 0.4 : 0),
    async *read(source, options) {
      const entries = zipEntries(await source.bytes(), source.path).filter(({ name }) =>
        logEnding.test(name),
      );
      const settings: ConfigEntry[] = [];
      const logs: { entry: ZipEntry; runs: readonly Run[] }[] = [];
      for (const entry of entries) {
        options.signal?.throwIfAborted();
        const bytes = entry.bytes();
        settings.push(...trackerSettings(entry.name, bytes));
        const runs = await readInner(readers, bytes, `${source.path}/${entry.name}`, options);
        if (runs.length > 0) logs.push({ entry, runs });
      }
      if (logs.length === 0) throw noSeries(source.path, entries);
      for (const { entry, runs } of logs)
        for (const run of runs) yield asRunOf(source, logs.length > 1 ? entry.name : '', run, settings);
    },
  };
}

/** The runs by the surest reader that finds curves; none where no reader does. */
async function readInner(
  readers: readonly Reader[],
  bytes: Uint8Array,
  path: string,
  options: ReadOptions,
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
    const curves = runs.filter((run) => run.series.some(({ steps }) => steps.length > 1));
    if (curves.length > 0) return curves;
  }
  return [];
}

function asRunOf({ path }: Source, entryName: string, run: Run, settings: readonly ConfigEntry[]): Run {
  const name = [entryName, run.id.slice(run.source.path.length + 1)].filter((part) => part !== '').join('#');
  return {
    ...run,
    id: name === '' ? path : `${path}#${name}`,
    source: { path, format, files: [path] },
    series: run.series.filter((series) => !isTrackerSetting(series.name)),
    config: [...run.config.filter((entry) => !isTrackerSetting(entry.key)), ...settings],
  };
}

function noSeries(path: string, entries: readonly ZipEntry[]): GrokscopeError {
  const names = entries.slice(0, 5).map(({ name }) => `"${name}"`);
  return new GrokscopeError(
    'no-series',
    path,
    `no file in this archive is a log with curves${names.length > 0 ? `; it holds ${names.join(', ')}` : ''}`,
    'Unpack the archive and name the log inside.',
  );
}
