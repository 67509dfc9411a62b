import { describe, expect, it } from 'vitest';
import { settingsOfName } from '../../src/run/file-name-settings.js';
import { findHyperparameters } from '../../src/run/find-hyperparameters.js';
import { runOf } from '../helpers/synthetic.js';

describe('findHyperparameters', () => {
  it('finds settings by their usual names at any depth, also as text', () => {
    const run = runOf(
      [0],
      {},
      {
        'optim.lr': '1e-3',
        'optim.weight_decay': 0.1,
        'optim.name': 'AdamW',
        'model.init_norm': 89.4,
        train_batch_size: 32,
        random_seed: 7,
      },
    );
    expect(findHyperparameters(run)).toEqual({
      lr: { value: 0.001, from: 'made' },
      weightDecay: { value: 0.1, from: 'made' },
      optimizer: { value: 'AdamW', from: 'made' },
      initNorm: { value: 89.4, from: 'made' },
      batchSize: { value: 32, from: 'made' },
      seed: { value: 7, from: 'made' },
    });
  });

  it('takes the least nested of settings that one file calls alike, and none of another part', () => {
    const run = runOf(
      [0],
      {},
      {
        'data.seed': 7,
        'ema.momentum': 0.999,
        'model.bn.momentum': 0.1,
        'scheduler.lr': 1e-8,
        'scheduler.name': 'cosine',
        seed: 3,
        'optimizer.groups.0.lr': 0.5,
        'optimizer.lr': 0.1,
      },
    );
    expect(findHyperparameters(run)).toEqual({
      lr: { value: 0.1, from: 'made' },
      seed: { value: 3, from: 'made' },
    });
  });

  it('believes the configuration before the file name', () => {
    const run = {
      ...runOf([0], {}, { wd: 0.3 }),
      source: { path: 'runs/wd3.csv', format: 'csv', files: [] },
    };
    expect(findHyperparameters(run).weightDecay).toEqual({ value: 0.3, from: 'made' });
  });

  it('looks into the name of the run within its file', () => {
    const run = {
      ...runOf([0], {}),
      id: 'a.json#sgd/seed=3',
      source: { path: 'a.json', format: 'json', files: [] },
    };
    expect(findHyperparameters(run)).toEqual({
      optimizer: { value: 'sgd', from: 'run name' },
      seed: { value: 3, from: 'run name' },
    });
  });

  it('knows an optimiser by its value', () => {
    const run = runOf([0], {}, { task: 'add', _target_: 'torch.optim.AdamW' });
    expect(findHyperparameters(run).optimizer?.value).toBe('torch.optim.AdamW');
  });

  it('assumes nothing', () => {
    expect(findHyperparameters(runOf([0], {}))).toEqual({});
  });

  it('takes the first positive logged learning rate where no setting has one', () => {
    const run = runOf([0, 1, 2], { learning_rate: [0, 0.01, 0.005] });
    expect(findHyperparameters(run).lr).toEqual({ value: 0.01, from: 'series "learning_rate"' });
  });

  it('lets given values win', () => {
    expect(findHyperparameters(runOf([0], {}, { lr: 1 }), { lr: 0.5, optimizer: 'sgd' })).toEqual({
      lr: { value: 0.5, from: 'given' },
      optimizer: { value: 'sgd', from: 'given' },
    });
  });
});

describe('settingsOfName', () => {
  const values = (path: string): Record<string, unknown> =>
    Object.fromEntries(settingsOfName(path).map(({ key, value }) => [key, value]));

  it.each([
    ['adamw_sweep_lr_1em2_wd_0p1_seed_0.csv', { optimizer: 'adamw', lr: 0.01, weight_decay: 0.1, seed: 0 }],
    ['runs/sgd_K8_wd1e-02_lr3e-02_b32.npz', { optimizer: 'sgd', weight_decay: 0.01, lr: 0.03 }],
    ['p97_frac0.30_wd1_seed4.csv', { weight_decay: 1, seed: 4 }],
    ['wd0.5/lr=0.001/metrics.jsonl', { weight_decay: 0.5, lr: 0.001 }],
    ['modadd_wd03_lr3_seed07.log', { seed: 7 }],
    ['lr.001-weight-decay-0.1.csv', { lr: 0.001, weight_decay: 0.1 }],
    ['wd1/learning_rate=0.01/seed_3/version_0.csv', { weight_decay: 1, lr: 0.01, seed: 3 }],
    ['arm_N1536_S10000.json', {}],
    ['p97_optAdamW_optimalsgdish.csv', { optimizer: 'adamw' }],
    ['arm_S42.json', { seed: 42 }],
    ['results/history.json', {}],
  ])('%s', (path, expected) => {
    expect(values(path)).toEqual(expected);
  });
});
