import type { SettingTable } from '../settings.js';

export interface MatrixCompletionConfig {
  readonly target: 'multiplication-table' | 'random-low-rank';
  readonly size: number;
  readonly rank: number;
  readonly observed: number;
  readonly alpha: number;
  readonly initialNoise: number;
  readonly lr: number;
  readonly weightDecay: number;
  readonly steps: number;
  readonly method: 'flow' | 'descent';
  readonly optimizer: 'sgd' | 'momentum' | 'adam' | 'adamw';
  readonly momentum: number;
  readonly schedule: 'constant' | 'cosine' | 'step';
  readonly backend: 'auto' | 'plain' | 'tensorflow' | 'wasm' | 'cpu';
  readonly seed: number;
  readonly generator: 'grokscope' | 'torch-cuda';
  readonly evaluations: 'log' | 'dense';
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
  lr: {
    kind: 'number',
    default: 0.3,
    min: 0,
    aboveMin: true,
    meaning: 'learning rate; under flow the time that one step stands for',
  },
  weightDecay: {
    kind: 'number',
    default: 5e-4,
    min: 0,
    meaning: 'weight decay: (weightDecay/2) |theta|^2 in the loss',
  },
  steps: { kind: 'integer', default: 60_000, min: 1, max: 1e12, meaning: 'length of the run in steps' },
  method: {
    kind: 'choice',
    default: 'flow',
    choices: ['flow', 'descent'],
    meaning: 'exact gradient flow, or plain steps of the optimizer',
  },
  optimizer: {
    kind: 'choice',
    default: 'sgd',
    choices: ['sgd', 'momentum', 'adam', 'adamw'],
    meaning: 'optimizer of the descent, full batch; weight decay as in PyTorch',
  },
  momentum: {
    kind: 'number',
    default: 0.9,
    min: 0,
    max: 0.9999,
    meaning: 'factor of the optimizer "momentum"',
  },
  schedule: {
    kind: 'choice',
    default: 'constant',
    choices: ['constant', 'cosine', 'step'],
    meaning:
      'course of the learning rate of the descent: constant, half a cosine to 0, or a tenth from the middle on',
  },
  backend: {
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'plain', 'tensorflow', 'wasm', 'cpu'],
    meaning: 'what computes the descent',
  },
  seed: { kind: 'integer', default: 0, min: 0, meaning: 'seed of the data and of the noise' },
  generator: {
    kind: 'choice',
    default: 'grokscope',
    choices: ['grokscope', 'torch-cuda'],
    meaning:
      "what chooses the observed entries: our own random numbers, or PyTorch's on a GPU as in the paper",
  },
  evaluations: {
    kind: 'choice',
    default: 'log',
    choices: ['log', 'dense'],
    meaning: 'at 100 steps a decade, or every step to 1000 and then every 1000th',
  },
};
