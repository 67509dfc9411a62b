import { checkTraining, refusal } from '../training/index.js';
import { authorsTestSamples } from './data/index.js';
import { requireMemory } from './features/index.js';
import type { DiagonalNetConfig } from './settings.js';

/** @throws GrokscopeError `usage` where settings contradict one another or need too much memory. */
export function checkSettings(config: DiagonalNetConfig): void {
  const { samples, dimension, data, task, sparsity, method, labelNoise } = config;
  checkTraining(config);
  // TensorFlow.js has no packed signs.
  const kind = data === 'sparse' && (method === 'flow' || config.backend === 'plain') ? 'signs' : 'dense';
  requireMemory({ samples, dimension, kind });
  if (config.testSamples > 0) requireMemory({ samples: config.testSamples, dimension, kind });
  if (samples > dimension) {
    throw refusal(
      'samples',
      `samples is ${samples}, more than the dimension ${dimension}: the kernel solution needs independent samples`,
      'Use at most as many samples as dimensions.',
    );
  }
  if (data === 'sparse' && sparsity > dimension) {
    throw refusal(
      'sparsity',
      `sparsity is ${sparsity}, more than the dimension ${dimension}`,
      'Use a smaller sparsity.',
    );
  }
  if (data === 'sparse' && task === 'classification' && sparsity % 2 === 0) {
    throw refusal(
      'sparsity',
      `sparsity is ${sparsity}, and an even number of signs can add up to no label`,
      'Use an odd sparsity, or the task "regression".',
    );
  }
  if (labelNoise > 0 && (method === 'flow' || task === 'classification')) {
    throw refusal(
      'labelNoise',
      `labelNoise is ${labelNoise}, but only a regression by descent can have label noise`,
      'Set method to "descent" and task to "regression", or labelNoise to 0.',
    );
  }
  if (
    data === 'sparse' &&
    config.generator === 'torch-cuda' &&
    ![0, authorsTestSamples].includes(config.testSamples)
  ) {
    throw refusal(
      'testSamples',
      `testSamples is ${config.testSamples}, but the authors drew ${authorsTestSamples}`,
      `Use ${authorsTestSamples}, or 0 for the expectation over all inputs.`,
    );
  }
}
