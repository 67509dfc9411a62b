import { describe, expect, it } from 'vitest';
import {
  type Moment,
  column,
  moments,
  namesOf,
  percent,
  printed,
  runOf,
  seriesOf,
  valuesOf,
} from './helpers.js';

const split = ['train/loss', 'train/acc', 'test/loss', 'test/acc'];
const keys = ['trainLoss', 'trainAcc', 'testLoss', 'testAcc'] as const;

interface Wording {
  readonly title: string;
  readonly line: (m: Moment) => string;
  /** Names of trainLoss, trainAcc, testLoss and testAcc. */
  readonly names?: readonly (string | undefined)[];
  readonly scale?: number;
  readonly before?: string;
  readonly axis?: 'epoch' | 'step';
}

const plain = (m: Moment): string =>
  `train loss: ${m.trainLoss} train acc: ${m.trainAcc} test loss: ${m.testLoss} test acc: ${m.testAcc}`;
const told =
  (counter: string, loss: string, acc: string, other: string, score: string) =>
  (m: Moment): string =>
    `${counter} ${m.epoch}: ${loss}: ${m.trainLoss}, ${acc}: ${m.trainAcc}, ${other}: ${m.testLoss}, ${score}: ${m.testAcc}`;

const wordings: readonly Wording[] = [
  { title: 'a number sign before the counter', line: (m) => `Step #${m.epoch} ${plain(m)}`, axis: 'step' },
  { title: 'a counter behind its number', line: (m) => `After ${m.epoch} steps: ${plain(m)}`, axis: 'step' },
  { title: 'a counter with an exclamation', line: (m) => `Epoch ${m.epoch} complete! ${plain(m)}` },
  {
    title: 'a sentence that joins two measures',
    line: (m) =>
      `Epoch ${m.epoch}: train loss ${m.trainLoss} and acc ${m.trainAcc}, test loss ${m.testLoss} and acc ${m.testAcc}`,
  },
  {
    title: 'a data set with the step',
    line: (m) =>
      `TRAIN ${m.epoch} loss=${m.trainLoss} acc=${m.trainAcc}\nTEST ${m.epoch} loss=${m.testLoss} acc=${m.testAcc}`,
    axis: 'step',
  },
  {
    title: 'each measure before both data sets',
    line: (m) =>
      `epoch ${m.epoch}: Acc train ${m.trainAcc} test ${m.testAcc} | Loss train ${m.trainLoss} test ${m.testLoss}`,
  },
  {
    title: 'a pair in the order of the data sets before',
    line: (m) =>
      `epoch ${m.epoch} | train ${m.trainLoss} | test ${m.testLoss} | acc ${m.trainAcc} / ${m.testAcc}`,
    names: [undefined, 'train/acc', undefined, 'test/acc'],
  },
  {
    title: 'the accuracy of a network in a sentence',
    line: (m) =>
      `Epoch [${m.epoch}/20], Step [97/97], Loss: ${m.trainLoss}\nAccuracy of the network on the 10000 test images: ${percent(m.testAcc)} %`,
    names: ['Loss', undefined, undefined, 'test/accuracy'],
    scale: 100,
  },
  {
    title: 'a message of Julia',
    line: (m) =>
      `[ Info: epoch = ${m.epoch}, train_loss = ${m.trainLoss}f0, train_acc = ${m.trainAcc}, test_loss = ${m.testLoss}f0, test_acc = ${m.testAcc}`,
    names: ['train_loss', 'train_acc', 'test_loss', 'test_acc'],
  },
  {
    title: 'a message of Julia on several lines',
    line: (m) =>
      `┌ Info: Epoch ${m.epoch}\n│   train_loss = ${m.trainLoss}\n│   train_acc = ${m.trainAcc}\n│   test_loss = ${m.testLoss}\n└   test_acc = ${m.testAcc}`,
    names: ['train_loss', 'train_acc', 'test_loss', 'test_acc'],
  },
  {
    title: 'a table of MATLAB, with headings on two lines',
    line: (m) =>
      `|  ${m.epoch}  |  ${m.epoch}  |  00:00:01  |  ${percent(m.trainAcc)}%  |  ${percent(m.testAcc)}%  |  ${m.trainLoss}  |  ${m.testLoss}  |`,
    before:
      '|====|\n|  Epoch  |  Iteration  |  Time Elapsed  |  Mini-batch  |  Validation  |  Mini-batch  |  Validation  |\n|         |             |   (hh:mm:ss)   |   Accuracy   |   Accuracy   |     Loss     |     Loss     |\n|====|\n',
    names: ['Mini-batch Loss', 'Mini-batch Accuracy', 'val/loss', 'val/accuracy'],
    scale: 100,
    axis: 'step',
  },
  { title: 'initials', line: told('ep', 'trL', 'trA', 'teL', 'teA') },
  {
    title: 'initials of one letter',
    line: told('ep', 'tl', 'ta', 'vl', 'va'),
    names: ['train/loss', 'train/acc', 'val/loss', 'val/acc'],
  },
  {
    title: 'losses called L',
    line: told('ep', 'L_train', 'acc_train', 'L_test', 'acc_test'),
    names: ['train/loss', 'acc_train', 'test/loss', 'acc_test'],
  },
  {
    title: 'Chinese with wide signs',
    line: (m) => `轮次 ${m.epoch}/20，训练损失：${m.trainLoss}，测试准确率：${percent(m.testAcc)}％`,
    names: ['训练损失', undefined, undefined, '测试准确率'],
    scale: 100,
  },
  {
    title: 'German',
    line: told('Epoche', 'Trainingsverlust', 'Trainingsgenauigkeit', 'Testverlust', 'Testgenauigkeit'),
    names: ['Trainingsverlust', 'Trainingsgenauigkeit', 'Testverlust', 'Testgenauigkeit'],
  },
  {
    title: 'Japanese',
    line: told('エポック', '訓練損失', '訓練精度', 'テスト損失', 'テスト精度'),
    names: ['訓練損失', '訓練精度', 'テスト損失', 'テスト精度'],
  },
  {
    title: 'Korean',
    line: told('에폭', '훈련손실', '훈련정확도', '테스트손실', '테스트정확도'),
    names: ['훈련손실', '훈련정확도', '테스트손실', '테스트정확도'],
  },
  {
    title: 'French',
    line: told('Époque', 'perte train', 'précision train', 'perte test', 'précision test'),
    names: ['train/perte', 'train/précision', 'test/perte', 'test/précision'],
  },
  {
    title: 'Spanish',
    line: told('Época', 'pérdida', 'precisión', 'val_pérdida', 'val_precisión'),
    names: ['pérdida', 'precisión', 'val_pérdida', 'val_precisión'],
  },
];

