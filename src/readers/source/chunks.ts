import { GrokscopeError } from '../../util/errors.js';

/** Most bytes of a file that readers look at to tell its format. */
export const headSize: number = 64 * 1024;

/** Most bytes that are read into memory at once, unless the reader asks for another limit. */
export const defaultLimit: number = 1024 ** 3;

export function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only?.length === length) return only;
  const joined = new Uint8Array(length);
  let filled = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, length - filled);
    joined.set(part, filled);
    filled += part.length;
  }
  return joined;
}

/** The first bytes of a stream, at most `size`. The stream is closed afterwards. */
export async function first(stream: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= size) break;
  }
  return concatenate(chunks, Math.min(length, size));
}

/** All bytes of a stream. Throws `too-large` as soon as there are more than `limit`. */
export async function collect(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
  path: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) throw tooLarge(path, limit);
    chunks.push(chunk);
  }
  return concatenate(chunks, length);
}

export function tooLarge(path: string, limit: number): GrokscopeError {
  return new GrokscopeError(
    'too-large',
    path,
    `the content is larger than the ${Math.round(limit / 1024 ** 2)} MiB that this format can be read from at once`,
    'Export the curves alone, for example as CSV, and name that file.',
  );
}
