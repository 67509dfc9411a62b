import { basename } from 'node:path/posix';
import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { assemble } from '../assemble/assemble.js';
import { readInner } from '../inner.js';
import type { Origin } from '../origin.js';
import type { Reader, ReadOptions } from '../reader.js';
import { largestSettings } from '../sidecars/folders.js';
import { addSidecars } from '../sidecars/sidecars.js';
import { whyFileIsSkipped } from '../walk/skip.js';
import { ArchiveFolders } from './folders.js';

/** One file of an archive. */
export interface ArchiveEntry {
  readonly name: string;
  /** Size in bytes when unpacked. */
  readonly size: number;
  /** Unpacks the content. Throws `malformed` where it is damaged or packed by an unknown method. */
  bytes(): Uint8Array | Promise<Uint8Array>;
}

const logEnding =
  /\.(?:jsonl?|ndjson|csv|tsv|txt|log|out|npz|npy|ya?ml|pkl|pickle|parquet|arrow|feather|h5|hdf5|mat|ipynb|wandb|db|sqlite3?)$|tfevents|(?:^|\/)metrics\/[^.]+$/i;

/** Files that may hold settings, those of MLflow among them, whose names are those of parameters. */
const settingsFile = /\.(?:json|ya?ml|py|toml|ini|cfg|txt)$|(?:^|\/)params\/[^/]+$/i;
const eventFile = /tfevents/;

/** A bomb is stopped here: bytes of all logs of an archive, of one log, and the number of logs. */
const limits = { total: 4 * 1024 ** 3, entry: 512 * 1024 ** 2, count: 20_000 };

/**
 * The runs of the logs in an archive, as those of the folder that it unpacks to: each log is read by the reader that takes
 * its content most surely, files of one run are joined, and settings beside the logs are added. Nothing is written to
 * disk, so that names with `..` or links lead nowhere. Throws `too-large` for archives that unpack to more than 4 GiB.
 */
export async function* readArchive(
  readers: readonly Reader[],
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
  { path, format }: Origin,
  options: ReadOptions,
): AsyncGenerator<Run, void, undefined> {
  const folders = new ArchiveFolders();
  const read: Run[] = [];
  const names: string[] = [];
  let left = limits.total;
  for await (const entry of entries) {
    options.signal?.throwIfAborted();
    const place = `${path}/${entry.name.replace(/^(?:\.\/)+/, '')}`;
    folders.add(place);
    const isLog = logEnding.test(entry.name);
    if (!isLog && !settingsFile.test(entry.name)) continue;
    if (isLog) names.push(entry.name);
    left -= entry.size;
    if (left < 0 || entry.size > limits.entry || names.length > limits.count)
      throw tooLarge(path, entry.name);
    const bytes = await entry.bytes();
    if (bytes.length <= largestSettings && settingsFile.test(entry.name)) folders.add(place, bytes);
    if (!isLog || whyFileIsSkipped(basename(place)) !== undefined) continue;
    read.push(...(await readInner(readers, bytes, place, options, eventFile.test(place))));
  }
  const logs = await folders.withoutSkipped(read, path);
  const runs = await addSidecars(assemble(logs.toSorted(byPlace)), { folders });
  const whole = runs.filter((run) => run.series.some(({ steps }) => steps.length > 1));
  if (whole.length === 0) throw noSeries(path, names);
  for (const run of whole) yield asRunOf({ path, format }, whole.length > 1, run);
}

function byPlace(one: Run, other: Run): number {
  return collator.compare(one.source.path, other.source.path);
}
const collator = new Intl.Collator('en', { numeric: true });

function asRunOf({ path, format }: Origin, isOneOfMany: boolean, run: Run): Run {
  const name = run.id.slice(path.length + 1);
  const inner = run.id.slice(run.source.path.length + 1);
  const shown = isOneOfMany ? name : inner;
  return {
    ...run,
    id: shown === '' ? path : `${path}#${shown}`,
    source: { path, format, files: [path] },
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
