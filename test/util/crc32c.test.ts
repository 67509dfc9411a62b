import { describe, expect, it } from 'vitest';
import { crc32c, maskedCrc32c } from '../../src/util/crc32c.js';

describe('crc32c', () => {
  // RFC 3720, B.4
  it.each([
    ['32 zero bytes', new Uint8Array(32), 0x8a9136aa],
    ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['0 to 31', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  ])('of %s', (_, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected);
  });

  it('takes a part of the bytes, of a length that is no multiple of eight', () => {
    expect(crc32c(new TextEncoder().encode('..123456789..'), 2, 11)).toBe(0xe3069283);
  });

  it('is masked as in TFRecord files', () => {
    expect(maskedCrc32c(new TextEncoder().encode('\x1a\x11CRC test, one two'))).toBe(0x5794d08a);
  });
});
