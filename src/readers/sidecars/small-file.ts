import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

const largestFile = 4 * 1024 ** 2;

/**
 * The text of a file of at most 4 MiB in a folder or below it; `undefined` where there is none. A link that leads out of
 * the folder is not followed, and a pipe is not waited for.
 */
export async function smallFileIn(folder: string, name: string): Promise<string | undefined> {
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    const about = await stat(path);
    if (!about.isFile() || about.size > largestFile) return undefined;
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
