/** A zstd frame of one block that says that it has 98,047 sequences, each of the greatest lengths. */
export function endlessFrame(): Uint8Array {
  const sequences = [0xff, 0xff, 0xff, 0b01_01_01_00, 35, 3, 52];
  const block = [0x01, 0, ...sequences, ...Array.from({ length: 8 }, () => 0xff)];
  const head = (block.length << 3) | (2 << 1) | 1;
  return Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x58, head & 0xff, head >> 8, 0, ...block]);
}
