import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/readers/index.js';
import { findHyperparameters } from '../../src/run/find-hyperparameters.js';
import type { Run } from '../../src/run/run.js';
import { makeCurves } from '../../src/run/make-curves.js';
import { writeRun } from '../../src/writers/index.js';
import { temporaryFolder } from './helpers/temporary-folder.js';

// Where the settings of a run may stand (and did, in logs that people published): each place gives learning rate and decay.

const rows = Array.from({ length: 12 }, (_, i) => ({ step: i * 10, train_acc: i / 12, test_acc: i / 20 }));
const csv = (more: Readonly<Record<string, unknown>> = {}): string => {
  const table = rows.map((row) => ({ ...row, ...more }));
  return [Object.keys(table[0] ?? {}), ...table.map((row) => Object.values(row))]
    .map((r) => `${r.join(',')}\n`)
    .join('');
};
const jsonl = (first: unknown): string => [first, ...rows].map((row) => `${JSON.stringify(row)}\n`).join('');
const metric = rows.map(({ step, test_acc }) => `17000000000${10 + step} ${test_acc} ${step}\n`).join('');

const places: readonly (readonly [
  place: string,
  files: Record<string, string | Uint8Array>,
  from: string | RegExp,
])[] = [
  [
    'the first line of the log',
    { 'log.jsonl': jsonl({ _meta: { lr: 0.01, weight_decay: 0.5 } }) },
    'first record',
  ],
  ['constant columns', { 'log.csv': csv({ lr: 0.01, weight_decay: 0.5 }) }, /column "(?:lr|weight_decay)"/],
  ['a sidecar in YAML', { 'log.csv': csv(), 'config.yaml': 'lr: 1e-2\nweight_decay: 0.5\n' }, 'config.yaml'],
  [
    'a sidecar in JSON',
    { 'log.csv': csv(), 'args.json': '{"optim": {"lr": 0.01, "weight_decay": 0.5}}' },
    'args.json',
  ],
  [
    'the config of Hydra',
    { 'log.csv': csv(), '.hydra/config.yaml': 'lr: 0.01\nweight_decay: 0.5\n' },
    '.hydra/config.yaml',
  ],
  [
    'the params of MLflow',
    {
      'm/meta.yaml': 'lifecycle_stage: active\n',
      'm/metrics/test_acc': metric,
      'm/params/opt_lr': '0.01',
      'm/params/opt_weight_decay': '0.5',
    },
    /^params\/opt_/,
  ],
  ['a comment above the table', { 'log.csv': `# lr=0.01, weight_decay=0.5\n${csv()}` }, /comment|line|#/],
  ['the name of the file', { 'adamw_sweep_lr_1em2_wd_0p5_seed_0.csv': csv() }, 'file name'],
  ['the name of a folder', { 'lr1e-2_wd0.5/log.csv': csv() }, 'folder name "lr1e-2_wd0.5"'],
  [
    'lines before the log',
    {
      'train.log': `lr: 0.01\nweight_decay: 0.5\n${rows.map((r) => `step ${r.step} train_acc ${r.train_acc} test_acc ${r.test_acc}\n`).join('')}`,
    },
    /^line \d$/,
  ],
];

async function hyperparameters(folder: string) {
  const { runs, errors } = await readRuns([folder]);
  expect(errors).toEqual([]);
  expect(runs).toHaveLength(1);
  return runs.map((run) => findHyperparameters(run))[0];
}

describe('settings are found in', () => {
  it.each(places)('%s', async (_, files, from) => {
    const found = await hyperparameters(temporaryFolder(files));
    const told = typeof from === 'string' ? from : expect.stringMatching(from);
    expect(found?.lr).toEqual({ value: 0.01, from: told });
    expect(found?.weightDecay).toEqual({ value: 0.5, from: told });
  });

  it.each([
    ['arrays of one number in npz', 'log.npz', 'log.npz'],
    ['the hparams plugin of TensorBoard', 'run/', 'hparams plugin'],
  ])('%s', async (_, name, from) => {
    const folder = temporaryFolder();
    await writeRun(written, join(folder, name));
    const found = await hyperparameters(folder);
    expect(found?.lr).toEqual({ value: 0.01, from });
    expect(found?.weightDecay).toEqual({ value: 0.5, from });
  });

  it('a learning rate that is logged, with its schedule', async () => {
    const table = rows.map((row, i) => ({ ...row, lr: 0.01 * Math.cos(i / 10) }));
    const text = table.map((row) => `${JSON.stringify(row)}\n`).join('');
    const { runs } = await readRuns([temporaryFolder({ 'log.jsonl': text })]);
    const [run] = runs;
    if (!run) throw new Error('no run');
    const found = findHyperparameters(run);
    expect(found.lr).toEqual({ value: 0.01, from: 'series "lr"' });
    const { learningRate } = makeCurves(run, found);
    expect([...(learningRate?.values ?? [])]).toEqual(table.map(({ lr }) => lr));
  });
});

const written: Run = {
  id: 'run',
  source: { path: 'run', format: 'test', files: [] },
  series: (['train_acc', 'test_acc'] as const).map((name) => ({
    name,
    axis: { name: 'step', unit: 'step' },
    steps: Float64Array.from(rows, ({ step }) => step),
    values: Float64Array.from(rows, (row) => row[name]),
  })),
  config: [
    { key: 'lr', value: 0.01, from: 'test' },
    { key: 'weight_decay', value: 0.5, from: 'test' },
  ],
  notes: [],
};
