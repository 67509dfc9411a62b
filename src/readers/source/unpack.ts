import type { Note } from '../../run/run.js';
import { gunzip, isGzip } from './gunzip.js';
import { isZstd, unzstd } from './unzstd.js';

/** Unpacks a stream; what it throws names the path, and what it leaves out is noted. */
export type Unpacker = (
  packed: AsyncIterable<Uint8Array>,
  path: string,
  notes?: Note[],
) => AsyncGenerator<Uint8Array, void, undefined>;

/** How to unpack content that starts like this; undefined where it is not packed. */
export function unpackerOf(head: Uint8Array): Unpacker | undefined {
  if (isGzip(head)) return gunzip;
  return isZstd(head) ? unzstd : undefined;
}
