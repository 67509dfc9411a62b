import { describe, expect, it } from 'vitest';
import { factorise, logDeterminant, products } from '../../../src/detectors/noise/whitening.js';
import { noise } from '../../helpers/synthetic.js';

/** Rows of R^-1/2 times a column, for R the AR(1) correlation matrix. */
function whiten(column: Float64Array, rho: number): number[] {
  return Array.from(column, (value, i) =>
    i === 0 ? value : (value - rho * (column[i - 1] ?? 0)) / Math.sqrt(1 - rho * rho),
  );
}

const dot = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);

describe('factorise', () => {
  it.each([0, 0.4, 0.95])('is the Cholesky factor of the whitened columns for rho = %d', (rho) => {
    const columns = [1, 2, 3].map((seed) => Float64Array.from(noise(30, 1, 0.5, seed)));
    const gram = columns.flatMap((left, row) =>
      columns.slice(0, row + 1).map((right) => products(left, right)),
    );
    const factor = new Float64Array(6);
    expect(factorise(gram, rho, factor)).toBe(true);
    const rows = [factor.subarray(0, 1), factor.subarray(1, 3), factor.subarray(3, 6)].map((row) => [
      ...row,
      0,
      0,
    ]);
    columns.forEach((left, i) =>
      columns.forEach((right, k) => {
        expect(dot(rows[i] ?? [], (rows[k] ?? []).slice(0, 3))).toBeCloseTo(
          dot(whiten(left, rho), whiten(right, rho)),
          8,
        );
      }),
    );
  });

  it('says where columns are not independent', () => {
    const column = Float64Array.from(noise(20, 1, 0, 1));
    const response = Float64Array.from(noise(20, 1, 0, 2));
    const columns = [column, column.map((value) => 2 * value), response];
    const gram = columns.flatMap((left, row) =>
      columns.slice(0, row + 1).map((right) => products(left, right)),
    );
    expect(factorise(gram, 0.3, new Float64Array(6))).toBe(false);
  });
});

describe('logDeterminant', () => {
  it('is that of the 2 x 2 correlation matrix', () => {
    expect(logDeterminant(0.6, 2)).toBeCloseTo(Math.log(1 - 0.36), 12);
  });
});
