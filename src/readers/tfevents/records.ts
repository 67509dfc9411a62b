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
 * A record with damaged data is skipped; behind a damaged length nothing can be found, so the walk stops there.
 */
export async function readRecords(
  stream: AsyncIterable<Uint8Array>,
  onRecord: (bytes: Uint8Array, start: number, end: number) => void,
): Promise<RecordSummary> {
  let records = 0;
  let skipped = 0;
  let offset = 0;
  let waiting: Uint8Array[] = [];
  let waitingLength = 0;
  let needed = headerSize;
  for await (const chunk of stream) {
    waiting.push(chunk);
    waitingLength += chunk.length;
    if (waitingLength < needed) continue;
    const bytes = concatenate(waiting, waitingLength);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let position = 0;
    needed = headerSize;
    while (position + headerSize <= bytes.length) {
      if (view.getUint32(position + 8, true) !== maskedCrc32c(bytes, position, position + 8))
        return { records, skipped, stop: { code: 'damaged', byte: offset + position } };
      const length = view.getUint32(position, true) + view.getUint32(position + 4, true) * 2 ** 32;
      if (position + frameSize + length > bytes.length) {
        needed = frameSize + length;
        break;
      }
      const start = position + headerSize;
      const end = start + length;
      if (view.getUint32(end, true) === maskedCrc32c(bytes, start, end)) {
        records += 1;
        onRecord(bytes, start, end);
      } else skipped += 1;
      position = end + 4;
    }
    waiting = position < bytes.length ? [bytes.subarray(position)] : [];
    waitingLength = bytes.length - position;
    offset += position;
  }
  return waitingLength === 0
    ? { records, skipped }
    : { records, skipped, stop: { code: 'torn-tail', byte: offset } };
}
