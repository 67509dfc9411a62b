/** CRC-32C (Castagnoli, reflected polynomial 0x82F63B78), computed eight bytes at a time ("slicing by 8"). */
const polynomial = 0x82f63b78;
const tables = makeTables();
const table0 = tables.subarray(0, 256);

function makeTables(): Uint32Array {
  const made = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    made[byte] = crc;
  }
  for (let index = 256; index < made.length; index++) {
    const previous = made[index - 256] as number;
    made[index] = (previous >>> 8) ^ (made[previous & 0xff] as number);
  }
  return made;
}

/**
 * CRC-32C of `bytes[start, end)` as an unsigned 32-bit number.
 *
 * @example
 * crc32c(new Uint8Array(32)) // => 0x8a9136aa
 */
export function crc32c(bytes: Uint8Array, start = 0, end: number = bytes.length): number {
  let crc = 0xffffffff;
  let position = start;
  for (const last = end - 8; position <= last; position += 8) {
    const low =
      crc ^
      ((bytes[position] as number) |
        ((bytes[position + 1] as number) << 8) |
        ((bytes[position + 2] as number) << 16) |
        ((bytes[position + 3] as number) << 24));
    crc =
      (tables[1792 + (low & 0xff)] as number) ^
      (tables[1536 + ((low >>> 8) & 0xff)] as number) ^
      (tables[1280 + ((low >>> 16) & 0xff)] as number) ^
      (tables[1024 + (low >>> 24)] as number) ^
      (tables[768 + (bytes[position + 4] as number)] as number) ^
      (tables[512 + (bytes[position + 5] as number)] as number) ^
      (tables[256 + (bytes[position + 6] as number)] as number) ^
      (table0[bytes[position + 7] as number] as number);
  }
  for (; position < end; position++)
    crc = (crc >>> 8) ^ (table0[(crc ^ (bytes[position] as number)) & 0xff] as number);
  return ~crc >>> 0;
}

/** The form in which TFRecord files store a CRC-32C: rotated right by 15 bits, plus a constant. */
export function maskedCrc32c(bytes: Uint8Array, start = 0, end: number = bytes.length): number {
  const crc = crc32c(bytes, start, end);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
