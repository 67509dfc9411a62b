import { describe, expect, it } from 'vitest';
import {
  hardMarginSeparator,
  leastNormInterpolant,
} from '../../../../src/reference-models/diagonal-net/solutions/kernel.js';
import { dot, type SmallProblem, smallProblem, solveSquare, subsets } from './small.js';

const seeds = Array.from({ length: 20 }, (_, seed) => seed);

describe('the separator of greatest L2 margin', () => {
  it.each([
    [5, 6],
    [7, 7],
    [4, 30],
  ])('has the norm found by trying every set of support vectors (n = %i, d = %i)', (samples, dimension) => {
    let partlySupported = 0;
    for (const seed of seeds) {
      const problem = smallProblem(seed, samples, dimension, true);
      const solution = hardMarginSeparator(problem.features.gram(), problem.targets);
      expect(solution?.norm).toBeCloseTo(bruteForceNorm(problem), 6);
      if (solution?.coefficients.includes(0)) partlySupported++;
    }
    if (samples === 7) expect(partlySupported).toBeGreaterThan(5);
  });

  it('meets the KKT conditions', () => {
    for (const seed of seeds) {
      const { features, targets } = smallProblem(seed, 20, 24, true);
      const solution = hardMarginSeparator(features.gram(), targets);
      const weights = new Float64Array(24);
      const outputs = new Float64Array(20);
      features.multiplyTransposed(solution?.coefficients as Float64Array, weights);
      features.multiply(weights, outputs);
      outputs.forEach((f, i) => {
        const multiplier = (solution?.coefficients[i] as number) * (targets[i] as number);
        const excess = f * (targets[i] as number) - 1;
        expect(multiplier).toBeGreaterThanOrEqual(0);
        expect(excess).toBeGreaterThan(-1e-7);
        expect(Math.abs(multiplier * excess)).toBeLessThan(1e-6);
      });
      expect(Math.sqrt(dot(weights, weights))).toBeCloseTo(solution?.norm as number, 8);
    }
  });

  it('does not exist for dependent samples', () => {
    const gram = Float64Array.from([2, 2, 2, 2]);
    expect(hardMarginSeparator(gram, Float64Array.from([1, 1]))).toBeUndefined();
  });
});

describe('the interpolant of least norm', () => {
  it('interpolates, and is the projection of every other interpolant', () => {
    for (const seed of seeds) {
      const { features, targets } = smallProblem(seed, 6, 15, false);
      const solution = leastNormInterpolant(features.gram(), targets);
      const weights = new Float64Array(15);
      const outputs = new Float64Array(6);
      features.multiplyTransposed(solution?.coefficients as Float64Array, weights);
      features.multiply(weights, outputs);
      outputs.forEach((f, i) => expect(f).toBeCloseTo(targets[i] as number, 5));
      expect(solution?.norm).toBeCloseTo(Math.sqrt(dot(weights, weights)), 5);
    }
  });

  it('does not exist for dependent samples', () => {
    expect(leastNormInterpolant(Float64Array.from([1, 1, 1, 1]), Float64Array.from([1, 2]))).toBeUndefined();
  });
});

/** The least norm of a vector that separates with margin 1 and has margin exactly 1 on some set of samples it spans. */
function bruteForceNorm({ rows, targets }: SmallProblem): number {
  const signed = rows.map((row, i) => row.map((x) => x * (targets[i] as number)));
  let least = Infinity;
  for (const support of subsets(rows.length)) {
    const chosen = support.map((i) => signed[i] as number[]);
    const gram = chosen.map((a) => chosen.map((b) => dot(a, b)));
    const multipliers =
      chosen.length > 0 &&
      solveSquare(
        gram,
        chosen.map(() => 1),
      );
    if (!multipliers) continue;
    const weights = (signed[0] as number[]).map((_, k) =>
      chosen.reduce((sum, row, i) => sum + (multipliers[i] as number) * (row[k] as number), 0),
    );
    if (signed.every((row) => dot(row, weights) > 1 - 1e-9))
      least = Math.min(least, Math.sqrt(dot(weights, weights)));
  }
  return least;
}
