import { describe, expect, it } from 'vitest';
import {
  type DualEvaluation,
  type DualFlowOptions,
  dualFlow,
} from '../../../../src/reference-models/diagonal-net/dual/index.js';
import {
  denseMatrix,
  randomSignMatrix,
} from '../../../../src/reference-models/diagonal-net/features/index.js';
import { seededRandom } from '../../../../src/reference-models/random/index.js';

const random = seededRandom(11);
const signs = randomSignMatrix(6, 40, random.fillBytes);
const normals = denseMatrix(
  5,
  31,
  Float32Array.from({ length: 5 * 31 }, () => random.normal()),
);
const lr = 0.01;

type Snapshot = Pick<DualEvaluation, 'step' | 'time' | 'clock' | 'scale'> & {
  readonly beta: number[];
  readonly exponent: number[];
  readonly weights: number[];
  readonly outputs: number[];
};

async function follow(options: Partial<DualFlowOptions> & Pick<DualFlowOptions, 'features' | 'labels'>) {
  const snapshots: Snapshot[] = [];
  const steps = options.steps ?? 4000;
  const work = await dualFlow({
    alpha: 0.4,
    lr,
    weightDecay: 0.05,
    loss: 'logistic',
    steps,
    evaluationSteps: Float64Array.of(0, 1, 10, 200, 1000, steps),
    relativeTolerance: 1e-6,
    onEvaluation: ({ beta, exponent, weights, outputs, ...rest }) => {
      const copies = {
        beta: [...beta],
        exponent: [...exponent],
        weights: [...weights],
        outputs: [...outputs],
      };
      snapshots.push({ ...rest, ...copies });
    },
    ...options,
  });
  return { snapshots, work };
}

/**
 * Gradient flow of the parameters themselves, θ = (u, v), by classical Runge-Kutta of fourth order: returns w = u² − v².
 */
function primalWeights(options: {
  rows: Float64Array[];
  labels: Float64Array;
  alpha: number;
  weightDecay: number;
  lossSlope: (output: number, label: number) => number;
  time: number;
  stepSize?: number;
}): number[] {
  const { rows, labels, weightDecay, lossSlope, stepSize = 0.01 } = options;
  const d = (rows[0] as Float64Array).length;
  const velocity = (theta: Float64Array): Float64Array => {
    const out = theta.map((value) => -weightDecay * value);
    for (const [i, row] of rows.entries()) {
      const output = row.reduce(
        (sum, x, k) => sum + x * ((theta[k] as number) ** 2 - (theta[d + k] as number) ** 2),
        0,
      );
      const slope = lossSlope(output, labels[i] as number) / rows.length;
      for (let k = 0; k < d; k++) {
        (out[k] as number) -= 2 * slope * (row[k] as number) * (theta[k] as number);
        (out[d + k] as number) += 2 * slope * (row[k] as number) * (theta[d + k] as number);
      }
    }
    return out;
  };
  let theta = new Float64Array(2 * d).fill(options.alpha);
  const count = Math.ceil(options.time / stepSize);
  const h = options.time / count;
  const shifted = (slope: Float64Array, by: number) =>
    theta.map((value, k) => value + by * (slope[k] as number));
  for (let step = 0; step < count; step++) {
    const k1 = velocity(theta);
    const k2 = velocity(shifted(k1, h / 2));
    const k3 = velocity(shifted(k2, h / 2));
    const k4 = velocity(shifted(k3, h));
    theta = theta.map(
      (value, k) =>
        value +
        (h / 6) * ((k1[k] as number) + 2 * (k2[k] as number) + 2 * (k3[k] as number) + (k4[k] as number)),
    );
  }
  return Array.from({ length: d }, (_, k) => (theta[k] as number) ** 2 - (theta[d + k] as number) ** 2);
}

const losses = {
  logistic: (output: number, label: number) => -label / (1 + Math.exp(label * output)),
  squared: (output: number, label: number) => 2 * (output - label),
};

