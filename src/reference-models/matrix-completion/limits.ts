import { checkTraining, gibibytes, memoryLimit, refusal } from '../training/index.js';
import type { MatrixCompletionConfig } from './settings.js';

/** Arrays of the length of θ that the integrator works with, and matrices of the model, at their most. */
const parameterArrays = 14;
const matrices = 10;

/** Number of observed entries N. */
export function observedCount({ size, observed }: MatrixCompletionConfig): number {
  return observed < 1 ? Math.round(observed * size * size) : observed;
}

/**
 * The largest learning rate at which gradient descent is stable from U = V = αI. The Hessian there has eigenvalues
 * 8α²/N, and 16α²/N for diagonal entries and for pairs observed on both sides (theory note §5), plus the weight decay.
 */
export function largestStableRate(config: MatrixCompletionConfig): number {
  const { alpha, weightDecay, optimizer, momentum } = config;
  const curvature = (16 * alpha * alpha) / observedCount(config) + weightDecay;
  return (2 * (optimizer === 'momentum' ? 1 + momentum : 1)) / curvature;
}

/**
 * Refuses settings that contradict one another or cannot be run.
 *
 * @throws GrokscopeError `usage`
 */
export function checkLimits(config: MatrixCompletionConfig): void {
  checkTraining(config);
  checkMemory(config);
  checkObserved(config);
  if (config.target === 'random-low-rank' && config.rank > config.size) {
    throw refusal(
      'rank',
      `rank is ${config.rank} in a matrix of size ${config.size}`,
      'Use a rank of at most the size.',
    );
  }
  if (config.method === 'descent') checkRate(config);
}

function checkMemory({ size }: MatrixCompletionConfig): void {
  const bytes = 8 * size * size * (2 * parameterArrays + matrices);
  if (bytes <= memoryLimit) return;
  const largest = Math.floor(size * Math.sqrt(memoryLimit / bytes));
  throw refusal(
    'size',
    `a matrix of size ${size} would take ${gibibytes(bytes)}, more than the limit of ${gibibytes(memoryLimit)}`,
    `Use a size of at most ${largest}.`,
  );
}

function checkObserved(config: MatrixCompletionConfig): void {
  const { size, observed } = config;
  const entries = size * size;
  const count = observedCount(config);
  if (Number.isInteger(count) && count >= 1 && count < entries) return;
  const found = observed < 1 ? `a share of ${observed}, which is ${count} entries,` : `${observed} entries`;
  throw refusal(
    'observed',
    `observed is ${found} of a matrix that has ${entries}`,
    `Give a share below 1 or a whole number from 1 to ${entries - 1}, so that there are entries to train and to test on.`,
  );
}

function checkRate(config: MatrixCompletionConfig): void {
  const { lr, optimizer } = config;
  if (optimizer !== 'sgd' && optimizer !== 'momentum') return;
  const largest = largestStableRate(config);
  if (lr < largest) return;
  throw refusal(
    'lr',
    `lr is ${lr}, at which descent from this alpha can diverge: it is stable below ${largest.toPrecision(3)}`,
    `Use an lr below ${largest.toPrecision(3)}, a smaller alpha, or method flow.`,
  );
}
