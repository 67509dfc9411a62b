import { crc32 } from 'node:zlib';

const blockSize = 32 * 1024;
/** `:W&B`, the magic number 0xBEE1 and a version byte. It counts as part of the first block. */
const fileHeaderSize = 7;
const chunkHeaderSize = 7;
const chunk = { full: 1, first: 2, middle: 3, last: 4 } as const;

/** How the walk over the records of a log ended. */
export interface ChunkSummary {
  /** Chunks that do not match their checksum; the records they belong to were left out. */
  readonly damaged: number;
  /** Whether the last record is cut off. */
  readonly torn: boolean;
}

/** Whether a file starts like a W&B transaction log. */
export function isWandbLog(head: Uint8Array): boolean {
  const magic = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe];
  return magic.every((byte, index) => head[index] === byte);
}

/**
 * Calls `onRecord` with the place of each record of a W&B transaction log. The framing is that of LevelDB's log, in blocks of 32 KiB:
 * a record is one FULL chunk or a FIRST, MIDDLE…, LAST sequence; a chunk is
 * `uint32 crc | uint16 length | uint8 type | payload`. The checksum is a plain CRC-32 of type and payload. After a
 * damaged chunk the walk goes on at the next block.
 */
export function readChunks(
  bytes: Uint8Array,
  onRecord: (bytes: Uint8Array, start: number, end: number) => void,
): ChunkSummary {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let damaged = 0;
  let open: Uint8Array[] | undefined;
  let position = fileHeaderSize;
  while (position + chunkHeaderSize <= bytes.length) {
    const left = blockSize - (position % blockSize);
    const length = view.getUint16(position + 4, true);
    const type = view.getUint8(position + 6);
    if (left < chunkHeaderSize || (length === 0 && type === 0)) {
      position += left;
      continue;
    }
    const end = position + chunkHeaderSize + length;
    if (end > bytes.length) return { damaged, torn: true };
    const sound =
      length + chunkHeaderSize <= left &&
      crc32(bytes.subarray(position + chunkHeaderSize - 1, end)) === view.getUint32(position, true);
    if (!sound) {
      damaged += 1;
      open = undefined;
      position += left;
      continue;
    }
    const start = position + chunkHeaderSize;
    position = end;
    if (type === chunk.full) {
      open = undefined;
      onRecord(bytes, start, end);
    } else if (type === chunk.first) open = [bytes.subarray(start, end)];
    else if (type === chunk.middle) open?.push(bytes.subarray(start, end));
    else if (type === chunk.last && open) {
      const whole = Buffer.concat([...open, bytes.subarray(start, end)]);
      onRecord(whole, 0, whole.length);
      open = undefined;
    }
  }
  return { damaged, torn: open !== undefined || position < bytes.length };
}
