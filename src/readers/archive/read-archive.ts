import { basename } from 'node:path/posix';
import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
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

/** A bomb is stopped here: bytes of all logs of an archive, of one log, and the numbers of logs and of files. */
const limits = { total: 4 * 1024 ** 3, entry: 512 * 1024 ** 2, logs: 20_000, files: 2_000_000 };

/**
 * The runs of the logs in an archive, as those of the folder that it unpacks to: each log is read by the reader that
 * takes its content most surely, files of one run are joined, and settings beside the logs are added. Nothing is
 * written to disk, so that names with `..` or links lead nowhere. Throws `too-large` where the logs unpack to more than
 * 4 GiB, or one of them to more than 512 MiB, and for more than 20,000 logs or 2,000,000 files.
 */
export async function* readArchive(
  readers: readonly Reader[],
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
  { path, format }: Origin,
  options: ReadOptions,
): AsyncGenerator<Run, void, undefined> {
  const folders = new ArchiveFolders(path);
  const read: Run[] = [];
  const names: string[] = [];
  let left = limits.total;
  let files = 0;
  for await (const entry of entries) {
    options.signal?.throwIfAborted();
    const place = `${path}/${entry.name.replace(/^(?:\.\/)+/, '')}`;
    files += 1;
    if (files > limits.files) throw tooLarge(path, entry.name);
    if (!folders.add(place)) continue;
    const isLog = logEnding.test(entry.name);
    if (!isLog && !settingsFile.test(entry.name)) continue;
    if (isLog) names.push(entry.name);
    left -= entry.size;
    if (left < 0 || entry.size > limits.entry || names.length > limits.logs) throw tooLarge(path, entry.name);
    const bytes = await entry.bytes();
    if (bytes.length <= largestSettings && settingsFile.test(entry.name)) folders.keep(place, bytes);
    if (!isLog || whyFileIsSkipped(basename(place)) !== undefined) continue;
    read.push(...(await readInner(readers, bytes, place, options, eventFile.test(place))));
  }
  const logs = await folders.withoutSkipped(read);
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
    `the archive holds more than can be read at once (at ${JSON.stringify(name)})`,
    'Unpack the archive and name the folder.',
  );
}

function noSeries(path: string, names: readonly string[]): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    path,
    `no file in this archive is a log with curves${names.length > 0 ? `; it holds ${quotedList(names)}` : ''}`,
    'Unpack the archive and name the log inside.',
  );
}
