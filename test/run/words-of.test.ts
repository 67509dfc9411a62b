import { describe, expect, it } from 'vitest';
import { isHeldOutWord, splitOfWord } from '../../src/run/vocabulary.js';
import { wordsOf } from '../../src/run/words-of.js';

describe('wordsOf', () => {
  it.each([
    ['trainLoss', ['train', 'loss']],
    ['train_loss', ['train', 'loss']],
    ['Train Loss (%)', ['train', 'loss']],
    ['trainloss', ['train', 'loss']],
    ['MSELoss', ['mse', 'loss']],
    ['train/globalStep', ['train', 'global', 'step']],
    ['seed0', ['seed0']],
    ['wd0.1_lr3', ['wd0.1', 'lr3']],
    ['metrics/mAP50-95(B)', ['metrics', 'map50', '95', 'b']],
    ['Held-out acc@1', ['heldout', 'top1']],
    ['prec@5', ['top5']],
    ['cross-entropy', ['crossentropy']],
    ['tel', ['test', 'loss']],
    ['vacc', ['v', 'acc']],
    ['testset_acc', ['test', 'set', 'acc']],
    ['valsets', ['val', 'set']],
    ['hotel', ['hotel']],
    ['train_samples', ['train', 'samples']],
    ['out-of-sample loss', ['test', 'loss']],
    ['训练准确率', ['train', 'accuracy']],
    ['Validierungsgenauigkeit', ['val', 'accuracy']],
    ['perte_entraînement', ['loss', 'train']],
    ['検証損失', ['val', 'loss']],
    ['precision', ['precision']],
    ['验证集 loss', ['val', 'loss']],
    ['||theta||_2', ['weight', 'norm']],
    ['', []],
  ])('%s', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });
});

describe('splitOfWord', () => {
  it('keeps val and eval apart, and counts both as held out', () => {
    expect(splitOfWord('validation')).toBe('val');
    expect(splitOfWord('evaluation')).toBe('eval');
    expect(['validation', 'evaluation', 'holdout', 'training', 'loss'].filter(isHeldOutWord)).toEqual([
      'validation',
      'evaluation',
      'holdout',
    ]);
  });
});
