import type { Settings } from '../reference-model.js';
import type { Preset } from './preset.js';

const diagonal: Settings = {
  dimension: 100_000,
  alpha: 128,
  alphaMeaning: 'norm',
  lr: 0.01,
  weightDecay: 1e-3,
  generator: 'torch-cuda',
  seed: 24_181_325_235,
};

const addition: Settings = {
  modulus: 97,
  width: 1024,
  trainShare: 3763 / 9409,
  activation: 'relu',
  loss: 'cross-entropy',
  lr: 0.002,
  weightDecay: 1e-4,
  steps: 100_000_000,
  method: 'descent',
  seed: 2_435_253_235,
};

const additionFromZero: Settings = { ...addition, zeroOutputLayer: true };

const hours = 'a step is 7 GFlop and there are 1e8 of them: years by descent on one machine';

/**
 * The experiments of Lyu et al. 2023 at their size, with the settings of the paper, its code and its figures (theory
 * note §1.9). Figures 1 and 3 are on the authors' own data (§2.9); the weights of Figures 2 and 4 are not known.
 */
export const figures: readonly Preset[] = [
  {
    name: 'fig1a',
    model: 'diagonal-net',
    figure: 'Figure 1a',
    description: 'Sparse data groks in two stages, from the max-L2 to the max-L1 margin.',
    settings: { ...diagonal, data: 'sparse', samples: 256, sparsity: 3, steps: 2_000_000, grid: 272 },
    verdict: 'grokking',
  },
  {
    name: 'fig1b',
    model: 'diagonal-net',
    figure: 'Figure 1b',
    description: 'Gaussian data with a wide margin misgroks.',
    settings: { ...diagonal, data: 'gaussian-margin', samples: 32, gamma: 25, steps: 20_000_000, grid: 384 },
    verdict: 'misgrokking',
  },
  {
    name: 'fig3',
    model: 'matrix-completion',
    figure: 'Figure 3',
    description: 'A multiplication table of which 5 % is seen groks.',
    settings: {
      target: 'multiplication-table',
      size: 97,
      observed: 470,
      alpha: 10,
      lr: 0.1,
      weightDecay: 1e-4,
      steps: 10_000_000,
      generator: 'torch-cuda',
      seed: 35_235_125,
    },
    verdict: 'grokking',
  },
  {
    name: 'fig2a',
    model: 'modular-addition',
    figure: 'Figure 2a',
    description: 'Addition mod 97 from the standard initialisation.',
    settings: { ...addition, alpha: 1 },
    verdict: 'grokking',
    long: hours,
  },
  ...[1, 10, 100].map((alpha) => ({
    name: `fig2b-x${alpha}`,
    model: 'modular-addition',
    figure: 'Figure 2b',
    description: `Addition mod 97 from ${alpha} times the initialisation with an output layer of zeros.`,
    settings: { ...additionFromZero, alpha },
    verdict: 'grokking' as const,
    long: hours,
  })),
  ...[1e-4, 3e-4, 1e-3, 3e-3].map((weightDecay) => ({
    name: `fig2c-wd${weightDecay}`,
    model: 'modular-addition',
    figure: 'Figure 2c',
    description: `Addition mod 97 from 10 times the initialisation with weight decay ${weightDecay}.`,
    settings: { ...additionFromZero, alpha: 10, weightDecay },
    verdict: weightDecay < 3e-3 ? ('grokking' as const) : ('collapse' as const),
    long: hours,
  })),
  {
    name: 'fig4',
    model: 'modular-addition',
    figure: 'Figure 4',
    description: 'Addition mod 97 without weight decay, the learning rate divided by the loss.',
    settings: { ...addition, lr: 0.01, weightDecay: 0, lossScaled: true, backend: 'plain' },
    verdict: 'grokking',
    long: hours,
  },
];