describe('dualFlow', () => {
  const labels = Float64Array.of(1, -1, 1, 1, -1, -1);
  const targets = Float64Array.of(0.5, -2, 1, 0, 0.1);

  for (const { loss, features, labels: y, weightDecay } of [
    { loss: 'logistic', features: signs, labels, weightDecay: 0.05 },
    { loss: 'logistic', features: signs, labels, weightDecay: 0 },
    { loss: 'squared', features: normals, labels: targets, weightDecay: 0.05 },
    { loss: 'squared', features: normals, labels: targets, weightDecay: 0 },
  ] as const) {
    it(`has the weights of the parameters' own flow: ${loss}, weight decay ${weightDecay}`, async () => {
      const { snapshots } = await follow({ features, labels: y, loss, weightDecay });
      expect(snapshots.map(({ step }) => step)).toEqual([0, 1, 10, 200, 1000, 4000]);
      const rows = Array.from({ length: features.samples }, (_, i) => features.row(i));
      for (const { time, weights } of snapshots.slice(1)) {
        const expected = primalWeights({
          rows,
          labels: y,
          alpha: 0.4,
          weightDecay,
          lossSlope: losses[loss],
          time,
        });
        const size = Math.max(...expected.map(Math.abs));
        for (const [k, weight] of weights.entries()) {
          expect(Math.abs(weight - (expected[k] as number))).toBeLessThan(1e-3 * size);
        }
      }
    });
  }

  it('gives quantities that belong together', async () => {
    const { snapshots } = await follow({ features: signs, labels });
    for (const { step, time, clock, scale, beta, exponent, weights, outputs } of snapshots) {
      expect(time).toBeCloseTo(step * lr, 12);
      expect(clock).toBeCloseTo(step * lr * 0.05, 12);
      expect(scale).toBeCloseTo(0.4 ** 2 * Math.exp(-2 * clock), 12);
      for (let i = 0; i < signs.samples; i++) {
        const output = signs.row(i).reduce((sum, x, k) => sum + x * (weights[k] as number), 0);
        expect(outputs[i]).toBeCloseTo(output, 10);
      }
      for (let k = 0; k < signs.dimension; k++) {
        const sum = beta.reduce((total, value, i) => total + value * (signs.row(i)[k] as number), 0);
        expect(exponent[k]).toBeCloseTo(sum, 10);
        expect(weights[k]).toBeCloseTo(2 * scale * Math.sinh(sum), 10);
      }
    }
  });

  it('settles where weight decay and loss balance: λ‖θ‖² = −⟨θ, ∇L⟩ (theory note §2.6)', async () => {
    const { snapshots } = await follow({ features: signs, labels, steps: 60_000 });
    const { scale, weights, outputs } = snapshots.at(-1) as Snapshot;
    const squaredNorm = weights.reduce((sum, w) => sum + Math.sqrt(w * w + 4 * scale * scale), 0);
    const margins = outputs.map((output, i) => output * (labels[i] as number));
    const pull = margins.reduce((sum, q) => sum + (2 * q) / (1 + Math.exp(q)), 0) / margins.length;
    expect((0.05 * squaredNorm) / pull).toBeCloseTo(1, 4);
  });

  it('memorises within the first step where alpha is large, and is exact there', async () => {
    const setting = { labels, alpha: 5, weightDecay: 1e-3 };
    const { snapshots } = await follow({ features: signs, ...setting });
    const rows = Array.from({ length: signs.samples }, (_, i) => signs.row(i));
    const { weights, outputs } = snapshots[1] as Snapshot;
    expect(Math.min(...outputs.map((output, i) => output * (labels[i] as number)))).toBeGreaterThan(2);
    const lossSlope = losses.logistic;
    const expected = primalWeights({ rows, ...setting, lossSlope, time: lr, stepSize: 1e-4 });
    for (const [k, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[k] as number, 4);
  });

  it('splits large problems over threads without changing the result', async () => {
    const [samples, dimension] = [70, 40_001];
    const features = randomSignMatrix(samples, dimension, seededRandom(3).fillBytes);
    const y = Float64Array.from({ length: samples }, (_, i) => (i % 2 === 0 ? 1 : -1));
    const { snapshots } = await follow({
      features,
      labels: y,
      steps: 20,
      relativeTolerance: 1e-3,
      evaluationSteps: Float64Array.of(0, 20),
    });
    const { weights, outputs, beta } = snapshots[1] as Snapshot;
    const expected = new Float64Array(samples);
    features.multiply(Float64Array.from(weights), expected);
    const exponent = new Float64Array(dimension);
    features.multiplyTransposed(Float64Array.from(beta), exponent);
    for (const [i, output] of outputs.entries()) expect(output).toBeCloseTo(expected[i] as number, 9);
    const { scale } = snapshots[1] as Snapshot;
    for (const k of [0, 1, 19_999, 20_000, 20_001, 40_000]) {
      expect(weights[k]).toBeCloseTo(2 * scale * Math.sinh(exponent[k] as number), 12);
    }
  });

  it('ends with the reason of its signal, at the next turn', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const flow = follow({
      features: randomSignMatrix(70, 60_000, seededRandom(3).fillBytes),
      labels: Float64Array.from({ length: 70 }, (_, i) => (i % 2 === 0 ? 1 : -1)),
      steps: 1e7,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(flow).rejects.toBe(reason);
    await expect(follow({ features: signs, labels, signal: controller.signal })).rejects.toBe(reason);
  });
});
