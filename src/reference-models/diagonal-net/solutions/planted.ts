import { columnsOf } from '../columns.js';
import type { SparseVector } from '../data/data-set.js';
import type { FeatureMatrix } from '../features/index.js';
import { solveChosen } from './cholesky.js';
import { greatestScores } from './greatest-scores.js';

const maxRounds = 40;
const tolerance = 1e-9;

/**
 * Multipliers that prove a planted sparse vector to be the vector of least L1 norm: <x_k, c> = sign(w_k) on its support,
 * |<x_k, c>| <= 1 elsewhere, and for labels y_i c_i >= 0, zero where the margin exceeds 1. The proof of least Euclidean
 * norm is sought by adding the coordinates at which the bound is broken, until none is. `undefined` where this search
 * ends without a proof.
 */
export function proofOfPlanted(
  features: FeatureMatrix,
  targets: Float64Array,
  task: 'classification' | 'regression',
  { support, values }: SparseVector,
): Float64Array | undefined {
  const { samples, dimension } = features;
  let coordinates = [...support];
  const bounds = [...values].map(Math.sign);
  const isBound = new Uint8Array(dimension);
  for (const coordinate of coordinates) isBound[coordinate] = 1;
  const columns = columnsOf(features, coordinates);
  const tight = tightSamples(columns, targets, task, values);
  const active: Float64Array[] = splitColumns(columns, samples);
  const proof = new Float64Array(samples);
  const slack = new Float64Array(dimension);
  for (let round = 0; round < maxRounds && active.length <= samples; round++) {
    if (!leastNorm(active, bounds, tight, proof)) return undefined;
    if (task === 'classification' && dropWrongSigns(proof, targets, tight)) continue;
    features.multiplyTransposed(proof, slack);
    coordinates = greatestScores(slack, samples, 1 + tolerance, isBound);
    if (coordinates.length === 0) return proof;
    active.push(...splitColumns(columnsOf(features, coordinates), samples));
    for (const coordinate of coordinates) {
      isBound[coordinate] = 1;
      bounds.push(Math.sign(slack[coordinate] as number));
    }
  }
  return undefined;
}

/** 1 for the samples that may have a multiplier: for labels those with margin 1. */
function tightSamples(
  columns: Float64Array,
  targets: Float64Array,
  task: 'classification' | 'regression',
  values: Float64Array,
): Uint8Array {
  const samples = targets.length;
  return Uint8Array.from(targets, (target, i) => {
    if (task === 'regression') return 1;
    const output = values.reduce(
      (sum, value, index) => sum + value * (columns[index * samples + i] as number),
      0,
    );
    return target * output < 1 + 1e-9 ? 1 : 0;
  });
}

function splitColumns(columns: Float64Array, samples: number): Float64Array[] {
  return Array.from({ length: columns.length / samples }, (_, index) =>
    columns.subarray(index * samples, (index + 1) * samples),
  );
}

/** The proof of least norm on the allowed samples with <column, proof> = bound for each column; false where there is none. */
function leastNorm(
  columns: readonly Float64Array[],
  bounds: readonly number[],
  isAllowed: Uint8Array,
  proof: Float64Array,
): boolean {
  const count = columns.length;
  const gram = new Float64Array(count * count);
  columns.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = columns[j] as Float64Array;
      let sum = 0;
      for (let k = 0; k < a.length; k++)
        sum += (isAllowed[k] as number) * (a[k] as number) * (b[k] as number);
      gram[i * count + j] = sum;
    }
  });
  const all = columns.map((_, index) => index);
  const weights = solveChosen(gram, count, all, (row) => bounds[row] as number);
  if (!weights) return false;
  proof.fill(0);
  columns.forEach((column, index) => {
    const weight = weights[index] as number;
    for (let k = 0; k < column.length; k++) {
      proof[k] = (proof[k] as number) + weight * (isAllowed[k] as number) * (column[k] as number);
    }
  });
  return true;
}

/** Takes the samples with a multiplier of the wrong sign out; true where there are any. */
function dropWrongSigns(proof: Float64Array, labels: Float64Array, isAllowed: Uint8Array): boolean {
  let isWrong = false;
  for (let i = 0; i < proof.length; i++) {
    if ((proof[i] as number) * (labels[i] as number) >= 0) continue;
    isAllowed[i] = 0;
    isWrong = true;
  }
  return isWrong;
}
