import { describe, expect, it } from 'vitest';
import { logNormalBetween, logStudentBetween } from '../../../src/detectors/numerics/student.js';

// expected: scipy.stats.norm.cdf / logcdf / t.cdf
describe('logNormalBetween', () => {
  it.each([
    [-1.959963985, 1.959963985, Math.log(0.95)],
    [0, 1, Math.log(0.3413447461)],
    [-3, -2, Math.log(0.0214002339)],
    [-Infinity, -10, -53.2312851505],
    [5, 6, Math.log(2.856649842e-7)],
    [1, 1.0001, Math.log(2.41958e-5)],
  ])('of %d to %d', (lower, upper, expected) => {
    expect(logNormalBetween(lower, upper)).toBeCloseTo(expected, 4);
  });
});

describe('logStudentBetween', () => {
  it.each([
    [-2.228138852, 2.228138852, 10, 0.95],
    [-2.063898562, 2.063898562, 24, 0.95],
    [-60, -1.317835934, 24, 0.1],
  ])('of %d to %d with %d degrees of freedom', (lower, upper, degrees, expected) => {
    expect(Math.exp(logStudentBetween(lower, upper, degrees)) / expected).toBeCloseTo(1, 1);
  });

  it('is finite far outside', () => {
    expect(logStudentBetween(1e6, 2e6, 5)).toBeGreaterThan(-100);
  });
});
