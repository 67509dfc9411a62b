import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { Chunks } from '../../../src/readers/wandb/chunks.js';

const [first, middle, last] = [2, 3, 4];

/** A record in so many pieces of one byte. Chunks of 8 bytes leave a blank at the end of the first block alone. */
function inPieces(count: number): Uint8Array {
  const bytes: number[] = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0];
  for (let piece = 0; piece < count; piece += 1) {
    if (bytes.length === 32 * 1024 - 1) bytes.push(0);
    const type = piece === 0 ? first : piece === count - 1 ? last : middle;
    const checksum = Uint32Array.of(crc32(Uint8Array.of(type, 7)));
    bytes.push(...new Uint8Array(checksum.buffer), 1, 0, type, 7);
  }
  return Uint8Array.from(bytes);
}

it.each([
  [30_000, [30_000], 0],
  [40_000, [], 1],
])('joins a record of %s pieces, unless that is too many', (count, lengths, damaged) => {
  const found: number[] = [];
  const chunks = new Chunks((_, start, end) => found.push(end - start));
  chunks.push(inPieces(count));
  expect(found).toEqual(lengths);
  expect(chunks.summary()).toEqual({ damaged, torn: false });
});
