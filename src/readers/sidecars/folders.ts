import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Bytes of the largest file that is taken for settings. */
export const largestSettings: number = 4 * 1024 ** 2;

/** Where the files beside logs are read: the disk, or an archive. */
export interface Folders {
  /** The text of a file of at most `most` bytes (4 MiB) in a folder or below it; undefined where there is none. */
  text(folder: string, name: string, most?: number): Promise<string | undefined>;
  /** The names of the files in a folder, in any order. */
  list(folder: string): Promise<readonly string[]>;
  /** The files in a folder and below it, by their paths from there, in any order. */
  names(folder: string): Promise<readonly string[]>;
}

/** Folders on the disk. A link that leads out of a folder is not followed, and a pipe is not waited for. */
export const diskFolders: Folders = {
  async text(folder, name, most = largestSettings) {
    try {
      const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
      if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
      const about = await stat(path);
      if (!about.isFile() || about.size > most) return undefined;
      return await readFile(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  async list(folder) {
    const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
    return found.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  },
  async names(folder) {
    const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  },
};
