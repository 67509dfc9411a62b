import { mean, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/reference-models/random/index.js';

function draw(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

describe('seededRandom', () => {
  it('repeats itself for one seed and differs between seeds, high words included', () => {
    const first = draw(20, seededRandom(5).uniform);
    expect(draw(20, seededRandom(5).uniform)).toEqual(first);
    expect(draw(20, seededRandom(6).uniform)).not.toEqual(first);
    expect(draw(20, seededRandom(5 + 2 ** 32).uniform)).not.toEqual(first);
  });

  it('draws uniform numbers from [0, 1)', () => {
    const numbers = draw(40_000, seededRandom(1).uniform);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    // Five standard errors.
    expect(Math.abs(mean(numbers) - 0.5)).toBeLessThan(5 / Math.sqrt(12 * 40_000));
  });

  it('draws normal numbers of mean 0, deviation 1 and kurtosis 3', () => {
    const numbers = draw(40_000, seededRandom(2).normal);
    expect(Math.abs(mean(numbers))).toBeLessThan(5 / Math.sqrt(40_000));
    expect(Math.abs(standardDeviation(numbers) - 1)).toBeLessThan(5 / Math.sqrt(80_000));
    expect(Math.abs(mean(numbers.map((x) => x ** 4)) - 3)).toBeLessThan(5 * Math.sqrt(96 / 40_000));
  });

  it('draws every integer below the limit equally often', () => {
    const { integer } = seededRandom(3);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let trial = 0; trial < 70_000; trial++) (counts[integer(7)] as number)++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // The 99.9 % point at 6 degrees of freedom.
    expect(chiSquare).toBeLessThan(22.46);
  });

  it('permutes: each number once, and each first number equally often', () => {
    const { permutation } = seededRandom(4);
    const counts = [0, 0, 0, 0, 0];
    for (let trial = 0; trial < 5000; trial++) {
      const order = permutation(5);
      expect(new Set(order)).toEqual(new Set([0, 1, 2, 3, 4]));
      (counts[order[0] as number] as number)++;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // The 99.9 % point at 4 degrees of freedom.
    expect(chiSquare).toBeLessThan(18.47);
  });

  it('fills any length with balanced bytes', () => {
    const bytes = new Uint8Array(10_001);
    seededRandom(7).fillBytes(bytes);
    let ones = 0;
    for (const byte of bytes) for (let bit = 0; bit < 8; bit++) ones += (byte >> bit) & 1;
    expect(Math.abs(ones - 4 * 10_001)).toBeLessThan(5 * Math.sqrt(2 * 10_001));
  });
});
