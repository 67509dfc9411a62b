import type { Problem } from '../problem.js';
import { seededRandom } from '../random/index.js';
import type { Tensor, TensorOps } from '../tensor-ops.js';
import type { CompletionData } from './data.js';
import { writeGram } from './gram.js';
import { measureGram } from './measure.js';
import { residualMatrix } from './residual-matrix.js';
import { dot } from './rows.js';

/** U = V = αI, plus Gaussian noise of standard deviation `initialNoise` on every weight. */
export interface Initialisation {
  readonly alpha: number;
  readonly initialNoise: number;
  /** Of the noise. */
  readonly seed: number;
}

/** Completion of a matrix by W = U Uᵀ − V Vᵀ under the mean squared error, no 1/2 (Lyu et al. 2023, §3.3.3). */
export function completionProblem(data: CompletionData, initialisation: Initialisation): Problem {
  const shape = [data.size, data.size] as const;
  return {
    blocks: [
      { name: 'U', shape },
      { name: 'V', shape },
    ],
    initial: () => initial(data.size, initialisation),
    loss: completionLoss(data),
    tensorLoss: completionTensorLoss(data),
    measure: completionMeasure(data),
  };
}

function initial(size: number, { alpha, initialNoise, seed }: Initialisation): Float64Array {
  const parameters = new Float64Array(2 * size * size);
  if (initialNoise > 0) {
    // A stream of its own: the data of a seed do not change with the noise.
    const random = seededRandom(seed + 1);
    for (let i = 0; i < parameters.length; i++) parameters[i] = initialNoise * random.normal();
  }
  for (let i = 0; i < 2 * size; i++) {
    const diagonal = i * size + (i % size);
    parameters[diagonal] = (parameters[diagonal] as number) + alpha;
  }
  return parameters;
}

/** L and ∇L in time proportional to N d: W is computed at the observed entries only. */
function completionLoss(data: CompletionData): Problem['loss'] {
  const { size } = data;
  const startOfV = size * size;
  const { update, multiply } = residualMatrix(data);
  return (parameters, gradient) => {
    const loss = update((i, j) => {
      const a = i * size;
      const b = j * size;
      return dot(parameters, size, a, b) - dot(parameters, size, startOfV + a, startOfV + b);
    });
    if (gradient) {
      multiply(parameters, gradient, 0, 1);
      multiply(parameters, gradient, startOfV, -1);
    }
    return loss;
  };
}

function completionMeasure(data: CompletionData): Problem['measure'] {
  const gram = new Float64Array(2 * data.size ** 2);
  return (parameters) => {
    writeGram(parameters, data.size, gram);
    return measureGram(data, gram);
  };
}

function completionTensorLoss({ size, target, isObserved, observed }: CompletionData): Problem['tensorLoss'] {
  const targets = Float32Array.from(target);
  const mask = Float32Array.from(isObserved);
  return (ops, [u, v]) => {
    const completed = ops.sub(gramTensor(ops, u as Tensor), gramTensor(ops, v as Tensor));
    const error = ops.sub(completed, ops.tensor2d(targets, [size, size]));
    const residual = ops.mul(ops.tensor2d(mask, [size, size]), error);
    return ops.div(ops.sum(ops.square(residual)), ops.scalar(observed.length));
  };
}

function gramTensor(ops: TensorOps, factor: Tensor): Tensor {
  return ops.matMul(factor, factor, false, true);
}
