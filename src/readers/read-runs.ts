import type { Run } from '../run/run.js';
import { GrokscopeError } from '../util/errors.js';
import { assemble } from './assemble/assemble.js';
import { readMlflowServer } from './mlflow-server/index.js';
import { type Attempt, readSource } from './read-file.js';
import type { ReadOptions } from './reader.js';
import { addSidecars, type SettingsOfFolders } from './sidecars/sidecars.js';
import { isAddress } from './source/address.js';
import { openFile } from './source/file.js';
import { openStdin, stdinPath } from './source/stdin.js';
import { isRarelyLog } from './walk/skip.js';
import { type FoundFile, type Skipped, walk } from './walk/walk.js';

/** A file that was looked at, and by which formats. */
export interface ReadFile {
  readonly path: string;
  readonly attempts: readonly Attempt[];
}

/** What was read from some paths: the runs, and one failure for each file or folder that gave none. */
export interface Reading {
  readonly runs: readonly Run[];
  readonly errors: readonly GrokscopeError[];
  readonly files: readonly ReadFile[];
  /** What was passed over in folders, and files of weights or settings in which no log is. */
  readonly skipped: readonly Skipped[];
}

/**
 * Reads all training runs under the paths: files, folders, addresses of MLflow servers, and `-` for standard
 * input. Folders are walked, each file is
 * read by the format of its content, the files of one run are joined, and settings beside the logs are added. What cannot
 * be read becomes an error and stops nothing. Throws only when `options.signal` aborts.
 */
export async function readRuns(paths: readonly string[], options: ReadOptions = {}): Promise<Reading> {
  const { files, errors, ...found } = await walk(paths.filter((path) => !isAddress(path)));
  const looked: ReadFile[] = [];
  const skipped: Skipped[] = [...found.skipped];
  const read: Run[] = [];
  const failed: GrokscopeError[] = [...errors];
  for (const address of paths.filter(isAddress)) {
    try {
      read.push(...(await readMlflowServer(address, options)));
    } catch (error) {
      options.signal?.throwIfAborted();
      failed.push(asFailure(error, address));
    }
  }
  for (const file of files) {
    options.signal?.throwIfAborted();
    const attempts: Attempt[] = [];
    looked.push({ path: file.path, attempts });
    try {
      read.push(...(await readPath(file.path, options, attempts)));
    } catch (error) {
      options.signal?.throwIfAborted();
      const failure = asFailure(error, file.path);
      if (matters(failure, file)) failed.push(failure);
      else skipped.push({ path: file.path, why: failure.message });
    }
  }
  const named = namedOf(files);
  const { runs, errors: empty } = await joinFiles(read, named);
  return { runs, errors: [...failed, ...empty], files: looked, skipped };
}

/** The files that the caller named one by one. */
export function namedOf(files: readonly FoundFile[]): ReadonlySet<string> {
  return new Set(files.flatMap((file) => (file.named ? [file.path] : [])));
}

/** The runs of one file, or of standard input. `attempts` gets to hear which formats were tried. */
export async function readPath(path: string, options: ReadOptions, attempts: Attempt[]): Promise<Run[]> {
  const source = path === stdinPath ? await openStdin() : await openFile(path);
  return await readSource(source, options, attempts);
}

/**
 * Makes whole runs of what single files held: joins the files of a run and adds the settings beside them. `named` are the
 * files that the caller named one by one; `settings` remembers those of each folder.
 */
export async function joinFiles(
  read: readonly Run[],
  named: ReadonlySet<string>,
  settings?: SettingsOfFolders,
): Promise<Pick<Reading, 'runs' | 'errors'>> {
  const [runs, empty]: [Run[], Run[]] = [[], []];
  for (const run of assemble(read, named)) (run.series.length > 0 ? runs : empty).push(run);
  return { runs: await addSidecars(runs, settings && { settings }), errors: empty.map(withoutCurves) };
}

/** Weights and settings without a log inside are no failure where the caller did not ask for them. */
export function matters(failure: GrokscopeError, file: FoundFile): boolean {
  const holdsNoLog =
    failure.code === 'no-series' || failure.code === 'not-a-log' || failure.code === 'binary';
  return file.named || !holdsNoLog || !isRarelyLog(file.path);
}

/** A failure that no reader foresaw is told with the file at fault, so that it can be reported. */
export function asFailure(error: unknown, path: string): GrokscopeError {
  if (error instanceof GrokscopeError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new GrokscopeError(
    'malformed',
    path,
    `the reader stopped at content that it does not expect: ${reason.replaceAll(/\s+/g, ' ')}`,
    'Check that the file is complete; if it is, please report it with a sample.',
  );
}

function withoutCurves({ source }: Run): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    source.path,
    'the log holds no scalar values',
    'Check that the run has logged its metrics and flushed them, and name that log.',
  );
}
