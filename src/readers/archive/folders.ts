import { basename, dirname } from 'node:path/posix';
import type { Run } from '../../run/run.js';
import { type Folders, largestSettings } from '../sidecars/folders.js';
import { layoutSkips } from '../walk/layouts.js';
import { whyFolderIsSkipped } from '../walk/skip.js';

/** The folders of an archive: where its files stand, and what those hold that may be settings. */
export class ArchiveFolders implements Folders {
  private readonly files = new Map<string, Uint8Array | undefined>();

  /** Adds a file, with its content where it may hold settings. */
  add(place: string, bytes?: Uint8Array): void {
    this.files.set(place, bytes);
  }

  text(folder: string, name: string, most: number = largestSettings): Promise<string | undefined> {
    const bytes = this.files.get(`${folder}/${name}`);
    return Promise.resolve(bytes && bytes.length <= most ? new TextDecoder().decode(bytes) : undefined);
  }

  async list(folder: string): Promise<readonly string[]> {
    return (await this.names(folder)).filter((name) => !name.includes('/'));
  }

  names(folder: string): Promise<readonly string[]> {
    const below = [...this.files.keys()].filter((place) => place.startsWith(`${folder}/`));
    return Promise.resolve(below.map((place) => place.slice(folder.length + 1)));
  }

  /** The runs of files that a walk through the unpacked folder `root` would read. */
  async withoutSkipped(runs: readonly Run[], root: string): Promise<Run[]> {
    const children = new Map<string, Set<string>>();
    for (const place of this.files.keys())
      for (let at = place; at.length > root.length; at = dirname(at)) {
        const siblings = children.get(dirname(at)) ?? new Set();
        children.set(dirname(at), siblings.add(basename(at)));
      }
    const skipped = new Set<string>();
    for (const [folder, names] of children)
      for (const name of await layoutSkips(folder, names, this)) skipped.add(`${folder}/${name}`);
    const isSkipped = (place: string): boolean =>
      place.length > root.length &&
      (skipped.has(place) || isSkipped(dirname(place)) || this.isOther(place, children));
    return runs.filter(({ source }) => !isSkipped(source.path));
  }

  private isOther(place: string, children: ReadonlyMap<string, unknown>): boolean {
    const name = basename(place);
    return children.has(place) && name !== '..' && whyFolderIsSkipped(name) !== undefined;
  }
}
