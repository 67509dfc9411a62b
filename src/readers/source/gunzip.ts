import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { GrokscopeError } from '../../util/errors.js';

/** Unpacked bytes after which a gzip file is taken for a bomb. */
const unpackedLimit = 16 * 1024 ** 3;

/** Whether the content starts like a gzip file, whatever its name. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** Unpacks gzip data of one or more members. Throws `malformed` where they are damaged or cut, `too-large` over 16 GiB. */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const input = Readable.from(packed, { objectMode: false });
  const output = createGunzip({ chunkSize: 256 * 1024 });
  input.once('error', (error) => output.destroy(error));
  let unpacked = 0;
  try {
    for await (const chunk of input.pipe(output) as AsyncIterable<Uint8Array>) {
      unpacked += chunk.length;
      if (unpacked > unpackedLimit)
        throw new GrokscopeError(
          'too-large',
          path,
          `the gzip data unpack to more than ${unpackedLimit / 1024 ** 3} GiB`,
          'Unpack the file and name the part that holds the log.',
        );
      yield chunk;
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new GrokscopeError(
      'malformed',
      path,
      `the gzip data are damaged or cut after ${unpacked} unpacked bytes: ${error.message}`,
      'Copy the file again, or unpack what is left with `gzip -dc` and name the result.',
    );
  } finally {
    input.destroy();
    output.destroy();
  }
}

function isZlibError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  );
}
