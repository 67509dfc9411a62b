import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/readers/assemble/assemble.js';
import { points, seriesOf, stepsByName } from '../helpers/plain.js';
import { at, fileRun } from '../helpers/runs.js';

function shape(runs: readonly Parameters<typeof stepsByName>[0][]): [string | undefined, string[]][] {
  return runs.map((run) => [run?.id, Object.keys(stepsByName(run))]);
}

const download = (name: string) =>
  fileRun(`out/${name}`, { format: 'tensorboard-download', series: { value: at(0, 1) } });

describe('one metric a file', () => {
  it('MLflow: the path below metrics/ is the name', () => {
    const runs = assemble([
      fileRun('mlruns/0/abc/metrics/train/loss', { format: 'mlflow', series: { loss: at(0, 1) } }),
      fileRun('mlruns/0/abc/metrics/lr', { format: 'mlflow', series: { lr: at(0) } }),
      fileRun('mlruns/0/def/metrics/lr', { format: 'mlflow', series: { lr: at(0) } }),
    ]);
    expect(shape(runs)).toEqual([
      ['mlruns/0/abc', ['train/loss', 'lr']],
      ['mlruns/0/def', ['lr']],
    ]);
  });

  it('MLflow: curves without steps that were logged at different rates end together', () => {
    const axis = { name: 'row', unit: 'index' } as const;
    const [run] = assemble([
      fileRun('m/metrics/train', { format: 'mlflow', axis, series: { train: at(0, 1, 2, 3, 4, 5) } }),
      fileRun('m/metrics/test', { format: 'mlflow', axis, series: { test: at(0, 1) } }),
    ]);
    expect(stepsByName(run)).toEqual({ train: [0, 1, 2, 3, 4, 5], test: [0, 3] });
    expect(run?.notes.map(({ code }) => code)).toContain('row-interval');
  });

  it('DVCLive: the path below plots/metrics/ is the name', () => {
    const runs = assemble([
      fileRun('dvclive/plots/metrics/train/loss.tsv', { series: { loss: at(0, 1) } }),
      fileRun('dvclive/plots/metrics/test/loss.tsv', { series: { loss: at(0, 1) } }),
    ]);
    expect(shape(runs)).toEqual([['dvclive', ['train/loss', 'test/loss']]]);
    expect(runs[0]?.source.format).toBe('dvclive');
  });

  it('downloads from TensorBoard: run and tag are in the name of the file', () => {
    const runs = assemble([
      download('run-.-tag-Loss_train.csv'),
      download('run-.-tag-Loss_test.csv'),
      download('run-seed1_train-tag-epoch_loss.json'),
      download('run-seed1_validation-tag-epoch_loss.json'),
    ]);
    expect(shape(runs)).toEqual([
      ['out', ['Loss_train', 'Loss_test']],
      ['out#seed1', ['train/epoch_loss', 'validation/epoch_loss']],
    ]);
  });
});

it('one metric a file in the working directory', () => {
  const runs = assemble([
    fileRun('metrics/lr', { format: 'mlflow', series: { lr: at(0, 1) } }),
    fileRun('plots/metrics/test/loss.tsv', { series: { loss: at(0, 1) } }),
  ]);
  expect(runs.map((run) => [run.id, Object.keys(stepsByName(run))])).toEqual([
    ['.', ['lr']],
    ['.', ['test/loss']],
  ]);
});

describe('files that stand side by side', () => {
  const row = { name: 'row', unit: 'index' } as const;

  it('with one curve each and complementary names are one run', () => {
    const runs = assemble([
      fileRun('out/train_losses.npy', {
        format: 'npy',
        series: { train_losses: at(0, 1, 2, 3, 4) },
        axis: row,
      }),
      fileRun('out/test_losses.npy', { format: 'npy', series: { test_losses: at(0, 1, 2) }, axis: row }),
    ]);
    expect(shape(runs)).toEqual([['out', ['train_losses', 'test_losses']]]);
    expect(points(seriesOf(runs[0], 'test_losses')).steps).toEqual([0, 2, 4]);
    expect(runs[0]?.notes.map(({ code }) => code)).toEqual(['row-interval', 'joined-files']);
  });

  it('are told apart by what else is in their names', () => {
    const runs = assemble(
      ['train_acc_seed0', 'test_acc_seed0', 'train_acc_seed1', 'test_acc_seed1'].map((name) =>
        fileRun(`out/${name}.csv`, { series: { value: at(0, 1) } }),
      ),
    );
    expect(shape(runs)).toEqual([
      ['out#seed-0', ['train_acc_seed0', 'test_acc_seed0']],
      ['out#seed-1', ['train_acc_seed1', 'test_acc_seed1']],
    ]);
  });

  it('that are runs of their own stay apart', () => {
    const files = ['adamw', 'sgd', 'seed0', 'seed1'].map((name) =>
      fileRun(`out/${name}.csv`, { series: { test_loss: at(0, 1) } }),
    );
    expect(assemble(files)).toEqual(files);
  });

  it('with several curves are joined where only the part of the data differs', () => {
    const both = { loss: at(0, 1), acc: at(0, 1) };
    const runs = assemble([
      fileRun('out/train_log.csv', { series: both }),
      fileRun('out/val_log.csv', { series: { val_loss: at(1), acc: at(1) } }),
      fileRun('out/other_log.csv', { series: both }),
    ]);
    expect(shape(runs)).toEqual([
      ['out', ['train/loss', 'train/acc', 'val_loss', 'val/acc']],
      ['out/other_log.csv', ['loss', 'acc']],
    ]);
  });

  it('of different formats stay apart', () => {
    const series = { loss: at(0, 1), val_loss: at(0, 1) };
    const files = [
      fileRun('out/history.json', { format: 'json', series }),
      fileRun('out/training.log', { series }),
    ];
    expect(assemble(files)).toEqual(files);
  });
});
