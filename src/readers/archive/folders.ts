import { basename, dirname } from 'node:path/posix';
import type { Run } from '../../run/run.js';
import { type Folders, largestSettings } from '../sidecars/folders.js';
import { layoutSkips } from '../walk/layouts.js';
import { whyFolderIsSkipped } from '../walk/skip.js';

/** Longest path that a system unpacks, and most folders in it. */
const [longestPath, deepest] = [4096, 256];

/** The folders of an archive: where its files stand, and what those hold that may be settings. */
export class ArchiveFolders implements Folders {
  private readonly root: string;
  private readonly contents = new Map<string, Uint8Array>();
  /** The names of files and folders in each folder from the root on. */
  private readonly children = new Map<string, Set<string>>();

  /** @param root path of the archive, which stands for the folder that it unpacks to */
  constructor(root: string) {
    this.root = root;
  }

  /** Adds a file. False where its path is one that no system unpacks. */
  add(place: string): boolean {
    if (place.length - this.root.length > longestPath || place.split('/', deepest + 1).length > deepest)
      return false;
    for (let at = place; at.length > this.root.length; at = dirname(at)) {
      const siblings = this.children.get(dirname(at));
      if (siblings?.has(basename(at))) break;
      if (siblings) siblings.add(basename(at));
      else this.children.set(dirname(at), new Set([basename(at)]));
    }
    return true;
  }

  /** Keeps what a file holds that may be settings. */
  keep(place: string, bytes: Uint8Array): void {
    this.contents.set(place, bytes);
  }

  text(folder: string, name: string, most: number = largestSettings): Promise<string | undefined> {
    const bytes = this.contents.get(`${folder}/${name}`);
    return Promise.resolve(bytes && bytes.length <= most ? new TextDecoder().decode(bytes) : undefined);
  }

  list(folder: string): Promise<readonly string[]> {
    const names = [...(this.children.get(folder) ?? [])];
    return Promise.resolve(names.filter((name) => !this.children.has(`${folder}/${name}`)));
  }

  names(folder: string): Promise<readonly string[]> {
    return Promise.resolve([...this.below(folder, '')]);
  }

  /** The runs of files that a walk through the unpacked folder would read. */
  async withoutSkipped(runs: readonly Run[]): Promise<Run[]> {
    const skipped = new Set<string>();
    for (const [folder, names] of this.children)
      for (const name of await layoutSkips(folder, names, this)) skipped.add(`${folder}/${name}`);
    const isSkipped = (place: string): boolean =>
      place.length > this.root.length &&
      (skipped.has(place) || isSkipped(dirname(place)) || this.isOther(place));
    return runs.filter(({ source }) => !isSkipped(source.path));
  }

  private *below(folder: string, prefix: string): Generator<string, void, undefined> {
    for (const name of this.children.get(folder) ?? []) {
      const inner = `${folder}/${name}`;
      if (this.children.has(inner)) yield* this.below(inner, `${prefix}${name}/`);
      else yield prefix + name;
    }
  }

  private isOther(place: string): boolean {
    const name = basename(place);
    return this.children.has(place) && name !== '..' && whyFolderIsSkipped(name) !== undefined;
  }
}
