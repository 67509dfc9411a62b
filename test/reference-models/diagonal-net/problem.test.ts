import { describe, expect, it } from 'vitest';
import { drawData } from '../../../src/reference-models/diagonal-net/data/index.js';
import { diagonalProblem } from '../../../src/reference-models/diagonal-net/problem.js';
import { seededRandom } from '../../../src/reference-models/random/index.js';
import { configured } from './support.js';

const tasks = ['classification', 'regression'] as const;

function problemOf(task: (typeof tasks)[number], order: number) {
  const { train } = drawData(configured({ task, samples: 6, dimension: 11, seed: 5 }));
  return { train, problem: diagonalProblem({ train, task, order, alpha: 0.7, measure: () => ({}) }) };
}

/** A point away from the start, where u and v differ and have either sign. */
function somewhere(dimension: number): Float64Array {
  const random = seededRandom(9);
  return Float64Array.from({ length: 2 * dimension }, () => 0.3 + random.normal() / 2);
}

describe.each(tasks)('the diagonal net for %s', (task) => {
  it.each([2, 3, 4])('has the gradient of its loss at order %i', (order) => {
    const { problem } = problemOf(task, order);
    const parameters = somewhere(11);
    const gradient = new Float64Array(22);
    const loss = problem.loss(parameters, gradient);
    expect(loss).toBe(problem.loss(parameters));
    const logGradient = new Float64Array(22);
    expect(problem.logLoss?.(parameters, logGradient)).toBeCloseTo(Math.log(loss), 12);
    for (let k = 0; k < 22; k++) {
      const difference = differenceQuotient(problem.loss, parameters, k);
      expect(gradient[k]).toBeCloseTo(difference, 6);
      expect(logGradient[k]).toBeCloseTo(difference / loss, 6);
    }
  });

  it.each([2, 3])('is the loss of <u^L - v^L, x> at order %i', (order) => {
    const { problem, train } = problemOf(task, order);
    const parameters = somewhere(11);
    const losses = Array.from(train.targets, (target, i) => {
      const row = train.features.row(i);
      const f = row.reduce(
        (sum, x, k) =>
          sum + x * ((parameters[k] as number) ** order - (parameters[11 + k] as number) ** order),
        0,
      );
      return task === 'classification' ? Math.log(1 + Math.exp(-target * f)) : (f - target) ** 2;
    });
    expect(problem.loss(parameters)).toBeCloseTo(
      losses.reduce((sum, loss) => sum + loss / 6, 0),
      12,
    );
  });

  it('starts at u = v = alpha with outputs of zero', () => {
    const { problem } = problemOf(task, 2);
    const { weights, outputs, squaredNorm } = problem.stateAt(problem.initial());
    expect(weights).toEqual(new Float64Array(11));
    expect(outputs).toEqual(new Float64Array(6));
    expect(squaredNorm).toBeCloseTo(22 * 0.49, 12);
  });
});

it('keeps the logarithmic loss exact where the logistic loss underflows', () => {
  const { problem, train } = problemOf('classification', 2);
  const parameters = new Float64Array(22);
  // w = 2000 w* on the three relevant coordinates: margins of 2000 and more.
  for (let k = 0; k < 3; k++) parameters[k] = Math.sqrt(2000);
  const labels = train.targets.map((_, i) => {
    const [a = 0, b = 0, c = 0] = train.features.row(i);
    return a + b + c;
  });
  const exponents = labels.map((sum, i) => -2000 * sum * (train.targets[i] as number));
  const greatest = Math.max(...exponents);
  const expected =
    greatest + Math.log(exponents.reduce((sum, exponent) => sum + Math.exp(exponent - greatest), 0) / 6);
  const gradient = new Float64Array(22);
  expect(problem.loss(parameters)).toBeLessThan(Infinity);
  expect(problem.logLoss?.(parameters, gradient)).toBeCloseTo(expected, 6);
  expect(gradient.every(Number.isFinite)).toBe(true);
});

function differenceQuotient(f: (x: Float64Array) => number, x: Float64Array, k: number): number {
  const h = 1e-5;
  const [up, down] = [x.slice(), x.slice()];
  (up[k] as number) += h;
  (down[k] as number) -= h;
  return (f(up) - f(down)) / (2 * h);
}
