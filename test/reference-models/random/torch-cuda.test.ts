import { mean, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { torchCuda } from '../../../src/reference-models/random/index.js';
import { philox, philoxKey } from '../../../src/reference-models/random/philox.js';

const seed = 24181325235;

/** The word behind one element of a tensor: thread t, call i, output j for element t + (4i + j) × threads. */
function wordOf(element: number, count: number, grid: number, callsBefore: number): number {
  const threads = 256 * Math.min(grid, Math.ceil(count / 256));
  const thread = element % threads;
  const place = Math.floor(element / threads);
  const words = new Uint32Array(4 * (thread + 1));
  philox(words, thread + 1, callsBefore + Math.floor(place / 4), philoxKey(seed));
  return words[thread + (place % 4) * (thread + 1)] as number;
}

function callsOf(count: number, grid: number): number {
  return Math.ceil(count / (4 * 256 * Math.min(grid, Math.ceil(count / 256))));
}

describe('torchCuda', () => {
  it('lays integers out as the kernel does, a partial last stripe included', () => {
    const [grid, count] = [2, 5000];
    const bits = torchCuda(seed, grid).randintBits(count);
    for (const element of [0, 1, 511, 512, 1023, 2047, 2048, 4095, 4096, 4999]) {
      expect(bits[element]).toBe(wordOf(element, count, grid, 0) & 1);
    }
  });

  it('takes up each tensor where the one before ended, skipped ones included', () => {
    const grid = 2;
    const random = torchCuda(seed, grid);
    random.randintBits(5000);
    random.skip(300);
    const normals = random.randn(3);
    const calls = callsOf(5000, grid) + callsOf(300, grid);
    const u = wordOf(0, 3, grid, calls);
    expect(callsOf(5000, grid)).toBe(3);
    // Element 0 is the sine of thread 0; with three elements no thread's second output is used.
    const words = new Uint32Array(4 * 256);
    philox(words, 256, calls, philoxKey(seed));
    expect(words[0]).toBe(u);
    const angle = 2 * Math.PI * ((words[256] as number) * 2 ** -32 + 2 ** -33);
    expect(normals[0]).toBeCloseTo(Math.sin(angle) * Math.sqrt(-2 * Math.log(u * 2 ** -32 + 2 ** -33)), 6);
  });

  it('draws pairs of normals as sine and cosine of one angle', () => {
    const normals = torchCuda(seed, 1).randn(1024);
    const words = new Uint32Array(1024);
    philox(words, 256, 0, philoxKey(seed));
    for (const thread of [0, 100, 255]) {
      for (const first of [0, 512]) {
        const [sine, cosine] = [normals[first + thread] as number, normals[first + 256 + thread] as number];
        const u = (words[first + thread] as number) * 2 ** -32 + 2 ** -33;
        expect(sine ** 2 + cosine ** 2).toBeCloseTo(-2 * Math.log(u), 5);
      }
    }
  });

  it('draws normals of mean 0 and deviation 1', () => {
    const normals = [...torchCuda(seed, 8).randn(40_000)];
    expect(Math.abs(mean(normals))).toBeLessThan(5 / Math.sqrt(40_000));
    expect(Math.abs(standardDeviation(normals) - 1)).toBeLessThan(5 / Math.sqrt(80_000));
  });

  it('gives the same numbers in blocks of any length', () => {
    for (const blockLength of [1, 100, 2048, 2500, 9000]) {
      const bits: number[] = [];
      for (const block of torchCuda(seed, 2).randintBlocks(5000, blockLength)) bits.push(...block);
      expect(bits).toEqual([...torchCuda(seed, 2).randintBits(5000)]);
      const normals: number[] = [];
      for (const block of torchCuda(seed, 2).randnBlocks(5000, blockLength)) normals.push(...block);
      expect(normals).toEqual([...torchCuda(seed, 2).randn(5000)]);
    }
  });

  it('draws nothing later for blocks that are not read', () => {
    const random = torchCuda(seed, 2);
    random.randintBlocks(5000, 100);
    const expected = torchCuda(seed, 2);
    expected.skip(5000);
    expect([...random.randn(10)]).toEqual([...expected.randn(10)]);
  });

  it('passes over a tensor beyond 2 GiB as over the whole and then its halves', () => {
    const grid = 1;
    const random = torchCuda(seed, grid);
    random.skip(2 ** 30);
    const expected = torchCuda(seed, grid);
    for (const count of [2 ** 30, 2 ** 29, 2 ** 29]) {
      for (let left = count; left > 0; left -= 2 ** 28) expected.skip(2 ** 28);
    }
    expect([...random.randn(10)]).toEqual([...expected.randn(10)]);
  });

  it('permutes by a stable sort of 29-bit keys at 9,409 elements', () => {
    const size = 9409;
    const order = torchCuda(seed, 272).permutation(size);
    expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index));
    const key = (element: number) =>
      Number((BigInt(wordOf(element, size, 272, 0)) % 0xffffffffn) & 0x1fffffffn);
    const keys = [...order.subarray(0, 50)].map(key);
    expect(keys).toEqual(keys.toSorted((a, b) => a - b));
    expect(keys[49]).toBeLessThan(2 ** 29 * 0.02);
  });

  it('refuses permutations that PyTorch sorts by longer keys', () => {
    expect(() => torchCuda(seed, 272).permutation(30_084)).toThrow('permutation of 30084 elements');
  });
});
