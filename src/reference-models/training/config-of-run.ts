import type { ConfigValue } from '../../run/run.js';
import type { TrainingConfig } from './settings.js';

/**
 * The settings as a training script would log them: in snake case, and only those that the run used. `unused` names
 * those of the model that it did not.
 */
export function configOfRun<Config extends TrainingConfig>(
  model: string,
  config: Config,
  unused: readonly (keyof Config)[] = [],
): Readonly<Record<string, ConfigValue>> {
  const { method, optimizer } = config;
  const isDescent = method === 'descent';
  const left = new Set<PropertyKey>([
    ...unused,
    ...(isDescent ? [] : ['schedule', 'backend']),
    ...(isDescent && optimizer === 'momentum' ? [] : ['momentum']),
  ]);
  const used = Object.entries(config).filter(([name]) => !left.has(name));
  return Object.fromEntries([['model', model], ...used.map(([name, value]) => [snakeCase(name), value])]);
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
