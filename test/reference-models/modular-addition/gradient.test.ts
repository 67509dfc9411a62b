import { describe, expect, it } from 'vitest';
import { additionProblem, additionSplit } from '../../../src/reference-models/modular-addition/problem.js';
import { seededRandom } from '../../../src/reference-models/random/index.js';
import { config } from './config.js';

const cases = (['relu', 'quadratic'] as const).flatMap((activation) =>
  (['cross-entropy', 'mse'] as const).map((loss) => ({ activation, loss })),
);

describe.each(cases)('$activation with $loss', ({ activation, loss }) => {
  // 67 training pairs: more than one batch of the backward pass, and neither a multiple of four.
  const settings = config({ modulus: 11, width: 7, trainShare: 0.56, activation, loss });
  const problem = additionProblem(settings, additionSplit(settings));

  it('has the gradient that finite differences give', () => {
    const parameters = randomParameters(problem.initial().length);
    const gradient = new Float64Array(parameters.length);
    problem.loss(parameters, gradient);
    for (let index = 0; index < parameters.length; index++) {
      expect(gradient[index]).toBeCloseTo(centralDifference(problem.loss, parameters, index), 7);
    }
  });

  it('has the same loss without a gradient', () => {
    const parameters = randomParameters(problem.initial().length);
    expect(problem.loss(parameters)).toBe(problem.loss(parameters, new Float64Array(parameters.length)));
  });

  it('is homogeneous: the radial slope of the logits loss is the order times its slope in scale', () => {
    // d/dc L(cθ) at c = 1 is <θ, ∇L>.
    const parameters = randomParameters(problem.initial().length);
    const gradient = new Float64Array(parameters.length);
    problem.loss(parameters, gradient);
    const inner = gradient.reduce((sum, slope, index) => sum + slope * (parameters[index] as number), 0);
    const scaled = (c: number): number => problem.loss(parameters.map((value) => c * value));
    expect(inner).toBeCloseTo((scaled(1 + 1e-5) - scaled(1 - 1e-5)) / 2e-5, 6);
  });
});

describe('logLoss', () => {
  const settings = config({ modulus: 7, width: 6, activation: 'relu', loss: 'cross-entropy' });
  const problem = additionProblem(settings, additionSplit(settings));
  const logLoss = problem.logLoss as NonNullable<typeof problem.logLoss>;

  it('is the logarithm of the loss, with ∇L/L as gradient', () => {
    const parameters = randomParameters(problem.initial().length);
    const size = parameters.length;
    const [gradient, logGradient] = [new Float64Array(size), new Float64Array(size)];
    const loss = problem.loss(parameters, gradient);
    expect(logLoss(parameters, logGradient)).toBeCloseTo(Math.log(loss), 12);
    gradient.forEach((slope, index) => {
      expect(logGradient[index]).toBeCloseTo(slope / loss, 10);
    });
  });

  it('is absent for the squared error, which does not underflow', () => {
    const mse = config({ loss: 'mse' });
    expect(additionProblem(mse, additionSplit(mse)).logLoss).toBeUndefined();
  });
});

function randomParameters(size: number): Float64Array {
  const random = seededRandom(1);
  return Float64Array.from({ length: size }, () => 0.5 * random.normal());
}

function centralDifference(
  loss: (parameters: Float64Array) => number,
  parameters: Float64Array,
  index: number,
): number {
  const step = 1e-6;
  const at = (offset: number): number =>
    loss(parameters.map((value, place) => (place === index ? value + offset : value)));
  return (at(step) - at(-step)) / (2 * step);
}
