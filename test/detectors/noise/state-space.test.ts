import { describe, expect, it } from 'vitest';
import { filterFor, whitenBy } from '../../../src/detectors/noise/state-space.js';
import { noise } from '../../helpers/synthetic.js';

/** Lower Cholesky factor. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor = matrix.map((row) => row.map(() => 0));
  matrix.forEach((row, i) => {
    for (let k = 0; k <= i; k += 1) {
      let rest = row[k] ?? 0;
      for (let j = 0; j < k; j += 1) rest -= (factor[i]?.[j] ?? 0) * (factor[k]?.[j] ?? 0);
      const line = factor[i] ?? [];
      line[k] = i === k ? Math.sqrt(rest) : rest / (factor[k]?.[k] ?? 1);
    }
  });
  return factor;
}

describe('whitenBy', () => {
  it.each([
    { rho: 0.95, ratio: 0.3 },
    { rho: 0.995, ratio: 0.01 },
  ])('is the inverse Cholesky factor of the covariance, for %o', ({ rho, ratio }) => {
    const count = 12;
    const slow = ratio / (1 - rho * rho);
    const covariance = Array.from({ length: count }, (_, i) =>
      Array.from({ length: count }, (__, k) => slow * rho ** Math.abs(i - k) + (i === k ? 1 : 0)),
    );
    const factor = cholesky(covariance);
    const white = Float64Array.from(noise(count, 1, 0, 3));
    const coloured = white.map((_, i) =>
      white.reduce((sum, value, k) => sum + (factor[i]?.[k] ?? 0) * value, 0),
    );
    const filter = filterFor({ rho, ratio }, count);
    whitenBy(filter, coloured).forEach((value, i) => expect(value).toBeCloseTo(white[i] ?? 0, 10));
    const logDeterminant = factor.reduce((sum, row, i) => sum + 2 * Math.log(row[i] ?? 1), 0);
    expect(filter.logDeterminant).toBeCloseTo(logDeterminant, 10);
  });
});
