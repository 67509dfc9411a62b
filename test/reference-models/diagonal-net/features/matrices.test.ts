import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  denseMatrix,
  type FeatureMatrix,
  randomSignMatrix,
  signMatrix,
} from '../../../../src/reference-models/diagonal-net/features/index.js';
import { seededRandom } from '../../../../src/reference-models/random/index.js';

const shapes = fc.record({
  samples: fc.integer({ min: 1, max: 140 }),
  dimension: fc.integer({ min: 1, max: 70 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
});

function randomBits(count: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length: count }, () => random.integer(2));
}

function normals(count: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => random.normal());
}

function greatestDifference(actual: Float64Array, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  return expected.reduce((most, value, k) => Math.max(most, Math.abs(value - (actual[k] as number))), 0);
}

/** Compares every product with its definition, entry by entry. */
function expectProducts(matrix: FeatureMatrix, entry: (sample: number, column: number) => number): void {
  const { samples, dimension } = matrix;
  const beta = normals(samples, 1);
  const w = normals(dimension, 2);
  const outputs = new Float64Array(samples).fill(NaN);
  const exponent = new Float64Array(dimension).fill(NaN);
  matrix.multiply(w, outputs);
  matrix.multiplyTransposed(beta, exponent);
  const gram = matrix.gram();
  const rows = Array.from({ length: samples }, (_, i) =>
    Array.from({ length: dimension }, (__, k) => entry(i, k)),
  );
  const dot = (a: readonly number[], b: ArrayLike<number>) =>
    a.reduce((sum, value, k) => sum + value * (b[k] as number), 0);
  for (const [i, row] of rows.entries()) {
    expect([...matrix.row(i)]).toEqual(row);
    expect(outputs[i]).toBeCloseTo(dot(row, w), 9);
  }
  const products = rows.flatMap((row) => rows.map((other) => dot(row, other)));
  expect(greatestDifference(gram, products)).toBeLessThan(1e-9);
  for (let k = 0; k < dimension; k++) {
    const column = rows.map((row) => row[k] as number);
    expect(exponent[k]).toBeCloseTo(dot(column, beta), 9);
  }
}

describe('signMatrix', () => {
  it('multiplies as ±1 entries do, for any number of samples', () => {
    fc.assert(
      fc.property(shapes, ({ samples, dimension, seed }) => {
        const bits = randomBits(samples * dimension, seed);
        const matrix = signMatrix(samples, dimension, bits);
        expectProducts(matrix, (i, k) => (bits[i * dimension + k] === 1 ? 1 : -1));
      }),
      {
        numRuns: 25,
        examples: [[{ samples: 64, dimension: 9, seed: 1 }], [{ samples: 33, dimension: 9, seed: 1 }]],
      },
    );
  });

  it('reads blocks of any length alike', () => {
    const bits = randomBits(37 * 11, 4);
    const whole = signMatrix(37, 11, bits);
    for (const length of [1, 5, 11, 64]) {
      const blocks = (function* () {
        for (let start = 0; start < bits.length; start += length) yield bits.subarray(start, start + length);
      })();
      expect(signMatrix(37, 11, blocks).hash()).toBe(whole.hash());
    }
  });

  it('refuses too few and too many bits', () => {
    expect(() => signMatrix(3, 4, new Uint8Array(11))).toThrow(RangeError);
    expect(() => signMatrix(3, 4, new Uint8Array(13))).toThrow(RangeError);
  });

  it('takes a bit an entry', () => {
    expect(signMatrix(256, 100, new Uint8Array(25_600)).bytes).toBe((256 * 100) / 8);
  });
});

describe('randomSignMatrix', () => {
  it('reads bytes as columns of eight samples', () => {
    const matrix = randomSignMatrix(9, 2, (out) => {
      out.set([0b10000001, 1]);
      out.set([0b00000010, 0xff], 8);
    });
    const signs = Array.from({ length: 9 }, (_, i) => [...matrix.row(i)]);
    expect(signs.map(([first]) => first)).toEqual([1, -1, -1, -1, -1, -1, -1, 1, 1]);
    expect(signs.map(([, second]) => second)).toEqual([-1, 1, -1, -1, -1, -1, -1, -1, 1]);
  });

  it('ignores the bits beyond the last sample', () => {
    const zeros = randomSignMatrix(5, 3, (out) => out.fill(0b00000011));
    const ones = randomSignMatrix(5, 3, (out) => {
      for (let index = 0; index < out.length; index++) out[index] = index % 8 === 0 ? 0b11100011 : 0xff;
    });
    expect(ones.hash()).toBe(zeros.hash());
  });
});

describe('denseMatrix', () => {
  it('multiplies as its entries do', () => {
    fc.assert(
      fc.property(shapes, ({ samples, dimension, seed }) => {
        const entries = Float32Array.from(normals(samples * dimension, seed));
        const matrix = denseMatrix(samples, dimension, entries);
        expectProducts(matrix, (i, k) => entries[i * dimension + k] as number);
      }),
      { numRuns: 15 },
    );
  });

  it('multiplies rows of any width', () => {
    const [samples, dimension] = [5, 5000];
    const entries = Float32Array.from(normals(samples * dimension, 3));
    expectProducts(denseMatrix(samples, dimension, entries), (i, k) => entries[i * dimension + k] as number);
  });

  it('refuses a wrong number of entries', () => {
    expect(() => denseMatrix(3, 4, new Float32Array(11))).toThrow(RangeError);
  });

  it('changes its hash with one entry', () => {
    const entries = Float32Array.from(normals(12, 1));
    const before = denseMatrix(3, 4, entries).hash();
    entries[7] = 1;
    expect(denseMatrix(3, 4, entries).hash()).not.toBe(before);
    expect(before).toMatch(/^[0-9a-f]{8}$/);
  });
});
