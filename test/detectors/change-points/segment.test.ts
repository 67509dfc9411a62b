import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segment, segmentationPath } from '../../../src/detectors/change-points/index.js';
import { noise } from '../../helpers/synthetic.js';
import { leastCost } from './brute-force.js';
import { series } from './series.js';

describe.each(['level', 'line'] as const)('segment with the cost %s', (cost) => {
  const fewest = cost === 'level' ? 1 : 3;

  it.each(Object.entries(series))('is exact on %s', (_, kind) => {
    fc.assert(
      fc.property(
        kind,
        fc.constantFrom(0, 0.01, 0.1, 0.5, 1, 3),
        fc.integer({ min: fewest, max: fewest + 3 }),
        (values, penalty, minLength) => {
          const { changes, means, slopes, squares } = segment(values, { penalty, minLength, cost });
          const least = leastCost(values, cost, minLength, penalty);
          expect(squares + penalty * changes.length).toBeCloseTo(least, 7);
          expect(means.length).toBe(changes.length + 1);
          expect(slopes.length).toBe(changes.length + 1);
          const lengths = [...changes, values.length].map((end, k) => end - (changes[k - 1] ?? 0));
          if (changes.length > 0) expect(Math.min(...lengths)).toBeGreaterThanOrEqual(minLength);
          const fitted = lengths.flatMap((length, k) =>
            Array.from(
              { length },
              (_unused, i) => (means[k] as number) + (slopes[k] as number) * (i - (length - 1) / 2),
            ),
          );
          const error = values.reduce((sum, value, i) => sum + (value - (fitted[i] as number)) ** 2, 0);
          expect(error).toBeCloseTo(squares, 7);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('is exact on a long series, where starts are pruned', () => {
    const values = noise(250, 0.3, 0.3, 1).map((value, i) => value + (i % 90 < 40 ? 0 : 1));
    for (const penalty of [0.05, 0.5, 2]) {
      const { changes, squares } = segment(values, { penalty, cost });
      expect(squares + penalty * changes.length).toBeCloseTo(leastCost(values, cost, fewest, penalty), 7);
    }
  });

  it('does not depend on an offset', () => {
    const values = noise(200, 0.1, 0.5, 7).map(
      (value, i) => Math.round(256 * (value + (i < 80 ? 0 : 1))) / 256,
    );
    const { changes, squares } = segment(values, { cost });
    const shifted = segment(
      values.map((value) => value + 2 ** 40),
      { cost },
    );
    expect(shifted.changes).toEqual(changes);
    expect(shifted.squares).toBe(squares);
  });

  it('takes a short or a constant series as one segment', () => {
    expect(segment([], { cost })).toEqual({
      changes: [],
      means: [],
      slopes: [],
      squares: 0,
      penalty: 0,
      cost,
    });
    expect(segment([4], { cost })).toMatchObject({ changes: [], means: [4], slopes: [0], squares: 0 });
    expect(segment([4, 6], { cost, minLength: 3 })).toMatchObject({ changes: [], means: [5] });
    expect(segment(new Float64Array(50).fill(0.1), { cost })).toMatchObject({
      changes: [],
      slopes: [0],
      squares: 0,
    });
  });

  it('leaves its input as it is', () => {
    const values = Object.freeze(Array.from({ length: 25 }, (_, i) => (i < 12 ? 0 : 1)));
    expect(segment(values, { cost }).changes).toEqual([12]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('names the place of %d', (value) => {
    expect(() => segment([0, 1, value, 2], { cost })).toThrow(
      new RangeError(`The value at index 2 is not finite: ${value}.`),
    );
  });

  it('refuses values whose squares overflow', () => {
    expect(() => segment([1e200, -1e200], { cost })).toThrow(/too large/);
  });

  it.each([{ penalty: -1 }, { penalty: Number.NaN }, { minLength: 0 }, { minLength: 3.5 }])(
    'refuses %o',
    (options) => {
      expect(() => segment([1, 2], { ...options, cost })).toThrow(RangeError);
    },
  );
});

describe('segment without a penalty', () => {
  it.each([12, 24, 60, 200])('finds no change in %d points of noise or of a random walk', (count) => {
    let wrong = 0;
    for (const rho of [0, 0.6, 0.9, 0.97, 0.9999]) {
      for (let seed = 1; seed <= 20; seed += 1) {
        wrong += segment(noise(count, 1, rho, 100 * count + seed)).changes.length > 0 ? 1 : 0;
      }
    }
    // simulated rate: 2 % of 100 at most
    expect(wrong).toBeLessThanOrEqual(5);
  });

  it('finds those that are there', () => {
    let wrong = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const stepped = noise(300, 0.03, 0.9, seed).map(
        (value, i) => value + (i < 120 ? 0 : i < 200 ? 0.5 : 0.2),
      );
      const { changes } = segment(stepped);
      expect(changes.length).toBeGreaterThanOrEqual(2);
      expect(Math.abs((changes[0] ?? 0) - 120)).toBeLessThanOrEqual(2);
      wrong += changes.length - 2;
    }
    expect(wrong).toBeLessThanOrEqual(4);
  });

  it('takes a slope as one line', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const values = noise(200, 0.1, 0.6, seed).map((value, i) => value + Math.max(0, i - 120) / 10);
      const { changes, slopes } = segment(values, { cost: 'line' });
      expect(changes.length).toBe(1);
      expect(Math.abs((changes[0] as number) - 120)).toBeLessThanOrEqual(5);
      expect(slopes[0]).toBeCloseTo(0, 1);
      expect(slopes[1]).toBeCloseTo(0.1, 2);
    }
  });

  it('chooses from the path of penalties', () => {
    const values = noise(120, 0.3, 0.5, 5).map((value, i) => value + (i < 50 ? 0 : i < 80 ? 3 : 1));
    const { changes, squares } = segment(values);
    const path = segmentationPath(values, { range: [0.01, 1e6] });
    expect(path.find((one) => one.changes.length === changes.length)?.changes).toEqual(changes);
    expect(path.find((one) => one.changes.length === changes.length)?.squares).toBe(squares);
  });
});
