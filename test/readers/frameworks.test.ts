import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/readers/index.js';
import type { Role } from '../../src/run/curves.js';
import { findHyperparameters } from '../../src/run/find-hyperparameters.js';
import { assignRoles } from '../../src/run/roles.js';
import type { Run, Series } from '../../src/run/run.js';
import { fixtures, trueColumns } from './helpers/fixture-run.js';

async function runIn(path: string): Promise<Run> {
  const { runs, errors } = await readRuns([join(fixtures, 'frameworks', path)]);
  expect(errors).toEqual([]);
  expect(runs).toHaveLength(1);
  return runs[0]!;
}

/** The names of the series by role. */
function rolesOf(run: Run): Partial<Record<Role, string>> {
  return Object.fromEntries(
    Object.entries(assignRoles(run, {}, [])).map(([role, series]) => [role, series.name]),
  );
}

function settingsOf(run: Run): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(findHyperparameters(run)).map(([key, found]) => [key, found.value]),
  );
}

function seriesOf(run: Run, name: string | undefined): Series {
  const found = run.series.find((one) => one.name === name);
  if (!found) throw new Error(`no series ${name} among ${run.series.map((one) => one.name).join(', ')}`);
  return found;
}

interface Log {
  readonly path: string;
  readonly roles: Partial<Record<Role, string>>;
  readonly axis: string;
  readonly first: readonly number[];
  readonly points: number;
  readonly settings?: Record<string, unknown>;
}

const sgd = { lr: 0.02, weightDecay: 0.0005, optimizer: 'sgd' };
const lossesAndTest = { trainLoss: 'train_loss', testLoss: 'valid_loss', testAccuracy: 'accuracy' };
const ofKeras = {
  trainLoss: 'loss',
  trainAccuracy: 'accuracy',
  testLoss: 'val_loss',
  testAccuracy: 'val_accuracy',
};
const ofTrainer = { trainLoss: 'loss', testLoss: 'eval_loss', testAccuracy: 'eval_accuracy' };
const ofBaselines = {
  trainLoss: 'train/loss',
  trainAccuracy: 'train/accuracy',
  testLoss: 'eval/loss',
  testAccuracy: 'eval/accuracy',
  learningRate: 'train/learning_rate',
};

const logs: readonly Log[] = [
  {
    path: 'stable-baselines3/progress.csv',
    roles: ofBaselines,
    axis: 'time/total_timesteps',
    first: [1, 5, 9],
    points: 43,
    settings: { lr: 0.02 },
  },
  {
    path: 'stable-baselines3/progress.json',
    roles: ofBaselines,
    axis: 'time/total_timesteps',
    first: [1, 5, 9],
    points: 43,
    settings: { lr: 0.02 },
  },
  {
    path: 'stable-baselines3/stdout.log',
    roles: ofBaselines,
    axis: 'step',
    first: [1, 5, 9],
    points: 43,
    settings: { lr: 0.02 },
  },
  {
    path: 'ultralytics',
    roles: { trainLoss: 'train/loss', testLoss: 'val/loss', testAccuracy: 'metrics/accuracy_top1' },
    axis: 'epoch',
    first: [1, 2, 3],
    points: 43,
    settings: { ...sgd, optimizer: 'SGD', seed: 0 },
  },
  {
    path: 'timm',
    roles: { trainLoss: 'train_loss', testLoss: 'eval_loss', testAccuracy: 'eval_top1' },
    axis: 'epoch',
    first: [0, 1, 2],
    points: 43,
    settings: { ...sgd, seed: 42, batchSize: 128 },
  },
  { path: 'fastai/history.csv', roles: lossesAndTest, axis: 'epoch', first: [0, 1, 2], points: 25 },
  { path: 'fastai/stdout.log', roles: lossesAndTest, axis: 'epoch', first: [0, 1, 2], points: 25 },
  { path: 'keras-verbose-1', roles: ofKeras, axis: 'epoch', first: [1, 2, 3], points: 20 },
  { path: 'keras-verbose-2/log.csv', roles: ofKeras, axis: 'epoch', first: [0, 1, 2], points: 20 },
  { path: 'keras-verbose-2/train.log', roles: ofKeras, axis: 'epoch', first: [1, 2, 3], points: 20 },
  {
    path: 'transformers-printer',
    roles: { ...ofTrainer, learningRate: 'learning_rate' },
    axis: 'epoch',
    first: [1, 2, 3],
    points: 20,
  },
  {
    path: 'transformers-progress',
    roles: { ...ofTrainer, learningRate: 'learning_rate' },
    axis: 'epoch',
    first: [1, 2, 3],
    points: 20,
  },
  {
    path: 'tqdm',
    roles: { trainLoss: 'loss', trainAccuracy: 'acc', testLoss: 'val_loss', testAccuracy: 'val_acc' },
    axis: 'epoch',
    first: [1, 2, 3],
    points: 25,
  },
  {
    path: 'mmengine',
    roles: { trainLoss: 'loss', testAccuracy: 'val/accuracy/top1' },
    axis: 'iter',
    first: [3, 6, 9],
    points: 25,
    settings: { lr: 0.1, weightDecay: 0.001, optimizer: 'SGD', batchSize: 16 },
  },
  {
    path: 'mmengine/20261127_183714/20261127_183714.log',
    roles: { trainLoss: 'train/loss', testAccuracy: 'val/accuracy/top1' },
    axis: 'epoch',
    first: [1, 2, 3],
    points: 25,
    settings: { lr: 0.1, weightDecay: 0.001, optimizer: 'SGD', batchSize: 16 },
  },
];

