import type { ConfigValue } from '../../run/run.js';
import type { DiagonalNetConfig } from './settings.js';

type Config = Readonly<Record<string, ConfigValue>>;

/** The settings as a training script would log them: in snake case, and only those that the run used. */
export function configOfRun(config: DiagonalNetConfig): Config {
  const { data, task, method, generator, optimizer } = config;
  const unused = new Set<string>([
    ...(data === 'sparse' ? ['gamma'] : ['sparsity']),
    ...(generator === 'torch-cuda' ? [] : ['grid']),
    ...(method === 'flow' ? ['schedule', 'backend'] : []),
    ...(method === 'descent' && optimizer === 'momentum' ? [] : ['momentum']),
    ...(method === 'descent' && task === 'regression' ? [] : ['labelNoise']),
  ]);
  const used = Object.entries({ ...config, optimizer: method === 'flow' ? 'sgd' : optimizer });
  return Object.fromEntries(
    used.filter(([name]) => !unused.has(name)).map(([name, value]) => [snakeCase(name), value]),
  );
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
