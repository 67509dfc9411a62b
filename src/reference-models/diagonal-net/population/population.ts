import type { SparseVector, Teacher } from '../data/data-set.js';
import { inner } from '../inner.js';
import { halfNormalQuadrature } from './half-normal.js';
import { expectedLogisticLoss, normalBelow } from './normal.js';

/** Expectations over all inputs of the linear function x ↦ <w, x>. */
export interface PopulationTest {
  readonly loss: number;
  /** For classification; a tie counts 1/2. */
  readonly accuracy?: number;
}

/** `squaredNorm` is ‖w‖₂². */
export type TestOnPopulation = (weights: Float64Array, squaredNorm: number) => PopulationTest;

/**
 * Test accuracy and loss without a test set (theory note §2.8). The margin y <w, x> is a mixture of Gaussians: for
 * random signs one for each pattern of the relevant coordinates, the other coordinates together being Gaussian (central
 * limit: at least about 10 of them that matter), for Gaussian data one for each distance from the teacher's boundary,
 * exactly. The squared loss of regression is exact for both.
 */
export function populationTest(teacher: Teacher, task: 'classification' | 'regression'): TestOnPopulation {
  if (teacher.kind === 'sparse') {
    return task === 'classification' ? signTest(teacher.vector) : signRegression(teacher.vector);
  }
  const { vector, gamma } = teacher;
  return task === 'classification' ? marginTest(vector, gamma) : marginRegression(vector, gamma);
}

function signTest({ support, values }: SparseVector): TestOnPopulation {
  // A pattern and its negative have the same margin: the sign of the first coordinate is fixed.
  const patterns = 2 ** (support.length - 1);
  return (weights, squaredNorm) => {
    const head = [...support].map((coordinate) => weights[coordinate] as number);
    const rest = squaredNorm - head.reduce((sum, weight) => sum + weight * weight, 0);
    const deviation = Math.sqrt(Math.max(0, rest));
    let accuracy = 0;
    let loss = 0;
    for (let pattern = 0; pattern < patterns; pattern++) {
      let output = 0;
      let target = 0;
      head.forEach((weight, index) => {
        const sign = (pattern >> index) & 1 ? -1 : 1;
        output += sign * weight;
        target += sign * (values[index] as number);
      });
      const mean = Math.sign(target) * output;
      accuracy += positive(mean, deviation) / patterns;
      loss += expectedLogisticLoss(mean, deviation) / patterns;
    }
    return { loss, accuracy };
  };
}

function marginTest(teacher: Float64Array, gamma: number): TestOnPopulation {
  const { nodes, weights: shares } = halfNormalQuadrature();
  return (weights, squaredNorm) => {
    const along = inner(weights, teacher);
    const deviation = Math.sqrt(Math.max(0, squaredNorm - along * along));
    let accuracy = 0;
    let loss = 0;
    nodes.forEach((distance, index) => {
      const mean = (distance + gamma / 2) * along;
      const share = shares[index] as number;
      accuracy += share * positive(mean, deviation);
      loss += share * expectedLogisticLoss(mean, deviation);
    });
    return { loss, accuracy };
  };
}

function signRegression({ support, values }: SparseVector): TestOnPopulation {
  return (weights, squaredNorm) => {
    let loss = squaredNorm;
    support.forEach((coordinate, index) => {
      const weight = weights[coordinate] as number;
      loss += (weight - (values[index] as number)) ** 2 - weight * weight;
    });
    return { loss: Math.max(0, loss) };
  };
}

function marginRegression(teacher: Float64Array, gamma: number): TestOnPopulation {
  /** E (|g| + γ/2)² */
  const spread = 1 + gamma * Math.sqrt(2 / Math.PI) + (gamma * gamma) / 4;
  return (weights, squaredNorm) => {
    const along = inner(weights, teacher);
    return { loss: (along - 1) ** 2 * spread + Math.max(0, squaredNorm - along * along) };
  };
}

/** P(M > 0) + P(M = 0)/2 */
function positive(mean: number, deviation: number): number {
  return deviation > 0 ? normalBelow(mean / deviation) : (1 + Math.sign(mean)) / 2;
}