describe('wordings of text logs', () => {
  it.each(wordings)('reads $title', async ({ line, names = split, scale = 1, before, axis = 'epoch' }) => {
    const run = await runOf(printed(line, before));
    for (const [index, key] of keys.entries()) {
      const name = names[index];
      if (name === undefined) continue;
      expect(valuesOf(run, name)).toEqual(column(key, key.endsWith('Acc') ? scale : 1));
      expect([...seriesOf(run, name).steps]).toEqual(moments.map(({ epoch }) => epoch));
      expect(seriesOf(run, name).axis.name).toBe(axis);
    }
  });

  it('reads a norm between double bars without a sign', async () => {
    const run = await runOf(
      printed((m) => `epoch ${m.epoch} | train loss ${m.trainLoss} | ||w|| ${m.testLoss}`),
    );
    expect(valuesOf(run, '||w||')).toEqual(column('testLoss'));
  });

  it('takes initials without a partner for no data set', async () => {
    const run = await runOf(printed((m) => `epoch ${m.epoch}: ta=${m.trainLoss} loss=${m.testLoss}`));
    expect(namesOf(run)).toEqual(['ta', 'loss']);
  });

  it('takes whole numbers behind data sets for scores where nothing else is named', async () => {
    const run = await runOf(printed((m) => `epoch ${m.epoch} Train: ${90 + (m.epoch % 5)} Test: ${m.epoch}`));
    expect(namesOf(run)).toEqual(['train', 'test']);
  });
});
