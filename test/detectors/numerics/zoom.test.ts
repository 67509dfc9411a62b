import { describe, expect, it } from 'vitest';
import { minimise, zoomToMaximum } from '../../../src/detectors/numerics/zoom.js';

const hill = (x: number, y: number): number => -((x - 3) ** 2) - 5 * (y + 2 - 0.8 * (x - 3)) ** 2;

describe('zoomToMaximum', () => {
  const box = { lower: [-10, -10], upper: [10, 10] } as const;

  it('follows a tilted ridge to its top', () => {
    const [x, y] = zoomToMaximum(hill, [0, 0], [1, 1], box, 1e-6);
    expect(x).toBeCloseTo(3, 2);
    expect(y).toBeCloseTo(-2, 2);
  });

  it('stays in the box', () => {
    expect(zoomToMaximum((x, y) => x - y, [0, 0], [3, 3], box)).toEqual([10, -10]);
  });
});

describe('minimise', () => {
  it('refines the best trial', () => {
    expect(minimise((x) => Math.abs(x - 0.337) + 2, 0, 1, 11)).toBeCloseTo(2, 2);
  });
});
