import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/readers/assemble/assemble.js';
import { at, fileRun } from '../helpers/runs.js';

/** Runs by their names, with the names of their series, of files that hold the series given. */
function assembled(files: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  const runs = Object.entries(files).map(([path, names]) =>
    fileRun(path, { series: Object.fromEntries(names.map((name) => [name, at(0, 1, 2)])) }),
  );
  return Object.fromEntries(assemble(runs).map((run) => [run.id, run.series.map(({ name }) => name)]));
}

describe('files of one folder that hold curves of one kind each', () => {
  it.each([
    [
      'columns of train and test take the measure of their file',
      { 'out/accuracy_curve.csv': ['train', 'test'], 'out/loss_curve.csv': ['train', 'test'] },
      ['accuracy/train', 'accuracy/test', 'loss/train', 'loss/test'],
    ],
    [
      'columns that say their measure keep their names',
      {
        'out/losses.csv': ['train_loss', 'val_loss'],
        'out/accuracies.csv': ['train_acc', 'val_acc'],
        'out/norms.csv': ['weight_norm'],
      },
      ['train_loss', 'val_loss', 'train_acc', 'val_acc', 'weight_norm'],
    ],
    [
      'a file of one curve takes part',
      { 'out/loss.csv': ['train', 'val'], 'out/val_acc.csv': ['value'] },
      ['loss/train', 'loss/val', 'val_acc'],
    ],
  ])('are one run: %s', (_, files, series) => {
    expect(assembled(files)).toEqual({ out: series });
  });

  it('are one run for each name that they share', () => {
    expect(
      assembled({
        'acc_seed1.csv': ['train', 'test'],
        'acc_seed2.csv': ['train', 'test'],
        'loss_seed1.csv': ['train', 'test'],
        'loss_seed2.csv': ['train', 'test'],
      }),
    ).toEqual({
      '.#seed-1': ['acc/train', 'acc/test', 'loss/train', 'loss/test'],
      '.#seed-2': ['acc/train', 'acc/test', 'loss/train', 'loss/test'],
    });
  });

  it.each([
    ['their columns are of several runs', { 'acc.csv': ['adam', 'sgd'], 'loss.csv': ['adam', 'sgd'] }],
    [
      'they hold the same curve',
      { 'acc.csv': ['train_acc', 'val_acc'], 'accuracy.csv': ['train_acc', 'val_acc'] },
    ],
    ['only their columns name a measure', { 'log.csv': ['loss'], 'results.csv': ['acc'] }],
    ['one holds all', { 'metrics.csv': ['train_acc', 'val_acc', 'val_loss'], 'loss.csv': ['train', 'val'] }],
  ])('stay apart where %s', (_, files) => {
    expect(assembled(files)).toEqual(files);
  });
});

describe('files in folders of parts of the data', () => {
  it.each([
    [
      'the folder says the part',
      { 'a/train/metrics.csv': ['loss', 'acc'], 'a/test/metrics.csv': ['loss', 'acc'] },
      { a: ['train/loss', 'train/acc', 'test/loss', 'test/acc'] },
    ],
    [
      'beside the name of the run',
      { 'r1_train/log.csv': ['loss'], 'r1_val/log.csv': ['loss'], 'r2_train/log.csv': ['loss'] },
      { '.#r1': ['train/loss', 'val/loss'], 'r2_train/log.csv': ['loss'] },
    ],
    [
      'each with one curve a file',
      {
        'a/train/acc.csv': ['value'],
        'a/train/loss.csv': ['value'],
        'a/valid/acc.csv': ['value'],
        'a/valid/loss.csv': ['value'],
      },
      { a: ['train/acc', 'train/loss', 'valid/acc', 'valid/loss'] },
    ],
  ])('are one run: %s', (_, files, runs) => {
    expect(assembled(files)).toEqual(runs);
  });

  it.each([
    ['have no curve in common', { 'train/log.csv': ['reward', 'lr'], 'test/log.csv': ['speed', 'load'] }],
    ['have files of other names', { 'train/log.csv': ['loss', 'acc'], 'test/other.csv': ['loss', 'acc'] }],
    ['are those of one part', { 'train1/log.csv': ['loss', 'acc'], 'train2/log.csv': ['loss', 'acc'] }],
  ])('stay apart where they %s', (_, files) => {
    expect(assembled(files)).toEqual(files);
  });
});
