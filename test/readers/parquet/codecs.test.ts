import { expect, it } from 'vitest';
import { loadCodecs } from '../../../src/readers/parquet/codecs.js';

/** A zstd frame without a size, of blocks that each stand for `length` times the same byte. */
function frameOf(blocks: number, length: number): Uint8Array {
  const frame = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x58];
  for (let block = 1; block <= blocks; block += 1) {
    const head = (length << 3) | (1 << 1) | (block === blocks ? 1 : 0);
    frame.push(head & 0xff, (head >> 8) & 0xff, head >> 16, 0x61);
  }
  return Uint8Array.from(frame);
}

it('unpacks no more of a zstd page than it says', async () => {
  const { ZSTD: unpack } = await loadCodecs();
  expect(unpack?.(frameOf(2, 50), 100)).toEqual(new Uint8Array(100).fill(0x61));
  expect(() => unpack?.(frameOf(2000, 2_000_000), 100)).toThrow('a page of 100 bytes unpacks to more');
});
