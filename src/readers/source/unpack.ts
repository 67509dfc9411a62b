import { gunzip, isGzip } from './gunzip.js';
import { isZstd, unzstd } from './unzstd.js';

/** Unpacks a stream; what it throws names the path. */
export type Unpacker = (
  packed: AsyncIterable<Uint8Array>,
  path: string,
) => AsyncGenerator<Uint8Array, void, undefined>;

/** How to unpack content that starts like this; undefined where it is not packed. */
export function unpackerOf(head: Uint8Array): Unpacker | undefined {
  if (isGzip(head)) return gunzip;
  return isZstd(head) ? unzstd : undefined;
}
