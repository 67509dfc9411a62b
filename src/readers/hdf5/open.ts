import type { File } from 'h5wasm';
import { GrokscopeError } from '../../util/errors.js';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Files opened so far. The library keeps a damaged one open, and would give it for the next of the same name. */
let opened = 0;

/** Whether an HDF5 file starts here: at byte 0, or after a user block of 512, 1024, 2048 ... bytes, as MATLAB writes one. */
export function isHdf5(head: Uint8Array): boolean {
  for (let at = 0; at + signature.length <= head.length; at = at === 0 ? 512 : at * 2)
    if (signature.every((byte, index) => head[at + index] === byte)) return true;
  return false;
}

/**
 * Opens an HDF5 file in the memory of the HDF5 library, which sees no other file, and closes it when `read` is done.
 * Throws `malformed` where the file is damaged or cut.
 */
export async function withHdf5<Result>(
  bytes: Uint8Array,
  path: string,
  read: (file: File) => Result,
): Promise<Result> {
  const library = await import('h5wasm');
  const module = await library.ready;
  module.activate_throwing_error_handler();
  const { FS } = module;
  opened += 1;
  const place = `${opened}.h5`;
  let file: File | undefined;
  try {
    FS.writeFile(place, bytes);
    file = new library.File(place, 'r');
    return read(file);
  } catch (error) {
    if (error instanceof GrokscopeError) throw error;
    throw new GrokscopeError(
      'malformed',
      path,
      `the HDF5 file cannot be read: ${reasonOf(error)}`,
      'Check with `h5ls -r FILE` that the file is complete and was closed by its writer.',
    );
  } finally {
    if (file) file.close();
    FS.unlink(place);
  }
}

/** What the library says at the deepest place of its stack of errors. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const last = [...text.matchAll(/^\s*#\d+: .*?: (.*)$/gm)].at(-1)?.[1];
  return (last ?? text).replaceAll(/\s+/g, ' ').slice(0, 200);
}
