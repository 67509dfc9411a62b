import type { Run } from '../run/run.js';
import { GrokscopeError } from '../util/errors.js';
import { assemble } from './assemble/assemble.js';
import { readMlflowServer } from './mlflow-server/index.js';
import { type Attempt, readSource } from './read-file.js';
import type { ReadOptions } from './reader.js';
import { addSidecars } from './sidecars/sidecars.js';
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
      const source = file.path === stdinPath ? await openStdin() : await openFile(file.path);
      read.push(...(await readSource(source, options, attempts)));
    } catch (error) {
      options.signal?.throwIfAborted();
      const failure = asFailure(error, file.path);
      if (matters(failure, file)) failed.push(failure);
      else skipped.push({ path: file.path, why: failure.message });
    }
  }
  const runs: Run[] = [];
  const named = new Set(files.flatMap((file) => (file.named ? [file.path] : [])));
  for (const run of assemble(read, named)) {
    if (run.series.length > 0) runs.push(run);
    else failed.push(withoutCurves(run));
  }
  return { runs: await addSidecars(runs), errors: failed, files: looked, skipped };
}

/** Weights and settings without a log inside are no failure where the caller did not ask for them. */
function matters(failure: GrokscopeError, file: FoundFile): boolean {
  const holdsNoLog =
    failure.code === 'no-series' || failure.code === 'not-a-log' || failure.code === 'binary';
  return file.named || !holdsNoLog || !isRarelyLog(file.path);
}

/** A failure that no reader foresaw is told with the file at fault, so that it can be reported. */
function asFailure(error: unknown, path: string): GrokscopeError {
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