describe('logs by the writers of frameworks', () => {
  it.each(logs)('$path', async ({ path, roles, axis, first, points, settings }) => {
    const run = await runIn(path);
    expect(rolesOf(run)).toEqual(roles);
    for (const role of ['trainLoss', 'testAccuracy'] as const) {
      const series = seriesOf(run, roles[role]);
      expect(series.axis.name).toBe(axis);
      // Stable-Baselines was told of every second evaluation.
      const every = role === 'testAccuracy' && path.startsWith('stable') ? 2 : 1;
      expect(series.values.length).toBe(Math.ceil(points / every));
      expect([...series.steps].slice(0, every === 2 ? 2 : 3)).toEqual(
        first.filter((_, at) => at % every === 0),
      );
    }
    expect(settingsOf(run)).toMatchObject(settings ?? {});
  });

  it.each([
    ['timm', 'eval_loss', 'eval_top1', 1],
    ['ultralytics', 'val/loss', 'metrics/accuracy_top1', 1],
    ['stable-baselines3/progress.csv', 'eval/loss', 'eval/accuracy', 2],
    ['stable-baselines3/stdout.log', 'eval/loss', 'eval/accuracy', 2],
  ])('%s holds the values that were given to the writer', async (path, loss, accuracy, every) => {
    const run = await runIn(path);
    const scale = path === 'timm' ? 100 : 1;
    for (const [name, column] of [
      [loss, 'test_loss'],
      [accuracy, 'test_acc'],
    ] as const) {
      const given = (trueColumns().get(column) ?? []).filter((_, row) => row % (4 * every) === 0);
      for (const [at, value] of seriesOf(run, name).values.entries())
        expect(value / (name === accuracy ? scale : 1)).toBeCloseTo(
          given[at]!,
          path.endsWith('.log') ? 2 : 5,
        );
    }
  });

  it.each([
    ['keras-verbose-2/log.csv', 'keras-verbose-2/train.log', 4],
    ['fastai/history.csv', 'fastai/stdout.log', 6],
  ])('%s says what %s says', async (table, printed, digits) => {
    const [one, other] = [await runIn(table), await runIn(printed)];
    for (const { name, values } of one.series)
      expect([...seriesOf(other, name).values].map((value, at) => Math.abs(value - values[at]!))).toSatisfy(
        (errors: number[]) => errors.every((error) => error < 10 ** -digits),
      );
  });

  it('counts what Stable-Baselines writes as CSV and as JSON once', async () => {
    const { runs } = await readRuns([join(fixtures, 'frameworks/stable-baselines3')]);
    expect(runs.map(({ source }) => source.format).toSorted()).toEqual(['csv', 'text']);
  });

  it('reads the episodes of a Monitor, with its settings', async () => {
    const run = await runIn('stable-baselines3-monitor');
    expect(run.series.map(({ name, steps }) => [name, steps.length])).toEqual([
      ['r', 40],
      ['l', 40],
      ['t', 40],
    ]);
    expect(run.config.map(({ key }) => key)).toEqual(['t_start', 'env_id']);
    expect(rolesOf(run)).toEqual({});
  });
});
