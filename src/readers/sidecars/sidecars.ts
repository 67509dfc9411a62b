import { dirname } from 'node:path';
import type { ConfigEntry, Run } from '../../run/run.js';
import { isAddress } from '../source/address.js';
import { stdinPath } from '../source/stdin.js';
import { clearmlTask } from './clearml-task.js';
import { mlflowParams } from './mlflow-params.js';
import { diskFolders, type Folders } from './folders.js';
import { settingsIn } from './settings-file.js';

/** Files that hold the settings of the logs beside them, the most specific first. */
const names: readonly string[] = [
  'hparams.yaml',
  'hparams.json',
  'params.yaml',
  'params.json',
  'args.yaml',
  'args.json',
  'config.yaml',
  'config.yml',
  'config.json',
  'config.py',
  '.hydra/config.yaml',
  'files/config.yaml',
  clearmlTask,
];

/** The settings in a folder, by its path. */
export type FolderSettings = Map<string, Promise<ConfigEntry[]>>;

/**
 * Adds to each run the settings that are written in files beside its log, after those of the log itself. For a run that
 * was joined from several folders, the folder that stands for it is searched first. The folder above is searched last,
 * and only where it holds no log itself and all runs below it lie in one folder. Settings that serve several runs are noted on each.
 * `folders` is where they lie, by default on disk; `settings` keeps what was found.
 */
export async function addSidecars(
  runs: readonly Run[],
  {
    folders = diskFolders,
    settings = new Map(),
  }: { readonly folders?: Folders; readonly settings?: FolderSettings } = {},
): Promise<Run[]> {
  const settingsOf = (folder: string): Promise<ConfigEntry[]> => {
    const found = settings.get(folder) ?? settingsInFolder(folder, folders);
    settings.set(folder, found);
    return found;
  };
  const ofRuns = new Set(runs.flatMap(foldersOf));
  const childCount = countBy([...ofRuns], (folder) => dirname(folder));
  const found = await Promise.all(
    runs.map(async (run): Promise<Found> => {
      const own = foldersOf(run);
      for (const folder of own) {
        const entries = await settingsOf(folder);
        if (entries.length > 0) return { run, folder, entries };
      }
      const above = dirname(own[0] ?? '');
      if (own.length === 0 || ofRuns.has(above) || childCount.get(above) !== 1)
        return { run, folder: above, entries: [] };
      const entries = await settingsOf(above);
      return {
        run,
        folder: above,
        entries: entries.map((entry) => ({ ...entry, from: `../${entry.from}` })),
      };
    }),
  );
  const users = countBy(found, ({ folder }) => folder);
  return found.map(({ run, folder, entries }) => withSettings(run, entries, users.get(folder) ?? 1));
}

/** The settings for a run, and the folder that holds them. */
interface Found {
  readonly run: Run;
  readonly folder: string;
  readonly entries: readonly ConfigEntry[];
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function foldersOf({ source }: Run): string[] {
  if (source.path === stdinPath || isAddress(source.path)) return [];
  const ofFiles = source.files.map((file) => dirname(file));
  const isJoined = source.files.length > 1 || source.files[0] !== source.path;
  return [...new Set(isJoined ? [source.path, ...ofFiles] : ofFiles)];
}

async function settingsInFolder(folder: string, folders: Folders): Promise<ConfigEntry[]> {
  const files = await Promise.all(names.map((name) => settingsIn(folder, name, folders)));
  return [...files.flat(), ...(await mlflowParams(folder, folders))];
}

function withSettings(run: Run, found: readonly ConfigEntry[], users: number): Run {
  const known = new Set(run.config.map(({ key, value }) => JSON.stringify([key, value])));
  const added = found.filter(({ key, value }) => !known.has(JSON.stringify([key, value])));
  if (added.length === 0) return run;
  const files = [...new Set(found.map(({ from }) => from))].join(', ');
  const shared = { code: 'shared-settings', message: `The settings in ${files} serve ${users} runs.` };
  return { ...run, config: [...run.config, ...added], notes: users > 1 ? [...run.notes, shared] : run.notes };
}
