import { expect, test } from 'vitest';
import {
  calibratedProbability,
  type CalibrationTable,
} from '../../../src/detectors/calibration/calibrate.js';
import { seededRandom } from '../../../src/reference-models/random/index.js';
import { SIMULATED } from '../../../src/validation/calibration/collect.js';
import { crossValidate } from '../../../src/validation/calibration/cross-validate.js';
import type { Example } from '../../../src/validation/calibration/example.js';
import { fitCalibration } from '../../../src/validation/calibration/fit.js';
import { calibrationError } from '../../../src/validation/scores/reliability.js';

const truth: CalibrationTable = {
  version: 1,
  intercept: -1,
  weights: { rules: 2, halves: 1, bothHalves: 0.5, noise: -0.7 },
};

/** Verdicts that are right as often as `truth` says. */
function drawn(count: number, source: string = SIMULATED): Example[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, (_, i) => {
    const features = {
      rules: random.uniform(),
      halves: random.uniform(),
      bothHalves: random.integer(2),
      noise: random.normal(),
    };
    const right = random.uniform() < calibratedProbability(features, truth);
    return { features, right, source, group: String(i % 20) };
  });
}

test('a fit finds the probabilities by which verdicts were right', () => {
  const table = fitCalibration(drawn(20_000), 3);
  expect(table.version).toBe(3);
  expect(table.intercept).toBeCloseTo(truth.intercept, 0);
  for (const { features } of drawn(50))
    expect(calibratedProbability(features, table)).toBeCloseTo(calibratedProbability(features, truth), 1);
});

test('a fit does not run away where every verdict is right', () => {
  const { intercept, weights } = fitCalibration(
    drawn(100).map((one) => ({ ...one, right: true })),
    1,
  );
  for (const weight of [intercept, ...Object.values(weights)]) expect(Math.abs(weight)).toBeLessThan(30);
});

test('a cross-validated probability has seen nothing of its group', () => {
  const others = drawn(300, 'logs');
  const odd = drawn(40, 'logs').map((one) => ({ ...one, right: false, group: 'odd' }));
  const stated = crossValidate([...others, ...odd]);
  expect(stated).toHaveLength(340);
  const alone = fitCalibration(others, 0);
  expect(stated.slice(-40).map(({ probability }) => probability)).toEqual(
    odd.map(({ features }) => calibratedProbability(features, alone)),
  );
});

test('cross-validated probabilities of simulated runs are calibrated', () => {
  expect(calibrationError(crossValidate(drawn(3000)))).toBeLessThan(0.05);
});
