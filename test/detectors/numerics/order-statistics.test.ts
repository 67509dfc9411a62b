import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differenceDeviation,
  median,
  quantile,
  weightedMedian,
} from '../../../src/detectors/numerics/index.js';
import { noise } from '../../helpers/synthetic.js';

const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 40 });

describe('quantile', () => {
  it('agrees with numpy.quantile([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], [0, .1, .5, .95, 1])', () => {
    const values = Object.freeze([3, 20, 7, 8, 8, 16, 10, 13, 15, 9, 6]);
    expect([0, 0.1, 0.5, 0.95, 1].map((part) => quantile(values, part))).toEqual([3, 6, 9, 18, 20]);
  });

  it('of a half is the median', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(quantile(values, 0.5)).toBe(median(values));
      }),
    );
  });

  it('refuses an empty sample', () => {
    expect(() => quantile([], 0.5)).toThrow('at least one data point');
  });
});

describe('weightedMedian', () => {
  it('is the median where all weights are equal', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(
          weightedMedian(
            values,
            values.map(() => 0.25),
          ),
        ).toBe(median(values));
      }),
    );
  });

  it('counts a value of weight k as k values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(4)), { minLength: 1 }),
        (pairs) => {
          const repeated = pairs.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
          const found = weightedMedian(
            pairs.map(([value]) => value),
            pairs.map(([, weight]) => weight),
          );
          expect(found).toBe(repeated.length > 0 ? median(repeated) : Number.NaN);
        },
      ),
    );
  });
});

describe('differenceDeviation', () => {
  it('finds the noise under a trend, a jump and spikes', () => {
    const values = noise(2000, 0.03, 0, 3).map(
      (value, i) => value + i / 1e5 + (i > 900 ? 1 : 0) + (i % 100 === 7 ? 5 : 0),
    );
    expect(differenceDeviation(values)).toBeGreaterThan(0.027);
    expect(differenceDeviation(values)).toBeLessThan(0.033);
  });

  it('is 0 for fewer than two values', () => {
    expect([differenceDeviation([]), differenceDeviation([4])]).toEqual([0, 0]);
  });
});
