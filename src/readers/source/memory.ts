import type { Source } from '../reader.js';
import { defaultLimit, headSize, tooLarge } from './chunks.js';

/** A log that is in memory as a whole. */
export function memorySource(path: string, content: Uint8Array): Source {
  return {
    path,
    size: content.length,
    head: () => Promise.resolve(content.subarray(0, headSize)),
    bytes: (limit = defaultLimit) =>
      content.length > limit ? Promise.reject(tooLarge(path, limit)) : Promise.resolve(content),
    stream: () => once(content),
    notes: [],
  };
}

/** A stream of one chunk. */
export async function* once(content: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(content);
}
