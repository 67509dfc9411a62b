import { readArchive } from '../archive/read-archive.js';
import type { Reader } from '../reader.js';
import { isZip, zipEntries } from './archive.js';

const format = 'zip';

/** Zip archives of logs, such as the offline files of Comet and ClearML. */
export function zipReader(readers: readonly Reader[]): Reader {
  return {
    format,
    description: 'zip archives of logs (Comet and ClearML offline sessions)',
    sniff: (head) => (isZip(head) ? 0.4 : 0),
    async *read(source, options) {
      const entries = zipEntries(await source.bytes(), source.path);
      yield* readArchive(readers, entries, { path: source.path, format }, options);
    },
  };
}
