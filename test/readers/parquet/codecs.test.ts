import { expect, it } from 'vitest';
import { endlessFrame } from '../helpers/zstd-frames.js';
import { PageUnpacker } from '../../../src/readers/parquet/codecs.js';

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
  const unpacker = await PageUnpacker.load(1000);
  expect(unpacker.look('ZSTD', frameOf(2, 50), 100)).toEqual(new Uint8Array(100).fill(0x61));
  expect(() => unpacker.look('ZSTD', frameOf(2000, 2_000_000), 100)).toThrow(
    'a page of 100 bytes unpacks to more',
  );
});

it('gives up a zstd page of which the lengths go on and on', async () => {
  const unpacker = await PageUnpacker.load(1000);
  expect(() => unpacker.look('ZSTD', endlessFrame(), 100_000)).toThrow(
    'unpacking goes on for more than 1.0 s',
  );
});

it('unpacks a page once, and again where another one is asked for', async () => {
  const unpacker = await PageUnpacker.load(1000);
  const page = unpacker.look('ZSTD', frameOf(2, 50), 100);
  const { ZSTD: unpack } = unpacker.compressors;
  expect(unpack?.(frameOf(1, 100), 100)).toEqual(page);
  expect(unpack?.(frameOf(2, 50), 100)).toBe(page);
  expect(unpack?.(frameOf(2, 50), 100)).not.toBe(page);
});
