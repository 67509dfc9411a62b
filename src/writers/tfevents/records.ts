import { maskedCrc32c } from '../../util/crc32c.js';

const headerSize = 12;

/**
 * Data as a record of a TFRecord file: `uint64 length | uint32 masked crc of the length | data | uint32 masked crc of
 * the data`, little endian.
 */
export function record(data: Uint8Array): Uint8Array {
  const framed = new Uint8Array(headerSize + data.length + 4);
  const view = new DataView(framed.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, maskedCrc32c(framed, 0, 8), true);
  framed.set(data, headerSize);
  view.setUint32(headerSize + data.length, maskedCrc32c(data), true);
  return framed;
}
