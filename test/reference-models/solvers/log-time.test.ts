import { describe, expect, test } from 'vitest';
import { logAddExp, logElapsed } from '../../../src/reference-models/solvers/log-time.js';

describe('logAddExp', () => {
  test.each([
    [0, 0, Math.LN2],
    [1e5, 1e5 - 1, 1e5 + Math.log1p(Math.exp(-1))],
    [-Infinity, 3, 3],
    [-Infinity, -Infinity, -Infinity],
  ])('of %d and %d', (a, b, expected) => {
    expect(logAddExp(a, b)).toBeCloseTo(expected, 9);
  });
});

describe('logElapsed', () => {
  test('is ln(τ/L) under a constant loss', () => {
    const point = { tau: 2, value: Math.log(0.25), slope: 0 };
    expect(logElapsed(point, { ...point, tau: 10 }, 5)).toBeCloseTo(Math.log(3 / 0.25), 12);
    expect(logElapsed(point, point, 2)).toBe(-Infinity);
  });

  test('is exact under an exponential loss, however steep', () => {
    // L = e^(−1000τ): ∫ e^(1000τ) dτ from 0 to 2 is (e^2000 − 1)/1000.
    const from = { tau: 0, value: 0, slope: -1000 };
    const to = { tau: 3, value: -3000, slope: -1000 };
    expect(logElapsed(from, to, 2)).toBeCloseTo(2000 - Math.log(1000), 8);
  });

  test('follows a curved loss', () => {
    // ∫ e^(τ²) dτ from 0 to 1 = 1.4626517459
    const from = { tau: 0, value: 0, slope: 0 };
    const to = { tau: 1, value: -1, slope: -2 };
    expect(Math.exp(logElapsed(from, to, 1))).toBeCloseTo(1.4626517459, 2);
  });
});
