import { dirname } from 'node:path';
import type { ConfigEntry, Run } from '../../run/run.js';
import { isAddress } from '../source/address.js';
import { stdinPath } from '../source/stdin.js';
import { FolderSettings } from './folder-settings.js';
import { diskFolders, type Folders } from './folders.js';

/** The settings that lie in folders, by their paths. */
export type SettingsOfFolders = Map<string, FolderSettings>;

/**
 * Adds to each run the settings that are written in files beside its log, after those of the log itself, first those in
 * files that are called as the log is. For a run that was joined from several folders, the folder that stands for it is
 * searched first. The folder above is searched last, and only where it holds no log itself and all runs below it lie in
 * one folder. Settings that serve several runs are noted on each. `folders` is where they lie, by default on disk;
 * `settings` keeps what was found.
 */
export async function addSidecars(
  runs: readonly Run[],
  {
    folders = diskFolders,
    settings = new Map(),
  }: { readonly folders?: Folders; readonly settings?: SettingsOfFolders } = {},
): Promise<Run[]> {
  const settingsOf = (folder: string): FolderSettings => {
    const found = settings.get(folder) ?? new FolderSettings(folder, folders);
    settings.set(folder, found);
    return found;
  };
  const ofRuns = new Set(runs.flatMap(foldersOf));
  const childCount = countBy([...ofRuns], (folder) => dirname(folder));
  const found = await Promise.all(
    runs.map(async (run): Promise<Found> => {
      const own = foldersOf(run);
      const named = await Promise.all(own.map((folder) => settingsOf(folder).forLogs(run.source.files)));
      const ofRun = named.flat();
      for (const folder of own) {
        const entries = await settingsOf(folder).forAll();
        if (entries.length > 0) return { run, folder, ofRun, entries };
      }
      const above = dirname(own[0] ?? '');
      if (own.length === 0 || ofRuns.has(above) || childCount.get(above) !== 1)
        return { run, folder: above, ofRun, entries: [] };
      const entries = await settingsOf(above).forAll();
      return {
        run,
        folder: above,
        ofRun,
        entries: entries.map((entry) => ({ ...entry, from: `../${entry.from}` })),
      };
    }),
  );
  const users = countBy(found, ({ folder }) => folder);
  return found.map((one) => withSettings(one, users.get(one.folder) ?? 1));
}

/** The settings for a run alone, and those in a folder for all its logs. */
interface Found {
  readonly run: Run;
  readonly ofRun: readonly ConfigEntry[];
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

function withSettings({ run, ofRun, entries }: Found, users: number): Run {
  const known = new Set(run.config.map(keyed));
  const own = ofRun.filter((entry) => !known.has(keyed(entry)));
  const common = entries.filter((entry) => !known.has(keyed(entry)));
  if (own.length + common.length === 0) return run;
  const files = [...new Set(entries.map(({ from }) => from))].join(', ');
  const shared = { code: 'shared-settings', message: `The settings in ${files} serve ${users} runs.` };
  return {
    ...run,
    config: [...run.config, ...own, ...common],
    notes: users > 1 && common.length > 0 ? [...run.notes, shared] : run.notes,
  };
}

function keyed({ key, value }: ConfigEntry): string {
  return JSON.stringify([key, value]);
}
