import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segment } from '../../../src/detectors/change-points/index.js';
import { noise } from '../../helpers/synthetic.js';

/** Least cost by dynamic programming over every last segment. */
function leastCost(values: readonly number[], penalty: number, minLength: number): number {
  const least = [-penalty];
  for (let end = 1; end <= values.length; end += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let start = 0; start <= end - minLength; start += 1) {
      const part = values.slice(start, end);
      const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
      const squares = part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      best = Math.min(best, (least[start] ?? 0) + penalty + squares);
    }
    least.push(best);
  }
  return least.at(-1) ?? 0;
}

const kinds = {
  'real numbers': fc.double({ noNaN: true, min: -3, max: 3 }),
  integers: fc.integer({ min: -2, max: 2 }),
  'zeros and ones': fc.integer({ min: 0, max: 1 }),
  constants: fc.constant(7),
  'numbers far from zero': fc.integer({ min: 0, max: 5 }).map((value) => 1e6 + value / 10),
};

describe('segment', () => {
  it.each(Object.entries(kinds))('is exact on %s', (_, kind) => {
    fc.assert(
      fc.property(
        fc.array(kind, { minLength: 1, maxLength: 24 }),
        fc.constantFrom(0, 0.01, 0.1, 0.5, 1, 3),
        fc.integer({ min: 1, max: 4 }),
        (values, penalty, minLength) => {
          fc.pre(values.length >= minLength);
          const { changes, means, cost } = segment(Float64Array.from(values), { penalty, minLength });
          expect(cost).toBeCloseTo(leastCost(values, penalty, minLength), 7);
          expect(means.length).toBe(changes.length + 1);
          const lengths = [...changes, values.length].map((end, k) => end - (changes[k - 1] ?? 0));
          expect(Math.min(...lengths)).toBeGreaterThanOrEqual(minLength);
        },
      ),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('gives changes, means and cost', () => {
    expect(segment(Float64Array.of(0, 0, 0, 1, 1, 1), { penalty: 0.1 })).toEqual({
      changes: [3],
      means: [0, 1],
      cost: 0.1,
    });
  });

  it('by default finds no change in autocorrelated noise, and those that are there', () => {
    let wrong = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const plain = Float64Array.from(noise(300, 0.03, 0.9, seed));
      wrong += segment(plain).changes.length;
      const stepped = plain.map((value, i) => value + (i < 120 ? 0 : i < 200 ? 0.5 : 0.2));
      const { changes } = segment(stepped);
      expect(changes.length).toBeGreaterThanOrEqual(2);
      expect(Math.abs((changes[0] ?? 0) - 120)).toBeLessThanOrEqual(2);
      wrong += changes.length - 2;
    }
    expect(wrong).toBeLessThanOrEqual(4);
  });

  it('takes a short or a constant series as one segment', () => {
    expect(segment(new Float64Array(0))).toEqual({ changes: [], means: [], cost: 0 });
    expect(segment(Float64Array.of(4), { minLength: 3 })).toEqual({ changes: [], means: [4], cost: 0 });
    expect(segment(new Float64Array(50).fill(2)).changes).toEqual([]);
  });

  it.each([{ penalty: -1 }, { penalty: Number.NaN }, { minLength: 0 }, { minLength: 1.5 }])(
    'refuses %o',
    (options) => {
      expect(() => segment(Float64Array.of(1, 2), options)).toThrow(RangeError);
    },
  );
});
