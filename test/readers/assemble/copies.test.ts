import { linkSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../../src/readers/index.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { historyRecord, runRecord, wandbLog } from '../helpers/wandb-writer.js';

const csvOf = (seed: number): string =>
  `step,train_acc,test_acc\n${Array.from({ length: 9 }, (_, i) => `${i},${i / 9},${(i * seed) / 99}\n`).join('')}`;
const log = csvOf(1);

async function idsIn(folder: string): Promise<string[]> {
  const { runs, errors } = await readRuns([folder]);
  expect(errors).toEqual([]);
  return runs.map(({ id }) => relative(folder, id));
}

describe('a log that lies in a folder twice is counted once', () => {
  it('by symbolic and by hard links', async () => {
    const folder = temporaryFolder({ 'run-1/log.csv': log });
    symlinkSync('run-1', join(folder, 'latest-run'));
    symlinkSync('run-1/log.csv', join(folder, 'link.csv'));
    linkSync(join(folder, 'run-1/log.csv'), join(folder, 'run-1/other.csv'));
    expect(await idsIn(folder)).toEqual(['run-1/log.csv']);
  });

  it('as a copy, of which the one that is not called latest stays, and is told', async () => {
    const folder = temporaryFolder({
      'latest/log.csv': log,
      'run-1/log.csv': log,
      'z/backup.csv': log,
      'run-2/log.csv': csvOf(2),
    });
    const { runs } = await readRuns([folder]);
    expect(runs.map(({ id }) => relative(folder, id))).toEqual(['run-1/log.csv', 'run-2/log.csv']);
    expect(runs.map(({ notes }) => notes.filter(({ code }) => code === 'copies').length)).toEqual([1, 0]);
  });

  it('as the latest-run of W&B, which is not taken for a resumed run', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => historyRecord({ _step: i, loss: 1 / (1 + i), acc: i }));
    const bytes = wandbLog(runRecord({ lr: 0.1 }), ...rows);
    const folder = temporaryFolder({
      'wandb/latest-run/run-a.wandb': bytes,
      'wandb/run-20240101_000000-a/run-a.wandb': bytes,
    });
    const { runs } = await readRuns([folder]);
    expect(runs).toHaveLength(1);
    expect(runs[0]?.source.path).toContain('run-20240101_000000-a');
    expect(runs[0]?.series[0]?.values.length).toBe(9);
  });
});

describe('a log that a framework writes in two formats', () => {
  const rows = Array.from({ length: 9 }, (_, step) => ({ test_acc: step / 30, step, train_acc: step / 9 }));
  const jsonl = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const table = `step,train_acc,test_acc\n${rows.map((row) => `${row.step},${row.train_acc},${Math.fround(row.test_acc)}\n`).join('')}`;

  it('is counted once where both stand side by side, whatever their order and precision', async () => {
    expect(await idsIn(temporaryFolder({ 'progress.csv': table, 'progress.json': jsonl }))).toEqual([
      'progress.csv',
    ]);
  });

  it('counts twice where both are named, and in two folders', async () => {
    const folder = temporaryFolder({ 'progress.csv': table, 'progress.json': jsonl });
    const { runs } = await readRuns([join(folder, 'progress.csv'), join(folder, 'progress.json')]);
    expect(runs).toHaveLength(2);
    expect(await idsIn(temporaryFolder({ 'a/progress.csv': table, 'b/progress.json': jsonl }))).toHaveLength(
      2,
    );
  });
});

describe('runs that only look alike stay', () => {
  it('where their names carry different settings', async () => {
    expect(await idsIn(temporaryFolder({ 'log_seed0.csv': log, 'log_seed1.csv': log }))).toHaveLength(2);
  });

  it('where one table tells them apart', async () => {
    const row = (step: number, arm: string): string => `${arm},${step},${step / 9},${step / 99}\n`;
    const rows = ['a', 'b'].map((arm) => Array.from({ length: 9 }, (_, step) => row(step, arm)).join(''));
    const folder = temporaryFolder({ 'log.csv': `arm,step,train_acc,test_acc\n${rows.join('')}` });
    expect(await idsIn(folder)).toEqual(['log.csv#arm=a', 'log.csv#arm=b']);
  });

  it('where they share one of their curves', async () => {
    const metric = (scale: number): string =>
      Array.from({ length: 9 }, (_, i) => `17000000000${10 + i} ${scale / (1 + i)} ${i}\n`).join('');
    const folder = temporaryFolder({
      'mlruns/0/a/metrics/lr': metric(1),
      'mlruns/0/a/metrics/loss': metric(2),
      'mlruns/0/b/metrics/lr': metric(1),
      'mlruns/0/b/metrics/loss': metric(3),
    });
    const { runs } = await readRuns([folder]);
    expect(runs.map(({ series }) => series.map(({ name }) => name).toSorted())).toEqual([
      ['loss', 'lr'],
      ['loss', 'lr'],
    ]);
  });
});
