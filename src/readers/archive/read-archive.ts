import type { ConfigEntry, Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { readInner } from '../inner.js';
import type { Origin } from '../origin.js';
import type { Reader, ReadOptions } from '../reader.js';
import { isTrackerSetting, trackerSettings } from './tracker-settings.js';

/** One file of an archive. */
export interface ArchiveEntry {
  readonly name: string;
  /** Size in bytes when unpacked. */
  readonly size: number;
  /** Unpacks the content. Throws `malformed` where it is damaged or packed by an unknown method. */
  bytes(): Uint8Array | Promise<Uint8Array>;
}

const logEnding =
  /\.(?:jsonl?|ndjson|csv|tsv|txt|log|out|npz|npy|ya?ml|pkl|pickle|parquet|arrow|feather|h5|hdf5|mat|ipynb|wandb|db|sqlite3?)$|tfevents/i;

/** A bomb is stopped here: bytes of all logs of an archive, of one log, and the number of logs. */
const limits = { total: 4 * 1024 ** 3, entry: 512 * 1024 ** 2, count: 20_000 };

/**
 * The runs of the logs in an archive, each read by the reader that takes its content most surely. Nothing is written to
 * disk, so that names with `..` or links lead nowhere. Throws `too-large` for archives that unpack to more than 4 GiB.
 */
export async function* readArchive(
  readers: readonly Reader[],
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
  { path, format }: Origin,
  options: ReadOptions,
): AsyncGenerator<Run, void, undefined> {
  const settings: ConfigEntry[] = [];
  const logs: { name: string; runs: readonly Run[] }[] = [];
  const names: string[] = [];
  let left = limits.total;
  for await (const entry of entries) {
    options.signal?.throwIfAborted();
    if (!logEnding.test(entry.name)) continue;
    names.push(entry.name);
    left -= entry.size;
    if (left < 0 || entry.size > limits.entry || names.length > limits.count)
      throw tooLarge(path, entry.name);
    const bytes = await entry.bytes();
    settings.push(...trackerSettings(entry.name, bytes));
    const runs = await readInner(readers, bytes, `${path}/${entry.name}`, options);
    if (runs.length > 0) logs.push({ name: entry.name, runs });
  }
  if (logs.length === 0) throw noSeries(path, names);
  for (const { name, runs } of logs)
    for (const run of runs) yield asRunOf({ path, format }, logs.length > 1 ? name : '', run, settings);
}

function asRunOf(
  { path, format }: Origin,
  entryName: string,
  run: Run,
  settings: readonly ConfigEntry[],
): Run {
  const name = [entryName, run.id.slice(run.source.path.length + 1)].filter((part) => part !== '').join('#');
  return {
    ...run,
    id: name === '' ? path : `${path}#${name}`,
    source: { path, format, files: [path] },
    series: run.series.filter((series) => !isTrackerSetting(series.name)),
    config: [...run.config.filter((entry) => !isTrackerSetting(entry.key)), ...settings],
  };
}

function tooLarge(path: string, name: string): GrokscopeError {
  return new GrokscopeError(
    'too-large',
    path,
    `the logs in the archive unpack to more than can be read at once (at ${JSON.stringify(name)})`,
    'Unpack the archive and name the folder.',
  );
}

function noSeries(path: string, names: readonly string[]): GrokscopeError {
  const shown = names.slice(0, 5).map((name) => JSON.stringify(name));
  return new GrokscopeError(
    'no-series',
    path,
    `no file in this archive is a log with curves${shown.length > 0 ? `; it holds ${shown.join(', ')}` : ''}`,
    'Unpack the archive and name the log inside.',
  );
}
