import { describe, expect, it } from 'vitest';
import { posteriorQuantile } from '../../../src/detectors/timing/posterior.js';

describe('posteriorQuantile', () => {
  it('is exact where the density is piecewise linear', () => {
    const triangle = { start: 2, spacing: 1, density: Float64Array.of(0, 1, 0) };
    expect([0, 0.125, 0.5, 0.875, 1].map((part) => posteriorQuantile(triangle, part))).toEqual([
      2, 2.5, 3, 3.5, 4,
    ]);
  });

  it('has the quantiles of a normal density on a coarse grid', () => {
    const density = Float64Array.from({ length: 27 }, (_, i) => Math.exp(-(((i - 13) * (5 / 13)) ** 2) / 2));
    const normal = { start: -5, spacing: 5 / 13, density };
    expect(posteriorQuantile(normal, 0.025)).toBeCloseTo(-1.96, 1);
    expect(posteriorQuantile(normal, 0.75)).toBeCloseTo(0.674, 1);
  });
});
