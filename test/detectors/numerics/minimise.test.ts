import { describe, expect, it } from 'vitest';
import { minimise } from '../../../src/detectors/numerics/minimise.js';

describe('minimise', () => {
  it('refines the best trial', () => {
    const { at, value } = minimise((x) => Math.abs(x - 0.337) + 2, 0, 1, 11);
    expect(at).toBeCloseTo(0.337, 2);
    expect(value).toBeCloseTo(2, 2);
  });
});
