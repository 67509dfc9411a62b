import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { loadBackend, tensorGradient } from '../../../src/reference-models/solvers/backends/index.js';
import { descend } from '../../../src/reference-models/solvers/index.js';
import type { Tensor, TensorOps } from '../../../src/reference-models/tensor-ops.js';
import { smallDiagonalNet, smallMatrixProblem } from './toys.js';

const { resolve } = createRequire(import.meta.url);

function isInstalled(name: string): boolean {
  try {
    resolve(name);
    return true;
  } catch {
    return false;
  }
}

const hasNode = isInstalled('@tensorflow/tfjs-node');
const hasWasm = isInstalled('@tensorflow/tfjs-backend-wasm');

/** Losses of a 2 × 3 matrix that between them use every operation, and the same in numbers. */
const losses: readonly (readonly [
  string,
  (ops: TensorOps, x: Tensor) => Tensor,
  (x: readonly number[]) => number,
])[] = [
  ['softplus', (ops, x) => ops.sum(ops.softplus(x)), (x) => sum(x.map((v) => Math.log1p(Math.exp(v))))],
  ['relu', (ops, x) => ops.sum(ops.square(ops.relu(x))), (x) => sum(x.map((v) => Math.max(v, 0) ** 2))],
  ['pow', (ops, x) => ops.mean(ops.pow(x, ops.scalar(3))), (x) => sum(x.map((v) => v ** 3)) / 6],
  [
    'exp, log, add, neg',
    (ops, x) => ops.sum(ops.log(ops.add(ops.exp(ops.neg(x)), ops.scalar(1)))),
    (x) => sum(x.map((v) => Math.log1p(Math.exp(-v)))),
  ],
  [
    'div, sub, mul with broadcasting',
    (ops, x) =>
      ops.sum(
        ops.div(ops.mul(x, ops.tensor1d(Float32Array.of(1, 2, 3))), ops.sub(ops.square(x), ops.scalar(-2))),
      ),
    (x) => sum(x.map((v, i) => (v * ((i % 3) + 1)) / (v * v + 2))),
  ],
  [
    'logSumExp by row',
    (ops, x) => ops.sum(ops.square(ops.logSumExp(x, 1))),
    (x) => sum([x.slice(0, 3), x.slice(3)].map((row) => Math.log(sum(row.map((v) => Math.exp(v)))) ** 2)),
  ],
  [
    'gather rows, one of them twice',
    (ops, x) => ops.sum(ops.square(ops.gather(x, ops.tensor1d(Int32Array.of(1, 0, 1), 'int32')))),
    (x) => sum(x.map((v, i) => (i < 3 ? 1 : 2) * v * v)),
  ],
  [
    'matMul, transposed, reshaped',
    (ops, x) => ops.sum(ops.square(ops.matMul(x, ops.reshape(ops.reshape(x, [3, 2]), [2, 3]), false, true))),
    (x) => {
      const [a, b] = [x.slice(0, 3), x.slice(3)];
      return dot(a, a) ** 2 + 2 * dot(a, b) ** 2 + dot(b, b) ** 2;
    },
  ],
  [
    'tensor2d, sum by column',
    (ops, x) =>
      ops.sum(ops.square(ops.sum(ops.mul(x, ops.tensor2d(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3])), 0))),
    (x) => sum([0, 1, 2].map((c) => ((x[c] as number) * (c + 1) + (x[c + 3] as number) * (c + 4)) ** 2)),
  ],
];

describe.each([
  ['cpu', true],
  ['wasm', hasWasm],
  ['tensorflow', hasNode],
] as const)('%s', (name, isHere) => {
  describe.skipIf(!isHere)('where installed', () => {
    test.each(losses)('differentiates %s', async (_, tensorLoss, plainLoss) => {
      const { tf } = await loadBackend(name);
      const at = Float64Array.of(0.5, -0.25, 0.75, 1.5, -1, 0.125);
      const blocks = [{ name: 'x', shape: [2, 3] }];
      const problem = { ...smallMatrixProblem, blocks, tensorLoss: stated(tensorLoss) };
      const { gradient, dispose } = tensorGradient(problem, tf);
      const found = new Float64Array(6);
      expect(gradient(at, found)).toBeCloseTo(plainLoss([...at]), 4);
      found.forEach((value, i) => expect(value).toBeCloseTo(slope(plainLoss, [...at], i), 4));
      dispose();
    });

    test.each([
      ['diagonal net', smallDiagonalNet],
      ['matrix completion', smallMatrixProblem],
    ])('trains the %s as plain float64 does', async (_, problem) => {
      const ends: Float64Array[] = [];
      for (const backend of ['plain', name] as const) {
        const report = await descend(problem, {
          optimizer: 'sgd',
          lr: 0.05,
          weightDecay: 0.02,
          steps: 200,
          evaluationSteps: Float64Array.of(200),
          backend,
          onEvaluation: (_evaluation, state) => ends.push(state.slice()),
        });
        expect(report.backend).toBe(backend);
      }
      const [plain, tensors] = ends as [Float64Array, Float64Array];
      plain.forEach((value, i) => expect(Math.abs((tensors[i] as number) - value)).toBeLessThan(1e-5));
    });

    test('keeps no tensor of a step, and none after the last', async () => {
      const { tf } = await loadBackend(name);
      const before = tf.memory().numTensors;
      const problem = {
        ...smallDiagonalNet,
        // One array for every step, one for this step only.
        tensorLoss: (ops: TensorOps, parameters: readonly Tensor[]) =>
          ops.add(
            smallDiagonalNet.tensorLoss(ops, parameters),
            ops.mean(ops.tensor1d(Float32Array.of(1, -1))),
          ),
      };
      const { gradient, dispose } = tensorGradient(problem, tf);
      const parameters = problem.initial();
      const out = new Float64Array(parameters.length);
      const counts = Array.from({ length: 6 }, () => {
        gradient(parameters, out);
        return tf.memory().numTensors;
      });
      expect(new Set(counts.slice(1))).toEqual(new Set([before + 2]));
      dispose();
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});

describe('auto', () => {
  test('takes the first backend that is here', async () => {
    const { name, tf } = await loadBackend('auto');
    expect(name).toBe(hasNode ? 'tensorflow' : hasWasm ? 'wasm' : 'cpu');
    expect(tf.getBackend()).toBe(name);
  });
});

test.skipIf(hasNode)('says how an absent backend is had', async () => {
  await expect(loadBackend('tensorflow')).rejects.toMatchObject({
    code: 'usage',
    path: 'backend',
    message: expect.stringContaining('backend tensorflow cannot be used'),
    cure: expect.stringContaining('Install @tensorflow/tfjs-node'),
  });
});

function stated(loss: (ops: TensorOps, x: Tensor) => Tensor) {
  return (ops: TensorOps, [x]: readonly Tensor[]): Tensor => loss(ops, x as Tensor);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((value, i) => value * (b[i] as number)));
}

/** Central difference in coordinate i. */
function slope(loss: (x: readonly number[]) => number, at: readonly number[], i: number): number {
  const step = 1e-5;
  const moved = (by: number): number[] => at.map((value, k) => (k === i ? value + by : value));
  return (loss(moved(step)) - loss(moved(-step))) / (2 * step);
}
