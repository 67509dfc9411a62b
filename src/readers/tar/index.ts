import { readArchive } from '../archive/read-archive.js';
import type { Reader } from '../reader.js';
import { isTar, tarEntries } from './entries.js';

const format = 'tar';

/** Tar archives of logs, also packed by gzip or zstd. They are read while they are unpacked, one file at a time. */
export function tarReader(readers: readonly Reader[]): Reader {
  return {
    format,
    description: 'tar archives of logs (.tar, .tar.gz, .tgz, .tar.zst)',
    sniff: (head) => (isTar(head) ? 1 : 0),
    async *read(source, options) {
      yield* readArchive(
        readers,
        tarEntries(source.stream(), source.path),
        { path: source.path, format },
        options,
      );
    },
  };
}
