import { refusal } from '../training/index.js';
import type { Samples } from './data/index.js';
import { lossOf } from './loss.js';
import { coordinateAlpha, type DiagonalNetConfig } from './settings.js';

/**
 * Refuses a learning rate at which descent cannot work from the start: lr·(λ_max(∇²L) + weight decay) beyond 2, or
 * 2 (1 + momentum), for the squared loss. For the logistic loss, which flattens where it is overshot, only one whose
 * first step turns weights over. λ_max = 2 L² α^(2L−2) ℓ″(0) λ_max(XXᵀ)/n at the start, where the net is zero.
 * Adam and AdamW have no such bound.
 *
 * @throws GrokscopeError `usage`
 */
export function checkLearningRate(config: DiagonalNetConfig, train: Samples, gram: Float64Array): void {
  const { method, optimizer, order, task, samples, weightDecay, lr, lossScaled } = config;
  if (method === 'flow' || lossScaled || optimizer === 'adam' || optimizer === 'adamw') return;
  const alpha = coordinateAlpha(config);
  const momentum = optimizer === 'momentum' ? config.momentum : 0;
  const curvature =
    (2 * order ** 2 * alpha ** (2 * order - 2) * lossOf(task).curvature * greatestEigenvalue(gram, samples)) /
    samples;
  const greatest =
    task === 'regression'
      ? (2 * (1 + momentum)) / (curvature + weightDecay)
      : 1 / (order * alpha ** (order - 2) * steepestPull(train, task) + weightDecay);
  if (lr < greatest) return;
  throw refusal(
    'lr',
    `lr is ${lr}, but descent from these weights needs it below ${greatest.toPrecision(2)}`,
    'Use a smaller lr, or the method "flow".',
  );
}

/** Of a symmetric matrix without negative eigenvalues, by the power method. */
function greatestEigenvalue(matrix: Float64Array, size: number): number {
  let vector = Float64Array.from({ length: size }, (_, i) => 1 + Math.sin(1 + i * 1.618) / 2);
  let value = 0;
  for (let iteration = 0; iteration < 100; iteration++) {
    const length = Math.sqrt(vector.reduce((sum, entry) => sum + entry * entry, 0));
    const unit = vector.map((entry) => entry / length);
    vector = Float64Array.from({ length: size }, (_, i) =>
      unit.reduce((sum, entry, j) => sum + entry * (matrix[i * size + j] as number), 0),
    );
    const next = unit.reduce((sum, entry, i) => sum + entry * (vector[i] as number), 0);
    if (Math.abs(next - value) <= 1e-6 * next) return next;
    value = next;
  }
  return value;
}

/** Largest |∂L/∂w_k| at w = 0. */
function steepestPull({ features, targets }: Samples, task: DiagonalNetConfig['task']): number {
  const slopes = new Float64Array(features.samples);
  const pull = new Float64Array(features.dimension);
  lossOf(task).value(new Float64Array(features.samples), targets, slopes);
  features.multiplyTransposed(slopes, pull);
  return pull.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
}
