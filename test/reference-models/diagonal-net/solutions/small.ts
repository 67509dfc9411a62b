import { Matrix, solve } from 'ml-matrix';
import {
  denseMatrix,
  type FeatureMatrix,
} from '../../../../src/reference-models/diagonal-net/features/index.js';
import { seededRandom } from '../../../../src/reference-models/random/index.js';

/** A small random problem: Gaussian rows with random labels, or real targets. */
export interface SmallProblem {
  readonly rows: number[][];
  readonly targets: Float64Array;
  readonly features: FeatureMatrix;
}

export function smallProblem(
  seed: number,
  samples: number,
  dimension: number,
  isLabelled: boolean,
): SmallProblem {
  const random = seededRandom(seed);
  const entries = Float32Array.from({ length: samples * dimension }, () => random.normal());
  const rows = Array.from({ length: samples }, (_, i) => [
    ...entries.subarray(i * dimension, (i + 1) * dimension),
  ]);
  const targets = Float64Array.from({ length: samples }, () =>
    isLabelled ? 2 * random.integer(2) - 1 : random.normal(),
  );
  return { rows, targets, features: denseMatrix(samples, dimension, entries) };
}

/** Every subset of 0 … size − 1. */
export function subsets(size: number): number[][] {
  return Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (_item, index) => index).filter((index) => (bits >> index) & 1),
  );
}

/** Solves a small square system; `undefined` where it is singular. */
export function solveSquare(matrix: number[][], rightHandSide: readonly number[]): number[] | undefined {
  try {
    return solve(new Matrix(matrix), Matrix.columnVector([...rightHandSide])).to1DArray();
  } catch {
    return undefined;
  }
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
