import { refusal } from './refusal.js';
import type { TrainingConfig } from './settings.js';

/**
 * Refuses settings of the training that contradict one another.
 *
 * @throws GrokscopeError `usage`
 */
export function checkTraining(config: TrainingConfig & { readonly lossScaled?: boolean }): void {
  const { method, optimizer, schedule, lossScaled, weightDecay } = config;
  if (method === 'flow') {
    const [name, value] = optimizer === 'sgd' ? ['schedule', schedule] : ['optimizer', optimizer];
    if (value !== 'constant')
      throw refusal(
        name,
        `${name} is ${value}, but method is flow, which has none`,
        'Set method to descent.',
      );
  }
  if (lossScaled && weightDecay > 0)
    throw refusal(
      'weightDecay',
      `weightDecay is ${weightDecay}, but a loss-scaled learning rate is for runs without weight decay`,
      'Set weightDecay to 0, or lossScaled to false.',
    );
}
