import type { ConfigEntry, Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { readInner } from '../inner.js';
import type { Reader, Source } from '../reader.js';
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
