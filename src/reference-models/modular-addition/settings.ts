import type { SettingTable } from '../settings.js';
import { type TrainingConfig, trainingSettings } from '../training/index.js';
import type { LossName } from './losses.js';
import type { Activation } from './network.js';

export interface ModularAdditionConfig extends TrainingConfig {
  readonly modulus: number;
  readonly width: number;
  readonly trainShare: number;
  readonly activation: Activation;
  readonly loss: LossName;
  readonly alpha: number;
  readonly zeroOutputLayer: boolean;
  readonly lossScaled: boolean;
}

/** The defaults are a small net that groks in seconds. */
export const settings: SettingTable<ModularAdditionConfig> = {
  modulus: { kind: 'integer', default: 17, min: 2, meaning: 'p of a + b mod p' },
  width: { kind: 'integer', default: 64, min: 1, meaning: 'hidden units' },
  trainShare: {
    kind: 'number',
    default: 0.6,
    min: 0,
    aboveMin: true,
    max: 1,
    meaning: 'share of all p^2 pairs to train on; all others are the test set',
  },
  activation: {
    kind: 'choice',
    default: 'quadratic',
    choices: ['relu', 'quadratic'],
    meaning: 'activation of the hidden units',
  },
  loss: {
    kind: 'choice',
    default: 'mse',
    choices: ['cross-entropy', 'mse'],
    meaning: 'cross-entropy, or squared distance to the one-hot label; mean over pairs (and classes)',
  },
  alpha: {
    kind: 'number',
    default: 1,
    min: 0,
    aboveMin: true,
    meaning: "multiple of He's initialisation",
  },
  zeroOutputLayer: {
    kind: 'flag',
    default: false,
    meaning: 'start from an output layer of zeros, so that the output starts at 0',
  },
  lossScaled: {
    kind: 'flag',
    default: false,
    meaning: 'divide the learning rate by the training loss; for cross-entropy without weight decay',
  },
  ...trainingSettings({ lr: 1, weightDecay: 1e-4, steps: 100_000 }),
};
