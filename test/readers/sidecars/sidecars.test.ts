import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flattenConfig } from '../../../src/readers/sidecars/flatten.js';
import { addSidecars } from '../../../src/readers/sidecars/sidecars.js';
import { at, fileRun } from '../helpers/runs.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { slowYaml } from '../helpers/slow-yaml.js';

async function settingsFor(files: Record<string, string>, ...logs: readonly string[]) {
  const folder = temporaryFolder(files);
  const runs = logs.map((log) => fileRun(join(folder, log), { series: { loss: at(0, 1) } }));
  const found = await addSidecars(runs);
  return found.map((run) => ({
    config: Object.fromEntries(run.config.map(({ key, value }) => [key, value])),
    from: [...new Set(run.config.map(({ from }) => from))],
    notes: run.notes.map(({ code }) => code),
  }));
}

describe('flattenConfig', () => {
  it('joins nested keys and numbers the items of short lists', () => {
    expect(flattenConfig({ lr: 1, optim: { name: 'sgd', nesterov: true }, betas: [0.9, 0.98] }, 'f')).toEqual(
      Object.entries({
        lr: 1,
        'optim.name': 'sgd',
        'optim.nesterov': true,
        'betas.0': 0.9,
        'betas.1': 0.98,
      }).map(([key, value]) => ({ key, value, from: 'f' })),
    );
  });

  it('takes the value of W&B settings and leaves out its own', () => {
    const settings = { wandb_version: 1, _wandb: { value: { m: 1 } }, lr: { desc: null, value: 0.1 } };
    expect(flattenConfig(settings, 'config.yaml')).toEqual([{ key: 'lr', value: 0.1, from: 'config.yaml' }]);
  });

  it('leaves out long texts, long lists and what is nested too deep', () => {
    let deep: unknown = { lr: 1 };
    for (let depth = 0; depth < 20; depth++) deep = { deep };
    const long = { text: 'x'.repeat(201), list: Array.from({ length: 9 }, () => 1), nothing: null, deep };
    expect(flattenConfig(long, 'f')).toEqual([]);
    expect(flattenConfig('text', 'f')).toEqual([]);
  });
});

