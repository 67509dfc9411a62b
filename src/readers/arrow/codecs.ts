import { TimeBudget } from '../codecs/time-budget.js';
import { unpackLz4Frame } from '../codecs/lz4-frame.js';

/** Unpacks a buffer that was packed by the codec of this number; undefined for none. */
export type Unpack = (buffer: Uint8Array, codec: number | undefined) => Uint8Array;

/** Bytes to which all buffers of a file may unpack. */
const mostUnpacked = 2 * 1024 ** 3;
/** No zstd block unpacks to more than 128 KiB from four bytes. */
const greatestRatio = 2 ** 15;

/** For a file of so many bytes. A packed buffer starts with its unpacked size, or -1 where packing did not make it smaller. */
export async function loadUnpack(fileSize: number): Promise<Unpack> {
  const budget = new TimeBudget(fileSize);
  const { decompress } = await import('fzstd');
  let left = mostUnpacked;
  return (buffer, codec) => {
    if (codec === undefined || buffer.length === 0) return buffer;
    const size = Number(
      new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength).getBigInt64(0, true),
    );
    const packed = buffer.subarray(8);
    if (size === -1) return packed;
    if (!(size >= 0 && size <= Math.min(left, packed.length * greatestRatio)))
      throw new RangeError(`a buffer says that it holds ${size} bytes`);
    left -= size;
    if (codec === 0) return unpackLz4Frame(packed, size);
    if (codec === 1) return budget.spend(() => decompress(packed, new Uint8Array(size)));
    throw new RangeError(`a buffer is packed by the unknown method ${codec}`);
  };
}
