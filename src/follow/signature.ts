import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** What the file system says of a file or folder, enough to see that it has changed. */
export interface Signature {
  /** Another one after every write, replacement or change of permissions. */
  readonly key: string;
  /** Another one where the name now belongs to another file. */
  readonly identity: string;
  /** Size in bytes. */
  readonly size: number;
  /** Milliseconds since 1970 of the last write. */
  readonly modified: number;
}

/** The signature of a path, of the target where it is a link; undefined where nothing is there. */
export async function signatureOf(path: string): Promise<Signature | undefined> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs } = await stat(path, { bigint: true });
    const identity = identityOf({ dev, ino });
    return {
      key: `${identity}:${size}:${mtimeNs}:${ctimeNs}`,
      identity,
      size: Number(size),
      modified: Number(mtimeMs),
    };
  } catch {
    // Whatever keeps it from being seen, reading it says why.
    return undefined;
  }
}

/** The same for one file under any of its names, another one where the name now belongs to another file. */
export function identityOf({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string {
  return `${dev}:${ino}`;
}
