import { inflateRawSync } from 'node:zlib';
import { GrokscopeError } from '../../util/errors.js';

/** One file of a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** Size in bytes when unpacked. */
  readonly size: number;
  /** Unpacks the content. Throws `malformed` where it is damaged or packed by an unknown method. */
  bytes(): Uint8Array;
}

interface Member {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const endOfDirectory = 0x06054b50;
const endOfDirectory64 = 0x06064b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
/** No single log is larger; a deflated bomb is stopped here. */
const largestEntry = 1024 ** 3;
/** Nor do the logs of one archive unpack to more, of which a bomb can make many from the same bytes. */
const largestSum = 4 * 1024 ** 3;

/** Whether the bytes start as a zip archive does. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/**
 * The files of a zip archive, by its central directory (PKWARE APPNOTE 6.3.10, with zip64). Throws `malformed`
 * where the directory is missing, as in a file that was cut off.
 */
export function zipEntries(bytes: Uint8Array, path: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  try {
    return members(view).map((member) => ({
      name: member.name,
      size: member.size,
      bytes: () => {
        if (member.method !== 0) sum += member.size;
        if (sum > largestSum) throw tooLarge(path, 'the logs in the archive unpack to more than 4 GiB');
        return unpack(bytes, view, member, path);
      },
    }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw malformed(path, 'the zip archive has no readable list of its files');
  }
}

function members(view: DataView): Member[] {
  let { count, offset } = directory(view);
  const found: Member[] = [];
  for (; count > 0; count -= 1) {
    if (view.getUint32(offset, true) !== directoryEntry) throw new RangeError('not a directory entry');
    const nameLength = view.getUint16(offset + 28, true);
    const extraLength = view.getUint16(offset + 30, true);
    const commentLength = view.getUint16(offset + 32, true);
    const wide = wideSizes(view, offset + 46 + nameLength, extraLength);
    const next = (value: number): number => (value === 0xffffffff ? wide.next() : value);
    const size = next(view.getUint32(offset + 24, true));
    const packedSize = next(view.getUint32(offset + 20, true));
    const start = next(view.getUint32(offset + 42, true));
    const name = new TextDecoder().decode(
      new Uint8Array(view.buffer, view.byteOffset + offset + 46, nameLength),
    );
    if (!name.endsWith('/'))
      found.push({ name, method: view.getUint16(offset + 10, true), packedSize, size, offset: start });
    offset += 46 + nameLength + extraLength + commentLength;
  }
  return found;
}

function directory(view: DataView): { count: number; offset: number } {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) !== endOfDirectory) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== 0xffffffff) return { count, offset };
    const wide = Number(view.getBigUint64(at - 20 + 8, true));
    if (view.getUint32(wide, true) !== endOfDirectory64) throw new RangeError('no zip64 directory');
    return {
      count: Number(view.getBigUint64(wide + 32, true)),
      offset: Number(view.getBigUint64(wide + 48, true)),
    };
  }
  throw new RangeError('no directory');
}

/** The 8-byte sizes of a zip64 extra field, one after the other. */
function wideSizes(view: DataView, start: number, length: number): { next(): number } {
  let at = start;
  const end = start + length;
  while (at + 4 <= end && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return {
    next() {
      if (at + 8 > end) throw new RangeError('no zip64 size');
      at += 8;
      return Number(view.getBigUint64(at - 8, true));
    },
  };
}

function unpack(bytes: Uint8Array, view: DataView, member: Member, path: string): Uint8Array {
  const { name, method, packedSize, size, offset } = member;
  if (size > largestEntry) throw tooLarge(path, `"${name}" in the archive is larger than 1 GiB`);
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localHeader)
    throw malformed(path, `"${name}" is not where the archive says it is (byte ${offset})`);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + packedSize);
  if (packed.length < packedSize) throw malformed(path, `"${name}" in the archive is cut off`);
  if (method === 0) return packed;
  if (method !== 8)
    throw malformed(path, `"${name}" in the archive is packed by the unknown method ${method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw malformed(path, `"${name}" in the archive cannot be unpacked`);
  }
}

function tooLarge(path: string, message: string): GrokscopeError {
  return new GrokscopeError('too-large', path, message, 'Unpack the archive and name the log inside.');
}

function malformed(path: string, message: string): GrokscopeError {
  return new GrokscopeError('malformed', path, message, 'Copy or save the file again; it may be incomplete.');
}
