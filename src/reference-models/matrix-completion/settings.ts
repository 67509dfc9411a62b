import type { SettingTable } from '../settings.js';
import { type TrainingConfig, trainingSettings } from '../training/index.js';

export interface MatrixCompletionConfig extends TrainingConfig {
  readonly target: 'multiplication-table' | 'random-low-rank';
  readonly size: number;
  readonly rank: number;
  readonly observed: number;
  readonly alpha: number;
  readonly initialNoise: number;
  readonly generator: 'grokscope' | 'torch-cuda';
}

/** The defaults are Fig. 3 of Lyu et al. 2023 with five times its weight decay, which groks in a few seconds. */
export const settings: SettingTable<MatrixCompletionConfig> = {
  target: {
    kind: 'choice',
    default: 'multiplication-table',
    choices: ['multiplication-table', 'random-low-rank'],
    meaning: 'matrix to complete: i j / d^2 with indices from 0, or a random symmetric one of the given rank',
  },
  size: { kind: 'integer', default: 97, min: 2, meaning: 'rows and columns d' },
  rank: { kind: 'integer', default: 1, min: 1, meaning: 'rank of a random target, at most the size' },
  observed: {
    kind: 'number',
    default: 0.05,
    min: 0,
    aboveMin: true,
    meaning: 'entries to train on: their share if below 1, else their number; all others are the test set',
  },
  alpha: { kind: 'number', default: 10, min: 0, aboveMin: true, meaning: 'initial U = V = alpha I' },
  initialNoise: {
    kind: 'number',
    default: 0,
    min: 0,
    meaning: 'standard deviation of Gaussian noise on every initial weight',
  },
  generator: {
    kind: 'choice',
    default: 'grokscope',
    choices: ['grokscope', 'torch-cuda'],
    meaning:
      "what chooses the observed entries: our own random numbers, or PyTorch's on a GPU as in the paper",
  },
  ...trainingSettings({ lr: 0.3, weightDecay: 5e-4, steps: 60_000 }),
};
