import type { Evaluations } from '../evaluations.js';
import type { SettingTable } from '../settings.js';
import type { BackendChoice, OptimizerName, ScheduleName } from '../solvers/index.js';

/** How a model is trained; the same for every model. */
export interface TrainingConfig {
  readonly lr: number;
  readonly weightDecay: number;
  readonly steps: number;
  readonly method: 'flow' | 'descent';
  readonly optimizer: OptimizerName;
  readonly momentum: number;
  readonly schedule: ScheduleName;
  readonly backend: BackendChoice;
  readonly seed: number;
  readonly evaluations: Evaluations;
}

/** The settings of the training, with the defaults that a model has of its own. */
export function trainingSettings(
  defaults: Pick<TrainingConfig, 'lr' | 'weightDecay' | 'steps'>,
): SettingTable<TrainingConfig> {
  return {
    lr: {
      kind: 'number',
      default: defaults.lr,
      min: 0,
      aboveMin: true,
      meaning: 'learning rate; under flow the time that one step stands for',
    },
    weightDecay: {
      kind: 'number',
      default: defaults.weightDecay,
      min: 0,
      meaning: 'weight decay: (weightDecay/2) |theta|^2 in the loss, all parameters',
    },
    steps: {
      kind: 'integer',
      default: defaults.steps,
      min: 1,
      max: 1e12,
      meaning: 'length of the run in steps',
    },
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
        'learning rate of the descent: constant, half a cosine to 0, or a tenth from 1/2 and a hundredth from 3/4 on',
    },
    backend: {
      kind: 'choice',
      default: 'auto',
      choices: ['auto', 'plain', 'tensorflow', 'wasm', 'cpu'],
      meaning:
        'what computes the descent: TensorFlow.js as far as it loads (auto), one of its backends, or plain arrays',
    },
    seed: { kind: 'integer', default: 0, min: 0, meaning: 'seed of the data and of the initial weights' },
    evaluations: {
      kind: 'choice',
      default: 'log',
      choices: ['log', 'dense'],
      meaning: 'at 32 to 128 steps a decade, or every step to 1000 and then every 1000th',
    },
  };
}
