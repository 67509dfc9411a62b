import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { additionProblem, additionSplit } from '../../../src/reference-models/modular-addition/problem.js';
import type { Tensor, TensorOps } from '../../../src/reference-models/tensor-ops.js';
import { config } from './config.js';

interface TensorFlow extends TensorOps {
  readonly tensor: (values: Float32Array, shape: readonly number[]) => Tensor;
}

// The CommonJS builds, one file each. The second registers itself with the first.
const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core') as TensorFlow;
const cpu: unknown = require('@tensorflow/tfjs-backend-cpu');

const cases = (['relu', 'quadratic'] as const).flatMap((activation) =>
  (['cross-entropy', 'mse'] as const).map((loss) => ({ activation, loss })),
);

describe('the loss in tensor operations', () => {
  it.each(cases)('is the loss of the model: $activation, $loss', ({ activation, loss }) => {
    expect(cpu).toBeDefined();
    const settings = config({ modulus: 5, width: 6, activation, loss });
    const problem = additionProblem(settings, additionSplit(settings));
    const parameters = problem.initial().map((value, index) => value + 0.1 * Math.sin(index));

    let start = 0;
    const blocks = problem.blocks.map(({ shape }) => {
      const size = shape.reduce((product, length) => product * length, 1);
      start += size;
      return tf.tensor(Float32Array.from(parameters.subarray(start - size, start)), shape);
    });
    const value = problem.tensorLoss(tf, blocks) as Tensor & { dataSync: () => Float32Array };

    expect(value.shape).toEqual([]);
    expect(value.dataSync()[0]).toBeCloseTo(problem.loss(parameters), 5);
  });
});
