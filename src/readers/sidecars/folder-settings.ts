import { basename, dirname } from 'node:path';
import type { ConfigEntry } from '../../run/run.js';
import { clearmlTask } from './clearml-task.js';
import type { Folders } from './folders.js';
import { mlflowParams } from './mlflow-params.js';
import { settingsIn } from './settings-file.js';
import { bySpecificity, namedAs, nestedSettings, subjectOf, subjectOfSettings } from './settings-names.js';

/** The settings that lie in one folder: those for all its logs, and those for the logs of one name. */
export class FolderSettings {
  private readonly folder: string;
  private readonly folders: Folders;
  private readonly read = new Map<string, Promise<ConfigEntry[]>>();
  private listed: Promise<Listing> | undefined;
  private common: Promise<ConfigEntry[]> | undefined;

  constructor(folder: string, folders: Folders) {
    this.folder = folder;
    this.folders = folders;
  }

  /** The settings for all logs of the folder. */
  forAll(): Promise<ConfigEntry[]> {
    this.common ??= this.readCommon();
    return this.common;
  }

  /** The settings for the logs of one run, in files that are called as these are. */
  async forLogs(logs: readonly string[]): Promise<ConfigEntry[]> {
    const own = logs.filter((log) => dirname(log) === this.folder).map((log) => basename(log));
    const subject = subjectOf(own[0] ?? '');
    if (subject === '' || own.some((log) => subjectOf(log) !== subject)) return [];
    const { names, settings } = await this.list();
    const named = own.flatMap(namedAs).filter((name) => names.has(name) && !own.includes(name));
    return await this.entries(new Set([...(settings.get(subject) ?? []), ...named]));
  }

  private async readCommon(): Promise<ConfigEntry[]> {
    const { settings } = await this.list();
    const files = await this.entries([...(settings.get('') ?? []), ...nestedSettings, clearmlTask]);
    return [...files, ...(await mlflowParams(this.folder, this.folders))];
  }

  private async entries(names: Iterable<string>): Promise<ConfigEntry[]> {
    const found = Array.from(names, (name) => {
      const entries = this.read.get(name) ?? settingsIn(this.folder, name, this.folders);
      this.read.set(name, entries);
      return entries;
    });
    return (await Promise.all(found)).flat();
  }

  private list(): Promise<Listing> {
    this.listed ??= this.folders.list(this.folder).then(listingOf);
    return this.listed;
  }
}

interface Listing {
  readonly names: ReadonlySet<string>;
  /** The files of settings by what they are about. */
  readonly settings: ReadonlyMap<string, readonly string[]>;
}

function listingOf(names: readonly string[]): Listing {
  const settings = new Map<string, string[]>();
  for (const name of names.toSorted(bySpecificity)) {
    const subject = subjectOfSettings(name);
    if (subject === undefined) continue;
    settings.set(subject, [...(settings.get(subject) ?? []), name]);
  }
  return { names: new Set(names), settings };
}
