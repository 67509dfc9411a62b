import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/run/names.js';

const table: readonly [
  string,
  ReturnType<typeof meaningOf>['split'],
  ReturnType<typeof meaningOf>['metric'],
][] = [
  ['train_acc', 'train', 'accuracy'],
  ['trainAccs', 'train', 'accuracy'],
  ['Train Accuracy (%)', 'train', 'accuracy'],
  ['Accuracy/test', 'test', 'accuracy'],
  ['val_accuracy', 'val', 'accuracy'],
  ['eval_accuracy', 'val', 'accuracy'],
  ['validation/epoch_accuracy', 'val', 'accuracy'],
  ['valid_acc@1', 'val', 'accuracy'],
  ['held-out accuracy', 'test', 'accuracy'],
  ['test_error', 'test', 'error'],
  ['eval_wer', 'val', 'error'],
  ['metrics/mAP50(B)', undefined, 'accuracy'],
  ['trainloss', 'train', 'loss'],
  ['testacc', 'test', 'accuracy'],
  ['wnorm', undefined, 'weightNorm'],
  ['loss', undefined, 'loss'],
  ['train/loss', 'train', 'loss'],
  ['testLosses', 'test', 'loss'],
  ['validation cross entropy', 'val', 'loss'],
  ['train_mse', 'train', 'loss'],
  ['trl', 'train', 'loss'],
  ['tel', 'test', 'loss'],
  ['weight_norm', undefined, 'weightNorm'],
  ['param_norm', undefined, 'weightNorm'],
  ['norm/params', undefined, 'weightNorm'],
  ['|w|', undefined, 'weightNorm'],
  ['grad_norm', undefined, 'other'],
  ['learning_rate', undefined, 'learningRate'],
  ['lr-AdamW', undefined, 'learningRate'],
  ['epoch', undefined, undefined],
  ['train', 'train', undefined],
  ['eval/train_accuracy', 'train', 'accuracy'],
  ['eval_train_loss', 'train', 'loss'],
  ['Evaluation/Training Accuracy', 'train', 'accuracy'],
  ['train/eval_loss', 'train', 'loss'],
  ['eval/val_accuracy', 'val', 'accuracy'],
  ['eval/test_accuracy', 'test', 'accuracy'],
  ['eval_ood_loss', 'test', 'loss'],
  ['generalization_acc', 'test', 'accuracy'],
  ['extrapolation/loss', 'test', 'loss'],
  ['trainset_accuracy', 'train', 'accuracy'],
  ['vali_loss', 'val', 'loss'],
  ['Generalization Accuracy', 'test', 'accuracy'],
];

describe('meaningOf', () => {
  it.each(table)('%s', (name, split, metric) => {
    expect(meaningOf(name)).toMatchObject({ split, metric });
  });

  it('marks derived values and keeps the rest as the stem', () => {
    expect(meaningOf('best_val_acc').derived).toBe(true);
    expect(meaningOf('train/cls_loss').stem).toBe('cls');
    expect(meaningOf('val/cls_loss').stem).toBe('cls');
  });
});
