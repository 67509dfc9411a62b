import { setImmediate } from 'node:timers/promises';
import type { Settings, Simulation } from '../../src/reference-models/reference-model.js';
import { readSettings } from '../../src/reference-models/settings.js';
import type { ConfigValue } from '../../src/run/run.js';
import type { Catalogue, Model } from '../../src/cli/simulation/catalogue.js';
import { exampleRun } from '../writers/example-run.js';

const logistic: Model = {
  name: 'logistic',
  description: 'A curve by formula.',
  settings: {
    lr: { kind: 'number', default: 0.1, min: 0, aboveMin: true, meaning: 'learning rate' },
    steps: { kind: 'integer', default: 100, min: 1, max: 1e6, meaning: 'number of steps' },
    seed: { kind: 'integer', default: 0, meaning: 'seed of the data' },
    evaluations: { kind: 'choice', default: 'log', choices: ['log', 'dense'], meaning: 'steps evaluated' },
    shuffled: { kind: 'flag', default: false, meaning: 'whether the order is random' },
  },
};

/** A catalogue with one model, which makes its run at once, in ten parts. */
export const standIn: Catalogue = {
  models: [logistic],
  presets: [
    {
      name: 'late',
      model: 'logistic',
      description: 'Generalises late.',
      figure: 'Figure 9',
      settings: { lr: 0.5, steps: 200 },
      verdict: 'grokking',
    },
    {
      name: 'later',
      model: 'logistic',
      description: 'Generalises later.',
      settings: { steps: 1e6 },
      verdict: 'grokking',
      long: 'a million steps, 10 minutes',
    },
  ],
  simulate,
};

async function simulate(
  name: string,
  settings: Settings,
  { signal, onProgress }: Parameters<Catalogue['simulate']>[2] = {},
): Promise<Simulation> {
  const config: Readonly<Record<string, ConfigValue>> = readSettings<Record<string, never>>(
    name,
    logistic.settings as never,
    settings,
  );
  for (let part = 0; part < 10; part++) {
    await setImmediate();
    signal?.throwIfAborted();
    onProgress?.({ fraction: part / 10, step: part * 10 });
  }
  const entries = Object.entries(config).map(([key, value]) => ({ key, value, from: 'settings' }));
  const move = { from: 0.5, to: 1, t10: 2000, t50: 3000, t90: 4000 };
  return {
    run: { ...exampleRun(), config: entries },
    truth: {
      model: name,
      method: 'descent',
      backend: 'plain',
      config,
      dataHash: '00000000',
      verdict: 'grokking',
      channel: 'accuracy',
      fitStep: 120,
      transition: move,
      stages: [move],
      clock: { s10: 2, s50: 3.1, s90: 4, sSwitch: null, logAlpha: 2.6, offset: 0.5 },
      identities: { uv: 1e-9 },
      final: {},
    },
  };
}
