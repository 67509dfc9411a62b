import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crossEntropy,
  logCrossEntropy,
  squaredError,
} from '../../../src/reference-models/modular-addition/losses.js';
import { tablePairs } from '../../../src/reference-models/modular-addition/pairs.js';

const modulus = 3;
// (0, 0) → 0, (0, 1) → 1 and (2, 2) → 1.
const pairs = tablePairs(modulus, Int32Array.of(0, 1, 8));

const anyLogits = fc
  .array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 9, maxLength: 9 })
  .map((values) => Float64Array.from(values));

describe('crossEntropy', () => {
  it('is ln p for equal logits', () => {
    expect(crossEntropy(new Float64Array(9), pairs)).toBeCloseTo(Math.log(3), 15);
  });

  it('is the mean of −ln softmax at the label', () => {
    fc.assert(
      fc.property(anyLogits, (logits) => {
        const expected = mean(
          [0, 1, 1].map((label, pair) => {
            const row = logits.subarray(3 * pair, 3 * pair + 3);
            const total = row.reduce((sum, logit) => sum + Math.exp(logit), 0);
            return Math.log(total) - (row[label] as number);
          }),
        );
        expect(crossEntropy(logits, pairs)).toBeCloseTo(expected, 10);
      }),
    );
  });

  it('keeps its digits where the loss is far below the rounding of 1', () => {
    const logits = Float64Array.of(100, 0, 0, 0, 100, 0, 0, 100, 0);
    expect(crossEntropy(logits, pairs)).toBeCloseTo(0, 15);
    expect(crossEntropy(logits, pairs) / (2 * Math.exp(-100))).toBeCloseTo(1, 12);
  });

  it('writes errors that sum to zero over the classes', () => {
    fc.assert(
      fc.property(anyLogits, (logits) => {
        const errors = new Float64Array(9);
        crossEntropy(logits, pairs, errors);
        for (let pair = 0; pair < 3; pair++) {
          expect(mean([...errors.subarray(3 * pair, 3 * pair + 3)])).toBeCloseTo(0, 12);
        }
      }),
    );
  });
});

describe('logCrossEntropy', () => {
  it('is the logarithm of the cross-entropy where that is a number', () => {
    fc.assert(
      fc.property(anyLogits, (logits) => {
        const expected = Math.log(crossEntropy(logits, pairs));
        expect(logCrossEntropy(logits, pairs, new Float64Array(9))).toBeCloseTo(expected, 10);
      }),
    );
  });

  it('is exact far beyond underflow: the mean of 2e⁻⁵⁰⁰⁰, 2e⁻⁵⁰⁰⁰ and e⁻⁵⁰⁰⁰ + e⁻⁵⁰⁰¹', () => {
    const logits = Float64Array.of(5000, 0, 0, 0, 5000, 0, 0, 5000, -1);
    expect(crossEntropy(logits, pairs)).toBe(0);
    const expected = Math.log((2 + 2 + 1 + Math.exp(-1)) / 3) - 5000;
    expect(logCrossEntropy(logits, pairs, new Float64Array(9))).toBeCloseTo(expected, 11);
  });

  it('has errors beyond underflow in proportion to each wrong class', () => {
    const logits = Float64Array.of(5000, 0, 0, 0, 5000, 0, 0, 5000, -1);
    const errors = new Float64Array(9);
    logCrossEntropy(logits, pairs, errors);
    const total = 5 + Math.exp(-1);
    const last = Math.exp(-1);
    [-2, 1, 1, 1, -2, 1, 1, -1 - last, last].forEach((share, index) => {
      expect(errors[index]).toBeCloseTo(share / total, 10);
    });
  });
});

describe('squaredError', () => {
  it('is the mean over pairs and classes of the squared distance to the one-hot label', () => {
    expect(squaredError(new Float64Array(9), pairs)).toBeCloseTo(1 / 3, 15);
    expect(squaredError(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 1, 0), pairs)).toBe(0);
    expect(squaredError(Float64Array.of(1, 2, 0, 0, 1, 0, 0, 1, -3), pairs)).toBeCloseTo((4 + 9) / 9, 15);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
