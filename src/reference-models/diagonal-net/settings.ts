import type { SettingTable } from '../settings.js';
import { type TrainingConfig, trainingSettings } from '../training/index.js';

export interface DiagonalNetConfig extends TrainingConfig {
  readonly data: 'sparse' | 'gaussian-margin';
  readonly task: 'classification' | 'regression';
  readonly samples: number;
  readonly dimension: number;
  readonly sparsity: number;
  readonly gamma: number;
  readonly order: number;
  readonly alpha: number;
  readonly alphaMeaning: 'norm' | 'coordinate';
  readonly labelNoise: number;
  readonly lossScaled: boolean;
  readonly generator: 'grokscope' | 'torch-cuda';
  readonly grid: number;
  readonly testSamples: number;
}

/** The defaults are a small run that groks in a few seconds. */
export const settings: SettingTable<DiagonalNetConfig> = {
  data: {
    kind: 'choice',
    default: 'sparse',
    choices: ['sparse', 'gaussian-margin'],
    meaning:
      'inputs: random signs with few relevant coordinates (groks), or Gaussians with a wide margin (misgroks)',
  },
  task: {
    kind: 'choice',
    default: 'classification',
    choices: ['classification', 'regression'],
    meaning: 'logistic loss on the sign of <w*, x>, or mean squared error (no 1/2) on <w*, x>',
  },
  samples: { kind: 'integer', default: 128, min: 1, meaning: 'training samples n, at most the dimension' },
  dimension: { kind: 'integer', default: 10_000, min: 2, meaning: 'dimension d of the inputs' },
  sparsity: {
    kind: 'integer',
    default: 3,
    min: 1,
    max: 15,
    meaning: 'relevant coordinates k of sparse data; odd for classification, so that no sum is zero',
  },
  gamma: { kind: 'number', default: 15, min: 0, meaning: 'width of the margin of Gaussian data' },
  order: { kind: 'integer', default: 2, min: 2, max: 10, meaning: 'order L of the net: w = u^L - v^L' },
  alpha: { kind: 'number', default: 32, min: 0, aboveMin: true, meaning: 'size of the initial weights' },
  alphaMeaning: {
    kind: 'choice',
    default: 'norm',
    choices: ['norm', 'coordinate'],
    meaning: 'whether alpha is the norm of all initial weights or the value of each',
  },
  labelNoise: {
    kind: 'number',
    default: 0,
    min: 0,
    meaning: 'each step of a regression by descent moves every target up or down by this (Li et al. 2022)',
  },
  lossScaled: {
    kind: 'flag',
    default: false,
    meaning: 'learning rate lr / loss, for runs without weight decay (Lyu et al. 2023, appendix B)',
  },
  generator: {
    kind: 'choice',
    default: 'grokscope',
    choices: ['grokscope', 'torch-cuda'],
    meaning: "random numbers: our own, or PyTorch's on a GPU as the paper drew its data",
  },
  grid: {
    kind: 'integer',
    default: 272,
    min: 1,
    meaning:
      'greatest number of thread blocks of the GPU that torch-cuda stands for (fig. 1a 272, fig. 1b 384)',
  },
  testSamples: {
    kind: 'integer',
    default: 0,
    min: 0,
    meaning: 'size of a drawn test set; 0 gives the expectation over all inputs instead',
  },
  ...trainingSettings({ lr: 0.1, weightDecay: 0.01, steps: 8000 }),
};

/** Initial value of every u_k and v_k: the paper's alpha is the norm of all 2d of them. */
export function coordinateAlpha({ alpha, alphaMeaning, dimension }: DiagonalNetConfig): number {
  return alphaMeaning === 'norm' ? alpha / Math.sqrt(2 * dimension) : alpha;
}
