import { checkTraining, gibibytes, memoryLimit, refusal } from '../training/index.js';
import { parameterCount } from './network.js';
import { trainCount } from './pairs.js';
import type { ModularAdditionConfig } from './settings.js';

/** Arrays of the length of θ that solvers work with, at their most. */
const parameterArrays = 16;

/**
 * Refuses settings that contradict one another or cannot be run.
 *
 * @throws GrokscopeError `usage`
 */
export function checkLimits(config: ModularAdditionConfig): void {
  checkTraining(config);
  checkShare(config);
  checkMemory(config);
  if (config.lossScaled) checkLossScaled(config);
}

function checkShare({ modulus, trainShare }: ModularAdditionConfig): void {
  const all = modulus * modulus;
  const count = trainCount(modulus, trainShare);
  if (count >= 1 && count < all) return;
  throw refusal(
    'trainShare',
    `trainShare is ${trainShare}, which leaves ${count} of ${all} pairs to train on and ${all - count} to test on`,
    `Use a share from ${(1 / all).toPrecision(2)} to below 1, so that there are pairs of both kinds.`,
  );
}

function checkMemory(config: ModularAdditionConfig): void {
  const { modulus, width, trainShare } = config;
  const pairs = modulus * modulus;
  // Hidden values and logits of all pairs; those of the training pairs once more, with their errors.
  const activity = pairs * (width + modulus) + trainShare * pairs * (width + 2 * modulus);
  const bytes = 8 * (activity + parameterArrays * parameterCount({ modulus, width }));
  if (bytes <= memoryLimit) return;
  throw refusal(
    'width',
    `modulus ${modulus} with width ${width} would take ${gibibytes(bytes)}, more than the limit of ${gibibytes(memoryLimit)}`,
    'Use a smaller width or modulus.',
  );
}

function checkLossScaled({ loss }: ModularAdditionConfig): void {
  if (loss !== 'cross-entropy') {
    throw refusal(
      'lossScaled',
      `lossScaled goes with cross-entropy, but loss is ${loss}`,
      'Set loss to cross-entropy, or lossScaled to false.',
    );
  }
}
