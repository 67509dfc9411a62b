import { crc32 } from 'node:zlib';
import { longestRecord, type OnRecord } from '../record-tail.js';
import { concatenate } from '../source/chunks.js';

const blockSize = 32 * 1024;
/** `:W&B`, the magic number 0xBEE1 and a version byte. It counts as part of the first block. */
const fileHeaderSize = 7;
const chunkHeaderSize = 7;
const mostPieces = longestRecord / blockSize;
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
 * Calls `onRecord` with the place of each record of a W&B transaction log. The framing is that of LevelDB's log, in
 * blocks of 32 KiB: a record is one FULL chunk or a FIRST, MIDDLE…, LAST sequence; a chunk is `uint32 crc | uint16
 * length | uint8 type | payload`. The checksum is a plain CRC-32 of type and payload. After a damaged chunk the walk
 * goes on at the next block.
 */
export class Chunks {
  private readonly onRecord: OnRecord;
  private damaged = 0;
  /** The pieces of a record of which the last chunk has not come. */
  private open: Uint8Array[] | undefined;
  /** Where in the file the next chunk starts. */
  private position = fileHeaderSize;
  /** Bytes that were pushed. */
  private length = 0;
  /** What is left of them, from `restStart` on in the file. */
  private rest: Uint8Array = new Uint8Array();
  private view: DataView = new DataView(this.rest.buffer);
  private restStart = 0;

  constructor(onRecord: OnRecord) {
    this.onRecord = onRecord;
  }

  /** Takes the next bytes, cut anywhere. */
  push(bytes: Uint8Array): void {
    this.length += bytes.length;
    this.rest = concatenate([this.rest, bytes], this.rest.length + bytes.length);
    this.view = new DataView(this.rest.buffer, this.rest.byteOffset, this.rest.byteLength);
    while (this.position + chunkHeaderSize <= this.length) if (!this.takeChunk()) break;
    const done = Math.min(this.position, this.length) - this.restStart;
    this.rest = this.rest.subarray(done);
    this.restStart += done;
  }

  /** What was met so far, as if the file ended here. */
  summary(): ChunkSummary {
    return { damaged: this.damaged, torn: this.open !== undefined || this.position < this.length };
  }

  /** Walks over one chunk, or to the next block; false where the chunk is not whole. */
  private takeChunk(): boolean {
    const { rest, view, position } = this;
    const at = position - this.restStart;
    const left = blockSize - (position % blockSize);
    const length = view.getUint16(at + 4, true);
    const type = view.getUint8(at + 6);
    if (left < chunkHeaderSize || (length === 0 && type === 0)) {
      this.position += left;
      return true;
    }
    const end = at + chunkHeaderSize + length;
    if (end > rest.length) return false;
    const sound =
      length + chunkHeaderSize <= left &&
      crc32(rest.subarray(at + chunkHeaderSize - 1, end)) === view.getUint32(at, true);
    if (sound) {
      this.position += chunkHeaderSize + length;
      this.add(type, at + chunkHeaderSize, end);
    } else {
      this.giveUp();
      this.position += left;
    }
    return true;
  }

  private add(type: number, start: number, end: number): void {
    const { rest, open } = this;
    if (type === chunk.full) {
      this.open = undefined;
      this.onRecord(rest, start, end);
    } else if (type === chunk.first) this.open = [rest.slice(start, end)];
    else if (type === chunk.middle && open) {
      open.push(rest.slice(start, end));
      if (open.length > mostPieces) this.giveUp();
    } else if (type === chunk.last && open) {
      const whole = Buffer.concat([...open, rest.subarray(start, end)]);
      this.onRecord(whole, 0, whole.length);
      this.open = undefined;
    }
  }

  /** Leaves out the record that is open. */
  private giveUp(): void {
    this.damaged += 1;
    this.open = undefined;
  }
}
