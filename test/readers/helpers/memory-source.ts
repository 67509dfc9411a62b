import type { Source } from '../../../src/readers/reader.js';

/** A source that lives in memory. `chunkSize` cuts the stream, so that tests can place chunk edges anywhere. */
export function memorySource(
  content: string | Uint8Array,
  path: string,
  chunkSize: number = 1 << 20,
): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    path,
    size: bytes.length,
    head: () => Promise.resolve(bytes.subarray(0, 64 * 1024)),
    bytes: () => Promise.resolve(bytes),
    notes: [],
    async *stream() {
      for (let start = 0; start < bytes.length; start += chunkSize)
        yield bytes.subarray(start, start + chunkSize);
    },
  };
}
