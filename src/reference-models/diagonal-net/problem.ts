import type { Measurements, Problem } from '../problem.js';
import type { Tensor, TensorOps } from '../tensor-ops.js';
import type { Samples } from './data/index.js';
import { lossOf } from './loss.js';
import type { NetState } from './net-state.js';

export interface DiagonalProblemOptions {
  readonly train: Samples;
  readonly task: 'classification' | 'regression';
  /** L */
  readonly order: number;
  /** Initial value of every u_k and v_k. */
  readonly alpha: number;
  readonly measure: (state: NetState) => Measurements;
  /** Targets of one step; default those of `train`. The array may be the same one each time. */
  readonly noisyTargets?: () => Float64Array;
}

export interface DiagonalProblem extends Problem {
  /** The net at θ, valid until the next use of the problem. */
  readonly stateAt: (parameters: Float64Array) => NetState;
}

/** The diagonal linear net of order L in its own parameters θ = (u, v): f(x) = <u^L − v^L, x>. */
export function diagonalProblem({
  train,
  task,
  order,
  alpha,
  measure,
  noisyTargets = () => train.targets,
}: DiagonalProblemOptions): DiagonalProblem {
  const { features, targets } = train;
  const { samples, dimension } = features;
  const outputLoss = lossOf(task);
  const weights = new Float64Array(dimension);
  const outputs = new Float64Array(samples);
  const slopes = new Float64Array(samples);
  const pull = new Float64Array(dimension);

  function evaluate(parameters: Float64Array): void {
    effectiveWeights(parameters, order, weights);
    features.multiply(weights, outputs);
  }

  function stateAt(parameters: Float64Array): NetState {
    evaluate(parameters);
    let squaredNorm = 0;
    for (const parameter of parameters) squaredNorm += parameter * parameter;
    return { weights, outputs, squaredNorm };
  }

  function writeGradient(parameters: Float64Array, gradient: Float64Array): void {
    features.multiplyTransposed(slopes, pull);
    for (let k = 0; k < dimension; k++) {
      const slope = order * (pull[k] as number);
      gradient[k] = slope * (parameters[k] as number) ** (order - 1);
      gradient[dimension + k] = -slope * (parameters[dimension + k] as number) ** (order - 1);
    }
  }

  return {
    blocks: [
      { name: 'u', shape: [dimension] },
      { name: 'v', shape: [dimension] },
    ],
    initial: () => new Float64Array(2 * dimension).fill(alpha),
    loss: (parameters, gradient) => {
      evaluate(parameters);
      if (!gradient) return outputLoss.value(outputs, targets);
      const loss = outputLoss.value(outputs, noisyTargets(), slopes);
      writeGradient(parameters, gradient);
      return loss;
    },
    logLoss: (parameters, gradient) => {
      evaluate(parameters);
      const loss = outputLoss.logValue(outputs, targets, slopes);
      writeGradient(parameters, gradient);
      return loss;
    },
    stateAt,
    measure: (parameters) => measure(stateAt(parameters)),
    tensorLoss: (ops, [u, v]) => {
      const matrix = ops.tensor2d(denseRows(train), [samples, dimension]);
      const difference = ops.sub(power(ops, u as Tensor, order), power(ops, v as Tensor, order));
      const predictions = ops.reshape(ops.matMul(matrix, ops.reshape(difference, [dimension, 1])), [samples]);
      const wanted = ops.tensor1d(Float32Array.from(noisyTargets()));
      return task === 'classification'
        ? ops.mean(ops.softplus(ops.neg(ops.mul(wanted, predictions))))
        : ops.mean(ops.square(ops.sub(predictions, wanted)));
    },
  };
}

/** Writes w = u^L − v^L. */
function effectiveWeights(parameters: Float64Array, order: number, out: Float64Array): void {
  const dimension = out.length;
  for (let k = 0; k < dimension; k++) {
    out[k] = (parameters[k] as number) ** order - (parameters[dimension + k] as number) ** order;
  }
}

const denseCopies = new WeakMap<Samples, Float32Array>();

/** The feature matrix row by row, copied once. */
function denseRows(train: Samples): Float32Array {
  const copy = denseCopies.get(train);
  if (copy) return copy;
  const { samples, dimension } = train.features;
  const rows = new Float32Array(samples * dimension);
  for (let i = 0; i < samples; i++) rows.set(train.features.row(i), i * dimension);
  denseCopies.set(train, rows);
  return rows;
}

function power(ops: TensorOps, base: Tensor, exponent: number): Tensor {
  let product = base;
  for (let factor = 1; factor < exponent; factor++) product = ops.mul(product, base);
  return product;
}
