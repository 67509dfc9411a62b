import { Matrix, solve } from 'ml-matrix';
import { calibratedProbability, type CalibrationTable } from '../../detectors/calibration/calibrate.js';
import { FEATURES, type Features } from '../../detectors/calibration/features.js';
import { SIMULATED } from './collect.js';
import type { Example } from './example.js';

/** How often a real log counts against a simulated run: there are few of them, and they are what matters. */
const weightOfReal = 3;
/** Variance of the normal prior of each weight. */
const priorVariance = 1;
const rounds = 50;
const converged = 1e-10;

/** Fits the logistic regression by Newton's method: the most likely weights under a weak prior. */
export function fitCalibration(examples: readonly Example[], version: number): CalibrationTable {
  const rows = examples.map(({ features }) => [1, ...FEATURES.map((name) => features[name])]);
  const size = FEATURES.length + 1;
  let table = tableOf(
    Array.from({ length: size }, () => 0),
    version,
  );
  for (let round = 0; round < rounds; round++) {
    const parameters = [table.intercept, ...FEATURES.map((name) => table.weights[name])];
    const slope = parameters.map((value, i) => (i === 0 ? 0 : -value / priorVariance));
    const curvature = Matrix.diag([1e-9, ...FEATURES.map(() => 1 / priorVariance)]);
    for (const [k, { features, right, source }] of examples.entries()) {
      const weight = source === SIMULATED ? 1 : weightOfReal;
      const row = rows[k] as number[];
      const probability = calibratedProbability(features, table);
      for (let i = 0; i < size; i++) {
        const value = row[i] as number;
        slope[i] = (slope[i] as number) + weight * (Number(right) - probability) * value;
        for (let j = 0; j < size; j++) {
          const square = weight * probability * (1 - probability) * value * (row[j] as number);
          curvature.set(i, j, curvature.get(i, j) + square);
        }
      }
    }
    const move = solve(curvature, Matrix.columnVector(slope)).to1DArray();
    table = tableOf(
      parameters.map((value, i) => value + (move[i] as number)),
      version,
    );
    if (move.every((one) => Math.abs(one) < converged)) break;
  }
  return table;
}

function tableOf([intercept = 0, ...weights]: readonly number[], version: number): CalibrationTable {
  const named = FEATURES.map((name, i) => [name, weights[i] ?? 0]);
  return { version, intercept, weights: Object.fromEntries(named) as Record<keyof Features, number> };
}
