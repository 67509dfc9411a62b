import { describe, expect, it } from 'vitest';
import { unpackLz4Frame } from '../../../src/readers/codecs/lz4-frame.js';

/** `lz4.frame.compress(b"grok" * 40 + bytes(range(64)), block_linked=True)` of python-lz4 4.4, without checksums. */
const packed = Buffer.from(
  'BCJNGGhA4AAAAAAAAABDSgAAAE9ncm9rBACJ8DEAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/AAAAAA==',
  'base64',
);

describe('LZ4 frames', () => {
  it('unpacks what python-lz4 packed', () => {
    const plain = Buffer.concat([
      Buffer.from('grok'.repeat(40)),
      Buffer.from(Array.from({ length: 64 }, (_, at) => at)),
    ]);
    expect(Buffer.from(unpackLz4Frame(packed, plain.length))).toEqual(plain);
  });

  it('refuses frames that are cut or of another size', () => {
    for (let length = 0; length < packed.length - 4; length += 1)
      expect(() => unpackLz4Frame(packed.subarray(0, length), 224)).toThrow(RangeError);
    expect(() => unpackLz4Frame(packed, 200)).toThrow(RangeError);
    expect(() => unpackLz4Frame(packed, 300)).toThrow(RangeError);
  });
});
