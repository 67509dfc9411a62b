import { GrokscopeError } from '../../util/errors.js';
import type { ArchiveEntry } from '../archive/read-archive.js';
import { ByteQueue } from './byte-queue.js';

const blockSize = 512;
/** A longer name or header of attributes is damage. */
const longestHeader = 1024 ** 2;

/** Whether the content starts with a file of a tar archive of POSIX or GNU. */
export function isTar(head: Uint8Array): boolean {
  return (
    new TextDecoder().decode(head.subarray(257, 262)) === 'ustar' &&
    checksumHolds(head.subarray(0, blockSize))
  );
}

/**
 * The regular files of a tar archive, in its order; links, devices and folders are passed over. The content of an entry
 * is there until the next one is asked for. Throws `malformed` where the archive is damaged or cut.
 * Format: POSIX.1-2017 pax, "ustar Interchange Format", and the long names of GNU tar
 */
export async function* tarEntries(
  stream: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const queue = new ByteQueue(stream);
  let longName: string | undefined;
  for (;;) {
    const header = await queue.take(blockSize);
    if (header.every((byte) => byte === 0)) return;
    if (header.length < blockSize || !checksumHolds(header)) throw damaged(path);
    const size = numberIn(header.subarray(124, 136));
    const kind = String.fromCharCode(header[156] ?? 0);
    const padded = Math.ceil(size / blockSize) * blockSize;
    if (kind === 'L' || kind === 'x') {
      if (size > longestHeader) throw damaged(path);
      const content = (await queue.take(padded)).subarray(0, size);
      longName = kind === 'L' ? textIn(content) : (paxPath(content) ?? longName);
      continue;
    }
    const name = longName ?? nameIn(header);
    longName = undefined;
    let taken = false;
    if (kind === '0' || kind === '\0')
      yield {
        name,
        size,
        async bytes() {
          taken = true;
          const content = await queue.take(padded);
          if (content.length < size) throw damaged(path);
          return content.subarray(0, size);
        },
      };
    if (!taken) await queue.skip(padded);
  }
}

function nameIn(header: Uint8Array): string {
  const prefix = textIn(header.subarray(345, 500));
  const isPosix = textIn(header.subarray(257, 263)) === 'ustar';
  const name = textIn(header.subarray(0, 100));
  return isPosix && prefix !== '' ? `${prefix}/${name}` : name;
}

/** The attribute `path` of a pax header: lines `LENGTH KEY=VALUE`. */
function paxPath(content: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=(.*)\n/.exec(new TextDecoder().decode(content))?.[1];
}

/** Octal digits; GNU tar writes numbers from 8 GiB on as bytes behind a byte with its highest bit set. */
function numberIn(field: Uint8Array): number {
  if (((field[0] ?? 0) & 0x80) === 0) return Number.parseInt(textIn(field).trim() || '0', 8);
  return field.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
}

/** The sum of the bytes of a header, its own place taken as spaces. */
function checksumHolds(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return header.length === blockSize && numberIn(header.subarray(148, 156)) === sum;
}

function textIn(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

function damaged(path: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    'the tar archive is damaged or cut off',
    'Copy the archive again, or unpack it with `tar -xf` and name the folder.',
  );
}