describe('addSidecars', () => {
  it('reads YAML with the tags of Python, numbers in any spelling and keys such as n', async () => {
    const yaml = [
      '!!python/object:argparse.Namespace',
      'lr: 1e-3',
      'betas: !!python/tuple [0.9, 0.98]',
      'n: 5',
      'tied: true',
      'none: null',
    ].join('\n');
    const [run] = await settingsFor({ 'v/hparams.yaml': yaml }, 'v/metrics.csv');
    expect(run).toEqual({
      config: { lr: 0.001, 'betas.0': 0.9, 'betas.1': 0.98, n: 5, tied: true },
      from: ['hparams.yaml'],
      notes: [],
    });
  });

  it('merges what YAML names by an alias', async () => {
    const yaml = 'base: &base {lr: 0.1, seed: 1}\ntask:\n  <<: *base\n  seed: 2\n';
    const [run] = await settingsFor({ 'config.yaml': yaml }, 'log.csv');
    expect(run?.config).toEqual({ 'base.lr': 0.1, 'base.seed': 1, 'task.lr': 0.1, 'task.seed': 2 });
  });

  it.each(['args.json', 'config.json', 'params.json', '.hydra/config.yaml', 'files/config.yaml'])(
    'reads %s',
    async (name) => {
      const [run] = await settingsFor({ [name]: '{"optim": {"lr": 0.1}}' }, 'log.csv');
      expect(run).toMatchObject({ config: { 'optim.lr': 0.1 }, from: [name] });
    },
  );

  it.each([
    ['train_config.json', '{"lr": 0.1, "wd": 1}'],
    ['hyper-parameters.yaml', 'lr: 0.1\nwd: 1'],
    ['Settings.toml', '# of the run\nlr = 0.1 # peak\n\nwd = 1'],
    ['config.ini', '; of the run\nlr = 0.1\nwd = 1'],
    ['args.txt', 'lr: 0.1\nwd: 1'],
    ['args.txt', 'Namespace(lr=0.1, wd=1)'],
    ['args.txt', 'python train.py --lr 0.1 --wd=1'],
    ['args.txt', '{"lr": 0.1, "wd": 1}'],
    ['.hydra/overrides.yaml', '- lr=0.1\n- +wd=1'],
  ])('reads %s with "%s"', async (name, content) => {
    const [run] = await settingsFor({ [name]: content }, 'log.csv');
    expect(run).toMatchObject({ config: { lr: 0.1, wd: 1 }, from: [name] });
  });

  it('joins the sections of TOML to the keys', async () => {
    const toml = 'seed = 3\n[optim]\nname = "AdamW"\n[optim.groups]\nlr = 0.1';
    const [run] = await settingsFor({ 'config.toml': toml }, 'log.csv');
    expect(run?.config).toEqual({ seed: 3, 'optim.name': 'AdamW', 'optim.groups.lr': 0.1 });
  });

  it.each([
    [
      ['run1_config.json', 'run2_config.json'],
      ['run1_metrics.csv', 'run2_metrics.csv'],
    ],
    [
      ['config_run1.yaml', 'config_run2.yaml'],
      ['log_run1.txt', 'log_run2.txt'],
    ],
    [
      ['run1.json', 'run2.json'],
      ['run1.csv', 'run2.csv.gz'],
    ],
    [
      ['seed_1-args.txt', 'seed_2-args.txt'],
      ['train_loss_seed_1.npy', 'train_loss_seed_2.npy'],
    ],
  ])('gives each log the settings that are called as it is: %s, %s', async (settings, logs) => {
    const files = Object.fromEntries(
      settings.map((name, index) => [name, name.endsWith('json') ? `{"lr": ${index}}` : `lr: ${index}`]),
    );
    const found = await settingsFor({ ...files, 'other_config.json': '{"wd": 1}' }, ...logs);
    expect(found.map(({ config }) => config)).toEqual([{ lr: 0 }, { lr: 1 }]);
    expect(found.map(({ from }) => from)).toEqual(settings.map((name) => [name]));
  });

  it('puts the settings of one log before those of all', async () => {
    const files = { 'config.json': '{"lr": 1, "wd": 2}', 'a_config.json': '{"lr": 3}' };
    const folder = temporaryFolder(files);
    const [run] = await addSidecars([fileRun(join(folder, 'a.csv'), { series: { loss: at(0, 1) } })]);
    expect(run?.config.map(({ key, value }) => [key, value])).toEqual([
      ['lr', 3],
      ['lr', 1],
      ['wd', 2],
    ]);
  });

  it('is not held up by a damaged YAML file beside a log', async () => {
    const [run] = await settingsFor({ 'args.yaml': slowYaml() }, 'log.csv');
    expect(run).toBeDefined();
  }, 10_000);

  it('reads the task of ClearML', async () => {
    const task = {
      hyperparams: { Args: { lr: { name: 'lr', value: '0.5' } }, General: { p: { value: '97' } } },
    };
    const [run] = await settingsFor({ 'task.json': JSON.stringify(task) }, 'metrics.jsonl');
    expect(run).toMatchObject({ config: { lr: 0.5, p: 97 }, from: ['task.json'] });
  });

  it('reads the params of MLflow', async () => {
    const folder = temporaryFolder({
      'r/params/lr': '1e-3',
      'r/params/name': 'AdamW',
      'r/params/tied': 'True',
      'r/params/weights.npy': '1'.padEnd(5000),
      'r/metrics/loss': 'x',
    });
    const path = join(folder, 'r');
    const run = fileRun(path, { series: { loss: at(0) } });
    const joined = { ...run, source: { ...run.source, files: [join(path, 'metrics/loss')] } };
    const [found] = await addSidecars([joined]);
    expect(found?.config).toEqual([
      { key: 'lr', value: 0.001, from: 'params/lr' },
      { key: 'name', value: 'AdamW', from: 'params/name' },
      { key: 'tied', value: true, from: 'params/tied' },
    ]);
  });

  it('notes settings that serve several logs', async () => {
    const found = await settingsFor({ 'config.json': '{"lr": 1}' }, 'a.csv', 'b.csv', 'sub/c.csv');
    expect(found.map(({ config, notes }) => [config, notes])).toEqual([
      [{ lr: 1 }, ['shared-settings']],
      [{ lr: 1 }, ['shared-settings']],
      [{}, []],
    ]);
  });

  it('looks into the folder above where all runs below it lie in one folder', async () => {
    const [lone] = await settingsFor({ 'config.yaml': 'lr: 1' }, 'logs/a.csv');
    expect(lone).toMatchObject({ config: { lr: 1 }, from: ['../config.yaml'] });
    const several = await settingsFor({ 'config.yaml': 'lr: 1' }, 'run1/a.csv', 'run2/a.csv');
    expect(several.map(({ config }) => config)).toEqual([{}, {}]);
  });

  it('passes over settings that cannot be read', async () => {
    const bomb = [
      'a: &a [x, x]',
      ...Array.from(
        { length: 9 },
        (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${i ? `b${i - 1}` : 'a'}]`,
      ),
    ];
    for (const content of ['{"lr": ', '{unclosed: [', bomb.join('\n')]) {
      const [run] = await settingsFor({ 'config.json': content, 'config.yaml': content }, 'log.csv');
      expect(run?.config).toEqual({});
    }
  });
});
