import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GrokscopeError } from '../../util/errors.js';
import { diskFolders } from '../sidecars/folders.js';
import { fileError } from '../source/errors.js';
import { stdinPath } from '../source/stdin.js';
import { unreadableFolder } from '../unreadable.js';
import { layoutSkips } from './layouts.js';
import { isRarelyLog, whyFileIsSkipped, whyFolderIsSkipped } from './skip.js';

/** Size of files that are rarely logs, in bytes, over which they are taken for weights. */
const largestTried = 64 * 1024 ** 2;

/** A file that may be a log. */
export interface FoundFile {
  readonly path: string;
  /** Whether the caller named this very file, rather than a folder above it. */
  readonly named: boolean;
}

/** A file or folder that was met and not looked into. */
export interface Skipped {
  readonly path: string;
  /** In words, as in `a hidden folder`. */
  readonly why: string;
}

/** What stands under some paths. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Skipped[];
  readonly errors: readonly GrokscopeError[];
  /** The folders that were looked into. */
  readonly folders: readonly string[];
}

/**
 * The candidate logs under the paths, each once, in the order of the paths and by name within a folder. A named file is
 * always a candidate. While walking, code, media, settings and weights are passed over (see `skip.ts`), and symbolic
 * links are not followed: within the folder their target is met under its own name.
 */
export async function walk(paths: readonly string[]): Promise<Found> {
  const files: FoundFile[] = [];
  const errors: GrokscopeError[] = [];
  const skipped: Skipped[] = [];
  const folders: string[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    try {
      for await (const file of filesUnder(path, { errors, skipped, folders })) {
        const identity = file.path === stdinPath ? stdinPath : await identityOf(file.path);
        if (seen.has(identity)) {
          skipped.push({ path: file.path, why: 'met before under another name' });
          continue;
        }
        seen.add(identity);
        files.push(file);
      }
    } catch (error) {
      errors.push(asFailure(error, path));
    }
  }
  return { files, skipped, errors, folders };
}

/** The same for all names of one file, also for hard links. */
async function identityOf(path: string): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return ino === 0n ? await realpath(path) : `${dev}:${ino}`;
}

type Files = AsyncGenerator<FoundFile, void, undefined>;

/** Where a walk puts what it does not yield. */
interface Aside {
  readonly errors: GrokscopeError[];
  readonly skipped: Skipped[];
  readonly folders: string[];
}

async function* filesUnder(path: string, aside: Aside): Files {
  if (path === stdinPath || !(await stat(path)).isDirectory()) {
    yield { path, named: true };
    return;
  }
  const unreadable = unreadableFolder(path);
  if (unreadable) throw unreadable;
  const [errorsBefore, skippedBefore] = [aside.errors.length, aside.skipped.length];
  let empty = true;
  for await (const file of walkFolder(path, aside)) {
    empty = false;
    yield file;
  }
  if (empty && aside.errors.length === errorsBefore)
    throw (
      aside.skipped.slice(skippedBefore).flatMap((one) => unreadableFolder(one.path) ?? [])[0] ?? noLogs(path)
    );
}

function noLogs(path: string): GrokscopeError {
  return new GrokscopeError(
    'no-logs',
    path,
    'no log is in this folder or below it',
    'Name the folder into which the training run writes, or the log itself.',
  );
}

/** A folder below that cannot be opened becomes an error; the walk goes on beside it. */
async function* walkFolder(folder: string, aside: Aside): Files {
  aside.folders.push(folder);
  let entries: Dirent[];
  let skips: ReadonlySet<string>;
  try {
    entries = await readdir(folder, { withFileTypes: true });
    skips = await layoutSkips(folder, new Set(entries.map(({ name }) => name)), diskFolders);
  } catch (error) {
    aside.errors.push(asFailure(error, folder));
    return;
  }
  for (const entry of entries.toSorted(byName)) {
    const path = join(folder, entry.name);
    const why = skips.has(entry.name)
      ? 'part of a layout that is read elsewhere'
      : await whySkipped(entry, path);
    if (why !== undefined) aside.skipped.push({ path, why });
    else if (entry.isDirectory()) yield* walkFolder(path, aside);
    else yield { path, named: false };
  }
}

async function whySkipped(entry: Dirent, path: string): Promise<string | undefined> {
  if (entry.isDirectory()) return unreadableFolder(path)?.message ?? whyFolderIsSkipped(entry.name);
  if (entry.isSymbolicLink()) return 'a link, which is not followed';
  if (!entry.isFile()) return 'a pipe, socket or device';
  return (
    whyFileIsSkipped(entry.name) ??
    ((await isLargeCheckpoint(path)) ? 'too large, taken for weights' : undefined)
  );
}

/** Whether a file of such a kind is too large for a log. */
async function isLargeCheckpoint(path: string): Promise<boolean> {
  return isRarelyLog(path) && (await stat(path)).size > largestTried;
}

/** By name, with numbers in it by their value: `run-2` before `run-10`. */
function byName(one: Dirent, other: Dirent): number {
  return collator.compare(one.name, other.name);
}
const collator = new Intl.Collator('en', { numeric: true });

function asFailure(error: unknown, path: string): GrokscopeError {
  const failure = fileError(error, path);
  if (failure instanceof GrokscopeError) return failure;
  throw error;
}
