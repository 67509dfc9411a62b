import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../src/readers/walk/walk.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

async function found(folder: string, ...paths: readonly string[]): Promise<string[]> {
  const { files } = await walk(paths.length > 0 ? paths : [folder]);
  return files.map(({ path }) => relative(folder, path));
}

function filesNamed(...names: readonly string[]): string {
  return temporaryFolder(Object.fromEntries(names.map((name) => [name, 'x'])));
}

describe('walk', () => {
  it('finds logs in the order of names, numbers by value', async () => {
    const folder = filesNamed('run-10/a.csv', 'run-2/a.csv', 'b.jsonl', 'run-2/.monitor.csv');
    expect(await found(folder)).toEqual(['b.jsonl', 'run-2/.monitor.csv', 'run-2/a.csv', 'run-10/a.csv']);
  });

  it('passes over code, media, settings and tools', async () => {
    const folder = filesNamed(
      'train.py',
      'README.md',
      'loss.png',
      'config.json',
      'hparams.yaml',
      'requirements.txt',
      '.git/HEAD',
      '.eslintrc.json',
      'node_modules/a/log.csv',
      '__pycache__/a.csv',
      'log.csv',
    );
    expect(await found(folder)).toEqual(['log.csv']);
  });

  it('takes a named file whatever its name', async () => {
    const folder = filesNamed('config.json');
    const path = join(folder, 'config.json');
    expect((await walk([path])).files).toEqual([{ path, named: true }]);
  });

  it('counts each file once and does not follow links', async () => {
    const folder = filesNamed('wandb/run-1/log.csv', 'elsewhere/log.csv');
    symlinkSync('run-1', join(folder, 'wandb/latest-run'));
    symlinkSync('../elsewhere/log.csv', join(folder, 'wandb/outside.csv'));
    const wandb = join(folder, 'wandb');
    expect(await found(folder, wandb, join(wandb, 'run-1/log.csv'), join(wandb, 'latest-run'))).toEqual([
      'wandb/run-1/log.csv',
    ]);
  });

  it('knows the layouts of MLflow, W&B, Sacred and DVCLive', async () => {
    const folder = temporaryFolder({
      'mlruns/0/meta.yaml': 'x',
      'mlruns/0/a/meta.yaml': 'lifecycle_stage: active\n',
      'mlruns/0/a/metrics/train/loss': 'x',
      'mlruns/0/a/params/lr': 'x',
      'mlruns/0/b/meta.yaml': 'run_id: b\nlifecycle_stage: deleted\n',
      'mlruns/0/b/metrics/loss': 'x',
      'mlruns/.trash/c/metrics/loss': 'x',
      'wandb/run-1-x/run-x.wandb': 'x',
      'wandb/run-1-x/files/output.log': 'x',
      'sacred/1/metrics.json': 'x',
      'sacred/1/cout.txt': '',
      'ray/tuner.pkl': 'x',
      'ray/experiment_state-2026-01-01_00-00-00.json': 'x',
      'ray/trial/result.json': 'x',
      'ray/trial/params.json': 'x',
      'ray/trial/progress.csv': 'x',
      'ray/trial/events.out.tfevents.1.vm': 'x',
      'dvclive/metrics.json': 'x',
      'dvclive/plots/metrics/loss.tsv': 'x',
    });
    expect(await found(folder)).toEqual([
      'dvclive/plots/metrics/loss.tsv',
      'mlruns/0/a/metrics/train/loss',
      'ray/trial/result.json',
      'sacred/1/metrics.json',
      'wandb/run-1-x/run-x.wandb',
    ]);
  });

  it('goes on beside a path that is missing or holds no log', async () => {
    const folder = filesNamed('code/main.py', 'log.csv');
    const { files, errors } = await walk([
      join(folder, 'nowhere'),
      join(folder, 'code'),
      join(folder, 'log.csv'),
    ]);
    expect(files).toHaveLength(1);
    expect(errors.map(({ code, path }) => [code, relative(folder, path)])).toEqual([
      ['not-found', 'nowhere'],
      ['no-logs', 'code'],
    ]);
  });

  it('takes standard input as it is', async () => {
    expect((await walk(['-', '-'])).files).toEqual([{ path: '-', named: true }]);
  });
});
