import type { Problem } from '../../../src/reference-models/problem.js';

/** A diagonal linear net f(x) = Σ xₖ (uₖᴸ − vₖᴸ), logistic loss, θ = (u, v). */
export interface DiagonalToy {
  readonly order: number;
  readonly inputs: readonly (readonly number[])[];
  /** ±1 */
  readonly labels: readonly number[];
  readonly initial: readonly number[];
}

export function diagonalToy({ order, inputs, labels, initial }: DiagonalToy): Problem {
  const d = initial.length / 2;
  const inputArray = Float32Array.from(inputs.flat());
  const labelArray = Float32Array.from(labels);
  /** qᵢ = yᵢ f(xᵢ) */
  const margins = (parameters: Float64Array): number[] =>
    inputs.map((input, i) => {
      let output = 0;
      for (let k = 0; k < d; k++) {
        output += at(input, k) * (at(parameters, k) ** order - at(parameters, d + k) ** order);
      }
      return output * at(labels, i);
    });
  /** Σᵢ weightᵢ ∇qᵢ */
  const marginGradient = (parameters: Float64Array, weights: readonly number[], out: Float64Array): void => {
    out.fill(0);
    inputs.forEach((input, i) => {
      for (let k = 0; k < d; k++) {
        const factor = at(weights, i) * at(labels, i) * at(input, k) * order;
        out[k] = at(out, k) + factor * at(parameters, k) ** (order - 1);
        out[d + k] = at(out, d + k) - factor * at(parameters, d + k) ** (order - 1);
      }
    });
  };
  return {
    blocks: [
      { name: 'u', shape: [d] },
      { name: 'v', shape: [d] },
    ],
    initial: () => Float64Array.from(initial),
    loss: (parameters, gradient) => {
      const q = margins(parameters);
      const n = q.length;
      if (gradient) {
        const weights = q.map((value) => -1 / (1 + Math.exp(value)) / n);
        marginGradient(parameters, weights, gradient);
      }
      return q.reduce((sum, value) => sum + softplus(-value), 0) / n;
    },
    logLoss: (parameters, gradient) => {
      const logs = margins(parameters).map(logSoftplusOfNegative);
      const top = Math.max(...logs);
      const sum = logs.reduce((total, value) => total + Math.exp(value - top), 0);
      // d ln softplus(−q)/dq = −sigmoid(−q)/softplus(−q), which tends to −1.
      const weights = margins(parameters).map((q, i) => {
        const ratio = q > 30 ? 1 : 1 / (1 + Math.exp(q)) / softplus(-q);
        return (-ratio * Math.exp(at(logs, i) - top)) / sum;
      });
      marginGradient(parameters, weights, gradient);
      return top + Math.log(sum / logs.length);
    },
    tensorLoss: (ops, [u, v]) => {
      if (!u || !v) throw new RangeError('two blocks');
      const x = ops.tensor2d(inputArray, [inputs.length, d]);
      const y = ops.tensor1d(labelArray);
      const power = ops.scalar(order);
      const w = ops.sub(ops.pow(u, power), ops.pow(v, power));
      const outputs = ops.reshape(ops.matMul(x, ops.reshape(w, [d, 1])), [inputs.length]);
      return ops.mean(ops.softplus(ops.neg(ops.mul(y, outputs))));
    },
    measure: () => ({}),
  };
}

/** Matrix completion: L = mean over the observed entries of ((U Uᵀ − V Vᵀ)ᵢⱼ − target)², θ = (U, V), both d×d. */
export interface MatrixToy {
  readonly size: number;
  readonly entries: readonly (readonly [row: number, column: number, target: number])[];
  readonly initial: readonly number[];
}

export function matrixToy({ size, entries, initial }: MatrixToy): Problem {
  const half = size * size;
  const product = (parameters: Float64Array, row: number, column: number): number => {
    let sum = 0;
    for (let k = 0; k < size; k++) {
      sum += at(parameters, row * size + k) * at(parameters, column * size + k);
      sum -= at(parameters, half + row * size + k) * at(parameters, half + column * size + k);
    }
    return sum;
  };
  const indices = Int32Array.from(entries, ([row, column]) => row * size + column);
  const targets = Float32Array.from(entries, ([, , target]) => target);
  return {
    blocks: [
      { name: 'U', shape: [size, size] },
      { name: 'V', shape: [size, size] },
    ],
    initial: () => Float64Array.from(initial),
    loss: (parameters, gradient) => {
      gradient?.fill(0);
      let loss = 0;
      for (const [row, column, target] of entries) {
        const residual = product(parameters, row, column) - target;
        loss += residual * residual;
        if (!gradient) continue;
        const factor = (2 * residual) / entries.length;
        for (let k = 0; k < size; k++) {
          for (const [offset, sign] of [
            [0, 1],
            [half, -1],
          ] as const) {
            const [a, b] = [offset + row * size + k, offset + column * size + k];
            gradient[a] = at(gradient, a) + sign * factor * at(parameters, b);
            gradient[b] = at(gradient, b) + sign * factor * at(parameters, a);
          }
        }
      }
      return loss / entries.length;
    },
    tensorLoss: (ops, [u, v]) => {
      if (!u || !v) throw new RangeError('two blocks');
      const matrix = ops.sub(ops.matMul(u, u, false, true), ops.matMul(v, v, false, true));
      const observed = ops.gather(ops.reshape(matrix, [half]), ops.tensor1d(indices, 'int32'));
      return ops.mean(ops.square(ops.sub(observed, ops.tensor1d(targets))));
    },
    measure: () => ({}),
  };
}

export const smallDiagonalNet: Problem = diagonalToy({
  order: 2,
  inputs: [
    [1, -1, 1, 1, -1, 1],
    [-1, -1, 1, -1, 1, 1],
    [1, 1, -1, 1, 1, -1],
    [-1, 1, 1, -1, -1, -1],
  ],
  labels: [1, -1, 1, -1],
  initial: Array.from({ length: 12 }, () => 1),
});

export const smallMatrixProblem: Problem = matrixToy({
  size: 3,
  entries: [
    [0, 0, 1],
    [0, 1, 0.5],
    [1, 2, -0.5],
    [2, 2, 0.25],
  ],
  initial: [2, 0, 0, 0, 2, 0, 0, 0, 2, 2, 0, 0, 0, 2, 0, 0, 0, 2],
});

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** ln ln(1 + e⁻ᑫ), which is −q for large q. */
function logSoftplusOfNegative(q: number): number {
  return q > 30 ? -q : Math.log(softplus(-q));
}
