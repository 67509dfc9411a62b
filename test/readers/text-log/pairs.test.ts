import { describe, expect, it } from 'vitest';
import {
  type Moment,
  column,
  namesOf,
  percent,
  printed,
  runOf,
  runsOf,
  seriesOf,
  valuesOf,
} from './helpers.js';

const split = ['train/loss', 'train/acc', 'test/loss', 'test/acc'] as const;
const keys = ['trainLoss', 'trainAcc', 'testLoss', 'testAcc'] as const;

const inPercent: readonly [title: string, line: (m: Moment) => string][] = [
  [
    'a list',
    (m) => `train: ${m.trainLoss}, ${percent(m.trainAcc)}% | test: ${m.testLoss}, ${percent(m.testAcc)}%`,
  ],
  [
    'a legend in parentheses',
    (m) =>
      `Loss (train / test): ${m.trainLoss} / ${m.testLoss} | Acc (train / test): ${percent(m.trainAcc)}% / ${percent(m.testAcc)}%`,
  ],
];

const inFractions: readonly [title: string, line: (m: Moment) => string][] = [
  ['loss and accuracy', (m) => `train ${m.trainLoss}/${m.trainAcc} test ${m.testLoss}/${m.testAcc}`],
  ['accuracy and loss', (m) => `train ${m.trainAcc}/${m.trainLoss} test ${m.testAcc}/${m.testLoss}`],
  ['bars', (m) => `train ${m.trainLoss}|${m.trainAcc} test ${m.testLoss}|${m.testAcc}`],
  ['blanks', (m) => `train ${m.trainLoss} ${m.trainAcc} test ${m.testLoss} ${m.testAcc}`],
  ['tuples', (m) => `train (${m.trainLoss}, ${m.trainAcc}) test (${m.testLoss}, ${m.testAcc})`],
  [
    'data sets in brackets',
    (m) => `[train] ${m.trainLoss} / ${m.trainAcc} [test] ${m.testLoss} / ${m.testAcc}`,
  ],
  [
    'letters with a data set',
    (m) => `train L/A ${m.trainLoss}/${m.trainAcc} test L/A ${m.testLoss}/${m.testAcc}`,
  ],
  [
    'letters and a legend at the end',
    (m) => `L ${m.trainLoss}/${m.testLoss} A ${m.trainAcc}/${m.testAcc} (train/test)`,
  ],
  ['losses beside accuracies', (m) => `loss ${m.trainLoss}/${m.testLoss} acc ${m.trainAcc}/${m.testAcc}`],
  [
    'both measures before both',
    (m) => `train loss / acc: ${m.trainLoss} / ${m.trainAcc} test loss / acc: ${m.testLoss} / ${m.testAcc}`,
  ],
  [
    'both measures and a comma',
    (m) => `train loss, acc = ${m.trainLoss}, ${m.trainAcc}; test loss, acc = ${m.testLoss}, ${m.testAcc}`,
  ],
  [
    'measures in parentheses',
    (m) => `Train (loss/acc): ${m.trainLoss}/${m.trainAcc} Test (loss/acc): ${m.testLoss}/${m.testAcc}`,
  ],
  [
    'data sets before the first measure only',
    (m) => `Train/Test Loss: ${m.trainLoss}/${m.testLoss}, Acc: ${m.trainAcc}/${m.testAcc}`,
  ],
  [
    'data sets and a bar',
    (m) => `train|test loss ${m.trainLoss}|${m.testLoss} acc ${m.trainAcc}|${m.testAcc}`,
  ],
  [
    'data sets in a call',
    (m) => `acc(train,test)=(${m.trainAcc},${m.testAcc}) loss(train,test)=(${m.trainLoss},${m.testLoss})`,
  ],
  [
    'two whole names',
    (m) =>
      `train_loss/test_loss: ${m.trainLoss}/${m.testLoss} train_acc/test_acc: ${m.trainAcc}/${m.testAcc}`,
  ],
  [
    'data sets behind the numbers',
    (m) => `Loss: ${m.trainLoss} (train) ${m.testLoss} (test) Acc: ${m.trainAcc} (train) ${m.testAcc} (test)`,
  ],
];

describe('pairs of numbers in text logs', () => {
  it.each([
    ...inFractions.map(([title, line]) => ({ title, line, scale: 1 })),
    ...inPercent.map(([title, line]) => ({ title, line, scale: 100 })),
  ])('reads $title', async ({ line, scale }) => {
    const run = await runOf(printed((m) => `Epoch ${m.epoch}/20 ${line(m)}`));
    expect(namesOf(run).toSorted()).toEqual([...split].toSorted());
    for (const [index, key] of keys.entries())
      expect(valuesOf(run, split[index] ?? '')).toEqual(column(key, key.endsWith('Acc') ? scale : 1));
  });

  it('says that it took two losses for those of train and test', async () => {
    const run = await runOf(
      printed((m) => `epoch ${m.epoch} loss ${m.trainLoss}/${m.testLoss} acc ${m.trainAcc}/${m.testAcc}`),
    );
    expect(run.notes.map(({ message }) => message)).toContain(
      'the two numbers behind "loss" and "acc" are read as train and test, in this order',
    );
  });

  it.each([
    ['accuracies of nobody knows what', (m: Moment) => `acc ${m.trainAcc}/${m.testAcc}`, 'acc'],
    ['two numbers that both rise', (m: Moment) => `train ${m.trainAcc}/${m.testAcc}`, 'train'],
  ])('reads only the first of %s, and says so', async (_, line, name) => {
    const run = await runOf(printed((m) => `step ${m.epoch} ${line(m)}`));
    expect(namesOf(run)).toEqual([name]);
    expect(valuesOf(run, name)).toEqual(column('trainAcc'));
    expect(run.notes.map(({ code }) => code)).toContain('pairs-not-told-apart');
  });

  it.each([
    ['a fraction of whole things', (m: Moment) => `acc: ${Math.round(100 * Number(m.testAcc))}/100`],
    [
      'a fraction with its share',
      (m: Moment) => `acc: ${100 * Number(m.testAcc)}/100 (${percent(m.testAcc)}%)`,
    ],
  ])('takes %s for one number', async (_, line) => {
    const run = await runOf(printed((m) => `Epoch ${m.epoch}/20 batch 12/500 val ${line(m)}`));
    expect(namesOf(run)).toEqual(['val/acc']);
    expect(seriesOf(run, 'val/acc').values).toHaveLength(20);
  });

  it('gives a data set in parentheses behind a counter to what follows', async () => {
    const run = await runOf(
      printed((m) => `epoch ${m.epoch} (train) loss ${m.trainLoss} (test) loss ${m.testLoss}`),
    );
    expect(valuesOf(run, 'train/loss')).toEqual(column('trainLoss'));
    expect(valuesOf(run, 'test/loss')).toEqual(column('testLoss'));
  });

  it('takes no time behind a data set for its accuracy', async () => {
    const run = await runOf(printed((m) => `epoch ${m.epoch} train ${m.trainLoss} 1.2s`));
    expect(namesOf(run)).toEqual(['train']);
  });

  it('takes the name of a model before the counter for no part of it', async () => {
    const runs = await runsOf(printed((m) => `ViT Epoch ${m.epoch}/20 train loss ${m.trainLoss}`));
    expect(runs.map(namesOf)).toEqual([['train/loss']]);
    expect(seriesOf(runs[0]!, 'train/loss').axis.name).toBe('epoch');
  });
});
