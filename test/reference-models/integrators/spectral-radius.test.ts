import { describe, expect, it } from 'vitest';
import { spectralRadius } from '../../../src/reference-models/integrators/spectral-radius.js';
import type { System } from '../../../src/reference-models/integrators/index.js';

function radiusOf(derivative: System['derivative'], y: Float64Array, eigenvector: Float64Array): number {
  const slope = new Float64Array(y.length);
  derivative(0, y, slope);
  return spectralRadius({ size: y.length, derivative }, 0, y, slope, eigenvector);
}

describe('spectralRadius', () => {
  it('is somewhat above the largest eigenvalue of a linear system', () => {
    for (const largest of [1e-3, 1, 1e6]) {
      const derivative: System['derivative'] = (_, y, out) => {
        for (let i = 0; i < y.length; i++) out[i] = (-largest * (i + 1) * (y[i] as number)) / y.length;
      };
      const radius = radiusOf(derivative, new Float64Array(60).fill(1), new Float64Array(60));
      expect(radius / largest).toBeGreaterThan(1);
      expect(radius / largest).toBeLessThan(1.25);
    }
  });

  it('takes the Jacobian at the state', () => {
    const derivative: System['derivative'] = (_, y, out) => {
      for (let i = 0; i < y.length; i++) out[i] = -((y[i] as number) ** 3);
    };
    expect(radiusOf(derivative, Float64Array.of(1, 2, 3), new Float64Array(3)) / 27).toBeCloseTo(1.2, 1);
  });

  it('is 0 for a constant slope', () => {
    expect(radiusOf((_, __, out) => out.fill(3), Float64Array.of(1, 2), new Float64Array(2))).toBe(0);
  });
});
