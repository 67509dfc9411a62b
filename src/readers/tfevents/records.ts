import { longestRecord, type OnRecord } from '../record-tail.js';
import { concatenate } from '../source/chunks.js';
import { maskedCrc32c } from '../../util/crc32c.js';

/** Why the records of a file ended before the file did. */
export interface RecordStop {
  readonly code: 'damaged' | 'torn-tail';
  readonly byte: number;
}

export interface RecordSummary {
  readonly records: number;
  /** Records whose data do not match their checksum; they were left out. */
  readonly skipped: number;
  readonly stop?: RecordStop;
}

const headerSize = 12;
const frameSize = headerSize + 4;

/**
 * Calls `onRecord` with the place of each record of a TFRecord stream, in order. A frame is
 * `uint64 length | uint32 masked crc of the length | data | uint32 masked crc of the data`, little endian.
 * A record with damaged data is skipped; behind a damaged length, or one over 1 GiB, nothing can be found, so the walk
 * stops there.
 */
export class Records {
  private readonly onRecord: OnRecord;
  private records = 0;
  private skipped = 0;
  private offset = 0;
  private waiting: Uint8Array[] = [];
  private waitingLength = 0;
  private needed = headerSize;
  private damagedAt: number | undefined;

  constructor(onRecord: OnRecord) {
    this.onRecord = onRecord;
  }

  /** Takes the next bytes, cut anywhere. */
  push(chunk: Uint8Array): void {
    if (this.damagedAt !== undefined) return;
    this.waiting.push(chunk);
    this.waitingLength += chunk.length;
    if (this.waitingLength < this.needed) return;
    const bytes = concatenate(this.waiting, this.waitingLength);
    const position = this.walk(bytes);
    this.waiting = position < bytes.length ? [bytes.subarray(position)] : [];
    this.waitingLength = bytes.length - position;
    this.offset += position;
  }

  /** What was met so far, as if the file ended here. */
  summary(): RecordSummary {
    const { records, skipped, offset } = this;
    if (this.damagedAt !== undefined)
      return { records, skipped, stop: { code: 'damaged', byte: this.damagedAt } };
    return this.waitingLength === 0
      ? { records, skipped }
      : { records, skipped, stop: { code: 'torn-tail', byte: offset } };
  }

  /** Tells of the whole records and returns where the first that is not whole starts. */
  private walk(bytes: Uint8Array): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let position = 0;
    this.needed = headerSize;
    while (position + headerSize <= bytes.length) {
      const length = view.getUint32(position, true) + view.getUint32(position + 4, true) * 2 ** 32;
      const isSound = view.getUint32(position + 8, true) === maskedCrc32c(bytes, position, position + 8);
      if (!isSound || length > longestRecord) {
        this.damagedAt = this.offset + position;
        return bytes.length;
      }
      if (position + frameSize + length > bytes.length) {
        this.needed = frameSize + length;
        break;
      }
      const start = position + headerSize;
      const end = start + length;
      if (view.getUint32(end, true) === maskedCrc32c(bytes, start, end)) {
        this.records += 1;
        this.onRecord(bytes, start, end);
      } else this.skipped += 1;
      position = end + 4;
    }
    return position;
  }
}
