import { GrokscopeError } from '../util/errors.js';
import { models } from './models.js';
import type { Settings, SimulateOptions, Simulation } from './reference-model.js';

/**
 * Trains a reference model: `model` by name, `settings` laid over its defaults.
 *
 * @throws GrokscopeError with code `usage`, before any work, for an unknown model or a setting that cannot be.
 *
 * @example
 * const { run, truth } = await simulate('matrix-completion', { size: 20, observed: 0.3, steps: 30_000 });
 * truth.verdict; // => 'grokking'
 * run.series.some(({ name }) => name === 'test_loss'); // => true
 */
export async function simulate(
  model: string,
  settings: Settings = {},
  options?: SimulateOptions,
): Promise<Simulation> {
  const found = models.find(({ name }) => name === model);
  if (!found) {
    const names = models.map(({ name }) => name).join(', ');
    throw new GrokscopeError(
      'usage',
      model,
      `there is no reference model "${model}"`,
      `Use one of: ${names}.`,
    );
  }
  return found.simulate(settings, options);
}
