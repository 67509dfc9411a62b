import { constants, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Run } from '../run/run.js';
import { GrokscopeError } from '../util/errors.js';
import { cannotWrite } from './write-whole.js';

/** Where a run goes and how it is written there. */
export interface Target {
  /** The file; for a folder, the event file in it. */
  readonly file: string;
  /** The file without the ending that names its format, for what is to stand beside it: `runs/a` for `runs/a.csv`. */
  readonly stem: string;
  /** Whether the folder of the file is to be made where it is not there. */
  readonly makesFolder: boolean;
  readonly contentOf: (run: Run) => Promise<string | Uint8Array>;
}

/** The name of the event file in a folder. TensorBoard takes every file with `tfevents` in its name for one. */
const eventFile = 'events.out.tfevents.grokscope';

const contents: Readonly<Record<string, Target['contentOf']>> = {
  csv: async (run) => (await import('./csv.js')).csvOf(run),
  jsonl: async (run) => (await import('./jsonl.js')).jsonlOf(run),
  npz: async (run) => (await import('./npz.js')).npzOf(run),
  parquet: async (run) => (await import('./parquet.js')).parquetOf(run),
  tfevents: async (run) => (await import('./tfevents/index.js')).tfeventsOf(run),
};

/**
 * Chooses the format by the ending of the path: `.csv`, `.jsonl`, `.npz`, `.parquet`, `.tfevents` (or a name such as
 * `events.out.tfevents.1`). A folder, there already or named with a slash at its end, gets an event file.
 *
 * @throws GrokscopeError with code `usage` for any other ending.
 */
export function targetOf(path: string): Target {
  const makesFolder =
    /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = makesFolder ? join(path, eventFile) : path;
  const [ending = '', format = 'tfevents'] = /\.out\.tfevents\.[^/\\]+$|\.([a-z]+)$/i.exec(file) ?? [];
  const contentOf = contents[format.toLowerCase()];
  if (ending !== '' && contentOf)
    return { file, stem: file.slice(0, -ending.length), makesFolder, contentOf };
  const endings = Object.keys(contents).map((name) => `.${name}`);
  throw new GrokscopeError(
    'usage',
    path,
    `The ending of ${path} names no format of a run.`,
    `End the name in ${endings.join(', ')}, or in / for a TensorBoard folder.`,
  );
}

/**
 * Finds out before a run is made whether it can be written to the target.
 *
 * @throws GrokscopeError with code `usage` where its folder is not there or may not be written to.
 */
export async function checkTarget({ file, makesFolder }: Target): Promise<void> {
  if (makesFolder) return;
  await access(dirname(file), constants.W_OK).catch((error: unknown) => {
    throw cannotWrite(file, error);
  });
}
