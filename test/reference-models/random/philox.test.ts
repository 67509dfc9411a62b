import { describe, expect, it } from 'vitest';
import { philox, philoxKey } from '../../../src/reference-models/random/philox.js';

/** The cipher as its authors define it, in 64-bit integers, for any counter. */
function philoxByDefinition(counter: readonly bigint[], key: readonly bigint[]): number[] {
  const mask = 0xffffffffn;
  let [x, y, z, w] = counter as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key as [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const a = x * 0xd2511f53n;
    const b = z * 0xcd9e8d57n;
    [x, y, z, w] = [((b >> 32n) ^ y ^ k0) & mask, b & mask, ((a >> 32n) ^ w ^ k1) & mask, a & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [x, y, z, w].map(Number);
}

describe('philox', () => {
  it('gives the published answer for counter 0 and key 0', () => {
    const words = new Uint32Array(4);
    philox(words, 1, 0, [0, 0]);
    expect([...words].map((word) => word.toString(16))).toEqual([
      '6627e8d5',
      'e169c58d',
      'bc57ac4c',
      '9b00dbd8',
    ]);
  });

  it('agrees with the definition in 64-bit integers, high counters and keys included', () => {
    const streams = 40;
    const words = new Uint32Array(4 * streams);
    for (const counter of [0, 1, 0xffffffff, 2 ** 32 + 7, 2 ** 45 + 12345]) {
      for (const seed of [0, 24181325235, 0xffffffff, 2 ** 53 - 1]) {
        philox(words, streams, counter, philoxKey(seed));
        for (const stream of [0, 1, 39]) {
          const [low, high] = [BigInt(counter) & 0xffffffffn, BigInt(counter) >> 32n];
          const key = [BigInt(seed) & 0xffffffffn, BigInt(seed) >> 32n];
          const expected = philoxByDefinition([low, high, BigInt(stream), 0n], key);
          expect([0, 1, 2, 3].map((j) => words[stream + j * streams])).toEqual(expected);
        }
      }
    }
  });
});
