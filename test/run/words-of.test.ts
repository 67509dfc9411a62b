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
    ['hotel', ['hotel']],
    ['train_samples', ['train', 'samples']],
    ['out-of-sample loss', ['test', 'loss']],
    ['metrics_distributed_fit/accuracy', ['metrics', 'train', 'accuracy']],
    ['losses_centralized', ['losses', 'test']],
    ['centralized/train_loss', ['centralized', 'train', 'loss']],
    ['训练准确率', ['train', 'accuracy']],
    ['Validierungsgenauigkeit', ['val', 'accuracy']],
    ['perte_entraînement', ['loss', 'train']],
    ['検証損失', ['val', 'loss']],
    ['precision', ['precision']],
    ['验证集 loss', ['val', 'loss']],
    ['Acurácia treino', ['accuracy', 'train']],
    ['perdida_validacion', ['loss', 'val']],
    ['Genauigkeit Test', ['accuracy', 'test']],
    ['検証データの損失', ['val', 'loss']],
    ['학습 정확도', ['train', 'accuracy']],
    ['학습률', ['lr']],
    ['trainset_loss', ['train', 'loss']],
    ['out_of_distribution_acc', ['ood', 'acc']],
    ['in-dist acc', ['id', 'acc']],
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
