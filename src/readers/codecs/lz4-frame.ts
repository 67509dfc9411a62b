const magic = 0x184d2204;
const shortestMatch = 4;

/**
 * Unpacks one LZ4 frame to exactly `size` bytes; checksums are not looked at. Throws `RangeError` where it is damaged.
 * Format: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 */
export function unpackLz4Frame(packed: Uint8Array, size: number): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.getUint32(0, true) !== magic) throw new RangeError('no LZ4 frame starts here');
  const flags = view.getUint8(4);
  const [blockChecksum, contentSize, dictionary] = [flags & 0x10, flags & 0x08, flags & 0x01];
  let at = 7 + (contentSize ? 8 : 0) + (dictionary ? 4 : 0);
  const out = new Uint8Array(size);
  let filled = 0;
  for (let header = view.getUint32(at, true); header !== 0; header = view.getUint32(at, true)) {
    const length = header & 0x7fffffff;
    const block = packed.subarray(at + 4, at + 4 + length);
    if (block.length < length) throw new RangeError('an LZ4 block is cut off');
    if (header >>> 31 === 1) {
      out.set(block, filled);
      filled += length;
    } else filled = unpackBlock(block, out, filled);
    at += 4 + length + (blockChecksum ? 4 : 0);
  }
  if (filled !== size) throw new RangeError(`an LZ4 frame has ${filled} bytes instead of ${size}`);
  return out;
}

/** Unpacks one block behind the `filled` bytes of `out`, to which it may refer; the new end of them. */
function unpackBlock(block: Uint8Array, out: Uint8Array, filled: number): number {
  let at = 0;
  const byte = (): number => {
    if (at >= block.length) throw new RangeError('an LZ4 block is cut off');
    return block[at++]!;
  };
  const length = (nibble: number): number => {
    let total = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; total += more) more = byte();
    return total;
  };
  let end = filled;
  while (at < block.length) {
    const token = byte();
    const literals = length(token >> 4);
    if (at + literals > block.length) throw new RangeError('an LZ4 block is cut off');
    out.set(block.subarray(at, at + literals), end);
    at += literals;
    end += literals;
    if (at === block.length) break;
    const offset = byte() + 256 * byte();
    const match = length(token & 15) + shortestMatch;
    if (offset === 0 || offset > end || end + match > out.length)
      throw new RangeError('an LZ4 block refers to bytes outside');
    for (let count = 0; count < match; count++, end++) out[end] = out[end - offset]!;
  }
  return end;
}
