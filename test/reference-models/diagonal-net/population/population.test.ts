import { describe, expect, it } from 'vitest';
import { drawData, type Teacher } from '../../../../src/reference-models/diagonal-net/data/index.js';
import { accuracyOf } from '../../../../src/reference-models/diagonal-net/measure.js';
import {
  expectedLogisticLoss,
  normalBelow,
} from '../../../../src/reference-models/diagonal-net/population/normal.js';
import { halfNormalQuadrature } from '../../../../src/reference-models/diagonal-net/population/half-normal.js';
import { populationTest } from '../../../../src/reference-models/diagonal-net/population/population.js';
import { seededRandom } from '../../../../src/reference-models/random/index.js';
import { configured } from '../support.js';

describe('normal expectations', () => {
  it('gives the tabulated values of the distribution function', () => {
    // Abramowitz and Stegun, table 26.1
    expect(normalBelow(0)).toBe(0.5);
    expect(normalBelow(1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalBelow(-2.5)).toBeCloseTo(0.00620966532577614, 14);
    expect(normalBelow(5)).toBeCloseTo(0.999999713348428, 14);
    expect(normalBelow(-40)).toBe(0);
    expect(normalBelow(40)).toBe(1);
  });

  it.each([
    [0, 0.1],
    [1.5, 3],
    [-4, 40],
    [30, 99],
    [20, 101],
    [0, 1000],
  ])('integrates the logistic loss of N(%d, %d²)', (mean, deviation) => {
    expect(expectedLogisticLoss(mean, deviation)).toBeCloseTo(riemannLoss(mean, deviation), 5);
  });

  it('has the moments of |g|', () => {
    const { nodes, weights } = halfNormalQuadrature();
    const moment = (power: number): number =>
      nodes.reduce((sum, node, i) => sum + (weights[i] as number) * node ** power, 0);
    expect(moment(0)).toBeCloseTo(1, 8);
    expect(moment(1)).toBeCloseTo(Math.sqrt(2 / Math.PI), 8);
    expect(moment(2)).toBeCloseTo(1, 8);
    expect(moment(4)).toBeCloseTo(3, 7);
  });
});

const fresh = 20_000;

describe.each(['sparse', 'gaussian-margin'] as const)('expectations over %s data', (data) => {
  it.each(['classification', 'regression'] as const)('agree with fresh samples of a %s', (task) => {
    const config = configured({
      data,
      task,
      samples: 1,
      dimension: 60,
      gamma: 2,
      testSamples: fresh,
      seed: 3,
    });
    const { teacher, test } = drawData(config);
    if (!test) throw new Error('no test set');
    for (const mixture of [0, 0.3, 1]) {
      const weights = mixedWeights(teacher, mixture);
      const outputs = new Float64Array(fresh);
      test.features.multiply(weights, outputs);
      const expected = populationTest(teacher, task)(weights, squaredLength(weights));
      const losses = Array.from(outputs, (f, i) => {
        const target = test.targets[i] as number;
        return task === 'classification' ? Math.log1p(Math.exp(-target * f)) : (f - target) ** 2;
      });
      const [mean, error] = meanWithError(losses);
      // Four standard errors; the Gaussian stand-in for random signs is off by O(1/60).
      expect(Math.abs(expected.loss - mean)).toBeLessThan(4 * error + 2e-3 * mean);
      if (task === 'regression') continue;
      const accuracy = accuracyOf(outputs, test.targets);
      expect(Math.abs((expected.accuracy as number) - accuracy)).toBeLessThan(
        4 * Math.sqrt(0.25 / fresh) + 2e-3,
      );
    }
  });
});

it('knows perfect, useless and untrained weights', () => {
  const support = Int32Array.from([0, 1, 2]);
  const values = Float64Array.from([1, -1, 1]);
  const test = populationTest({ kind: 'sparse', vector: { support, values } }, 'classification');
  expect(test(Float64Array.from([1, -1, 1, 0]), 3).accuracy).toBe(1);
  expect(test(Float64Array.from([-1, 1, -1, 0]), 3).accuracy).toBe(0);
  expect(test(Float64Array.from([0, 0, 0, 1]), 1).accuracy).toBeCloseTo(0.5, 15);
  expect(test(new Float64Array(4), 0)).toEqual({ accuracy: 0.5, loss: Math.log(2) });
  // One coordinate of three: the sign of the sum is that of a given coordinate in 3 of 4 patterns.
  expect(test(Float64Array.from([1, 0, 0, 0]), 1).accuracy).toBe(0.75);
});

/** Noise, with a share of the teacher in it. */
function mixedWeights(teacher: Teacher, share: number): Float64Array {
  const random = seededRandom(11);
  const weights = Float64Array.from({ length: 60 }, () => 0.3 * random.normal());
  if (teacher.kind === 'sparse') {
    teacher.vector.support.forEach((k, i) => {
      weights[k] = (weights[k] as number) + share * (teacher.vector.values[i] as number);
    });
    return weights;
  }
  return weights.map((weight, k) => weight + 2 * share * (teacher.vector[k] as number));
}

function riemannLoss(mean: number, deviation: number): number {
  const step = 1e-4;
  let sum = 0;
  for (let g = -10; g <= 10; g += step) {
    const x = -(mean + deviation * g);
    sum += Math.exp((-g * g) / 2) * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
  }
  return (sum * step) / Math.sqrt(2 * Math.PI);
}

function meanWithError(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0);
  return [mean, Math.sqrt(variance / values.length)];
}

function squaredLength(vector: Float64Array): number {
  return vector.reduce((sum, value) => sum + value * value, 0);
}
