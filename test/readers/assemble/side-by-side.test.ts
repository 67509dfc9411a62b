import { describe, expect, it } from 'vitest';
import { splitSideBySide } from '../../../src/readers/assemble/side-by-side.js';
import { at, fileRun } from '../helpers/runs.js';

function split(...names: readonly string[]): Record<string, string[]> {
  const series = Object.fromEntries(names.map((name) => [name, at(0, 1, 2)]));
  return Object.fromEntries(
    splitSideBySide(fileRun('a.npz', { series })).map((run) => [run.id, run.series.map(({ name }) => name)]),
  );
}

describe('splitSideBySide', () => {
  it('makes a run of each affix that has the same curves, with what they share', () => {
    expect(split('train_acc_+', 'test_acc_+', 'train_acc_*', 'test_acc_*', 'weight_norm')).toEqual({
      'a.npz#+': ['train_acc_+', 'test_acc_+', 'weight_norm'],
      'a.npz#*': ['train_acc_*', 'test_acc_*', 'weight_norm'],
    });
    expect(Object.keys(split('mlp/train/loss', 'mlp/val/loss', 'cnn/train/loss', 'cnn/val/loss'))).toEqual([
      'a.npz#mlp',
      'a.npz#cnn',
    ]);
  });

  it('makes a run of each affix around train and test alone, where train is an accuracy', () => {
    expect(Object.keys(split('sgd_train', 'sgd_test', 'adam_train', 'adam_test'))).toEqual([
      'a.npz#sgd',
      'a.npz#adam',
    ]);
    expect(Object.keys(split('wd_0.1_train', 'wd_0.1_heldout', 'wd_1_train', 'wd_1_heldout'))).toEqual([
      'a.npz#wd_0.1',
      'a.npz#wd_1',
    ]);
  });

  it('leaves train and test of several losses in one run', () => {
    const falling = [[0, 1] as const, [1, 0.5] as const];
    const names = ['hinge_train', 'hinge_test', 'square_train', 'square_test'];
    const run = fileRun('a.npz', { series: Object.fromEntries(names.map((name) => [name, falling])) });
    expect(splitSideBySide(run)).toEqual([run]);
  });

  it.each([
    ['measures', 'train_loss', 'test_loss', 'train_auc', 'test_auc'],
    ['measures around the set', 'l1_loss_train', 'l1_loss_test', 'auc_train', 'auc_test'],
    ['a clock', 'train_time', 'test_time', 'train_sgd', 'test_sgd'],
    ['curves of the whole beside them', 'train_acc', 'test_acc', 'train_acc_a', 'test_acc_a'],
    ['ways to measure one curve', 'train_loss_step', 'test_loss_step', 'train_loss_epoch', 'test_loss_epoch'],
    ['different curves', 'train_acc_a', 'test_acc_a', 'train_acc_b'],
    ['only held-out curves', 'test_acc_a', 'test_loss_a', 'test_acc_b', 'test_loss_b'],
    ['top-1 and top-5', 'train_acc1', 'test_acc1', 'train_acc5', 'test_acc5'],
    ['the sets of an evaluation', 'eval_train_loss', 'eval_test_loss', 'eval_train_acc', 'eval_test_acc'],
  ])('leaves one run with %s', (_, ...names) => {
    expect(split(...names)).toEqual({ 'a.npz': names });
  });
});
