import type { Settings } from '../reference-model.js';
import type { Preset } from './preset.js';

const descent: Settings = {
  method: 'descent',
  backend: 'plain',
  samples: 64,
  dimension: 1000,
  alpha: 20,
  weightDecay: 0.01,
  steps: 16_000,
};

/** Runs that lack one thing that the theory asks for, and runs by other optimisers. */
export const controls: readonly Preset[] = [
  {
    name: 'no-delay',
    model: 'matrix-completion',
    description: 'Small initial weights: the rich regime from the start.',
    settings: { size: 40, observed: 0.2, alpha: 0.1, lr: 1, weightDecay: 1e-3, steps: 30_000 },
    verdict: 'no_delay',
  },
  {
    name: 'too-little-data',
    model: 'diagonal-net',
    description: 'Too few samples to find the teacher: test rises and stops half-way.',
    settings: { samples: 56, steps: 10_000 },
    verdict: 'semi_grokking',
  },
  {
    name: 'over-regularised',
    model: 'matrix-completion',
    description: 'Weight decay that costs more than the fit is worth: train is fitted and lost again.',
    settings: { observed: 0.2, weightDecay: 0.01, lr: 0.3, steps: 30_000 },
    verdict: 'collapse',
  },
  {
    name: 'no-weight-decay',
    model: 'diagonal-net',
    description: 'Without weight decay the kernel solution stays.',
    settings: { weightDecay: 0, steps: 20_000 },
    verdict: 'memorised_so_far',
  },
  {
    name: 'sgd',
    model: 'diagonal-net',
    description: 'Plain steps of SGD instead of the flow.',
    settings: { ...descent, lr: 0.05 },
    verdict: 'grokking',
  },
  {
    name: 'momentum',
    model: 'diagonal-net',
    description: 'SGD with momentum 0.9 at a tenth of the learning rate: the same clock.',
    settings: { ...descent, optimizer: 'momentum', lr: 0.005 },
    verdict: 'grokking',
  },
  {
    name: 'cosine',
    model: 'diagonal-net',
    description: 'SGD with a cosine schedule: the clock slows down.',
    settings: { ...descent, schedule: 'cosine', lr: 0.05 },
    verdict: 'grokking',
  },
  {
    name: 'adamw',
    model: 'modular-addition',
    description: 'AdamW groks too, but not by the clock.',
    settings: {
      method: 'descent',
      backend: 'plain',
      optimizer: 'adamw',
      lr: 1e-3,
      weightDecay: 1,
      steps: 8000,
    },
    verdict: 'grokking',
  },
  {
    name: 'adamw-diagonal',
    model: 'diagonal-net',
    description: 'AdamW on a diagonal net keeps to the memorised solution.',
    settings: { ...descent, optimizer: 'adamw', lr: 0.002, weightDecay: 0.1, steps: 15_000 },
    verdict: 'memorised_so_far',
  },
  {
    name: 'label-noise',
    model: 'diagonal-net',
    description: 'Regression by SGD with noisy labels and no weight decay (Li et al. 2022).',
    settings: {
      task: 'regression',
      method: 'descent',
      backend: 'plain',
      weightDecay: 0,
      labelNoise: 0.5,
      samples: 32,
      dimension: 100,
      lr: 0.03,
      alpha: 6,
      steps: 80_000,
    },
    verdict: 'grokking',
  },
];
