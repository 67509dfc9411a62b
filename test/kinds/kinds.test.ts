import { describe, expect, it } from 'vitest';
import type { AnalysedRun } from '../../src/analysis.js';
import { analyzeRun } from '../../src/analyze.js';
import { assemble } from '../../src/readers/assemble/assemble.js';
import { readSource } from '../../src/readers/read-file.js';
import { memorySource } from '../readers/helpers/memory-source.js';

/** What a run logged at one of its 200 evaluations. */
interface Row {
  readonly step: number;
  readonly trainLoss: number;
  readonly trainAcc: number;
  readonly testLoss: number;
  readonly testAcc: number;
}

const interval = 50;

/** A course that fits its training data around step 200 and groks around step 4,500. */
const rows: readonly Row[] = Array.from({ length: 200 }, (_, index): Row => {
  const step = interval * index;
  const learnt = (at: number, width: number): number => 1 / (1 + ((at + 1) / (step + 1)) ** (1 / width));
  const fitted = learnt(200, 0.18);
  const grokked = learnt(4500, 0.07);
  return {
    step,
    trainLoss: 3.9 * (1 - fitted) + 1e-4,
    trainAcc: Number((0.02 + 0.98 * fitted).toFixed(4)),
    testLoss: (3.9 + 2 * fitted) * (1 - grokked) + 0.01,
    testAcc: Number((0.02 + 0.975 * grokked).toFixed(4)),
  };
});

function printed(line: (row: Row) => string, before = ''): string {
  return before + rows.map((row) => `${line(row)}\n`).join('');
}

const percent = (fraction: number): string => (100 * fraction).toFixed(2);
const losses = ({ trainLoss, testLoss }: Row): string => `${trainLoss.toFixed(4)}/${testLoss.toFixed(4)}`;
const wide = printed((row) => `${row.step},${row.trainAcc},${row.testAcc}`, 'step,train_acc,test_acc\n');
const columns = {
  train_loss: rows.map(({ trainLoss }) => trainLoss),
  train_acc: rows.map(({ trainAcc }) => trainAcc),
  test_loss: rows.map(({ testLoss }) => testLoss),
  test_acc: rows.map(({ testAcc }) => testAcc),
};
const steps = rows.map(({ step }) => step);
const settings = { lr: 0.001, weightDecay: 1, optimizer: 'AdamW', seed: 4 };

interface Kind {
  readonly what: string;
  readonly file?: string;
  readonly log: string;
  /** Roles that the log has; default: accuracy and loss of both. */
  readonly only?: 'accuracy';
  /** Steps from row to row; 1 where the log counts rows. */
  readonly every?: 1;
  readonly runs?: number;
  readonly finds?: Readonly<Record<string, number | string>>;
}

const kinds: readonly Kind[] = [
  {
    what: 'counters with their end and remarks in words beside the numbers',
    file: 'logs.csv',
    log: printed(
      (row) =>
        `${row.step / interval}/200,${row.trainLoss},${percent(row.trainAcc)}%,${row.testLoss},${percent(row.testAcc)}%,1.3M,Stop: 1/50`,
      'Epoch,Train Loss,Train Acc,Val Loss,Val Acc,Params,Patience\n',
    ),
    every: 1,
  },
  {
    what: 'a score that has a name of its own',
    file: 'chart.csv',
    log: printed(
      ({ step, trainAcc, testAcc }) => `${step},${trainAcc},${testAcc}`,
      'step,train_aux,test_aux\n',
    ),
    only: 'accuracy',
  },
  {
    what: 'a table printed with its index',
    file: 'frame.txt',
    log: printed(
      (row) =>
        `${row.step / interval}  ${row.step}  ${row.trainLoss.toFixed(6)}  ${row.trainAcc}  ${row.testLoss.toFixed(6)}  ${row.testAcc}`,
      '   step  train_loss  train_acc  test_loss  test_acc\n',
    ),
  },
  {
    what: 'nested settings in a comment',
    file: 'run.csv',
    log: `# {"seed": 4, "optim": {"name": "AdamW", "lr": 0.001, "weight_decay": 1.0}}\n${wide}`,
    only: 'accuracy',
    finds: settings,
  },
  {
    what: 'settings in folder names',
    file: 'wd1.0/learning_rate=0.001/AdamW/seed_4.csv',
    log: wide,
    only: 'accuracy',
    finds: { ...settings, optimizer: 'adamw' },
  },
  {
    what: 'settings beside curves in one object',
    file: 'run.json',
    log: JSON.stringify({
      seed: 4,
      optim: { name: 'AdamW', lr: 0.001, weight_decay: 1 },
      model: { width: 200 },
      steps,
      ...columns,
    }),
    finds: settings,
  },
  {
    what: 'accuracies of each class beside the curves',
    file: 'run.json',
    log: JSON.stringify({
      steps,
      ...columns,
      per_class_acc: [0, 1, 2].map((one) => columns.test_acc.map((value) => value / (one + 1))),
    }),
  },
  {
    what: 'tasks side by side',
    file: 'run.json',
    log: JSON.stringify({
      steps,
      ...Object.fromEntries(
        ['+', '*'].flatMap((task) =>
          Object.entries(columns).map(([name, values]) => [`${name}_${task}`, values]),
        ),
      ),
    }),
    runs: 2,
  },
  {
    what: 'runs by optimiser and seed in nested objects',
    file: 'run.json',
    log: JSON.stringify({ AdamW: { seed_4: { steps, ...columns }, seed_5: { steps, ...columns } } }),
    runs: 2,
    finds: { optimizer: 'adamw', seed: 4 },
  },
  {
    what: 'settings printed as a dictionary with words and counts',
    log: printed(
      (row) =>
        `{'step': ${row.step}, 'train_loss': ${row.trainLoss}, 'train_acc': ${row.trainAcc}, 'test_loss': ${row.testLoss}, 'test_acc': ${row.testAcc}}`,
      "{'task': 'add', 'loss': 'ce', 'steps': 9950, 'init_norm': 40.1, 'lr': 0.001, 'weight_decay': 1.0, 'optimizer': 'AdamW', 'seed': 4}\n",
    ),
    finds: settings,
  },
  {
    what: 'settings printed one a line',
    log: printed(
      (row) =>
        `epoch ${row.step} | train loss ${row.trainLoss.toFixed(4)} acc ${percent(row.trainAcc)}% | val loss ${row.testLoss.toFixed(4)} acc ${percent(row.testAcc)}%`,
      'Arguments:\n  optimizer: AdamW\n  lr: 0.001\n  init_norm: 40.1\n  weight_decay: 1.0\n  seed: 4\n  n_train: 1000\n\n',
    ),
    finds: { ...settings, trainSize: 1000 },
  },
  {
    what: 'two data sets in one name',
    log: printed(
      (row) =>
        `step ${row.step} | loss (train/test): ${losses(row)} | train/test acc ${row.trainAcc.toFixed(4)}/${row.testAcc.toFixed(4)}`,
    ),
  },
  {
    what: 'a bare loss behind the accuracies of both data sets',
    log: printed(
      (row) =>
        `Step ${row.step} → Train: ${percent(row.trainAcc)}% Test: ${percent(row.testAcc)}% | Loss: ${row.trainLoss.toFixed(4)}`,
    ),
    only: 'accuracy',
  },
  {
    what: 'Chinese',
    log: printed(
      (row) =>
        `第 ${row.step}/9950 轮 | 训练损失: ${row.trainLoss.toFixed(4)}, 训练准确率: ${row.trainAcc} | 测试损失: ${row.testLoss.toFixed(4)}, 测试准确率: ${row.testAcc}`,
    ),
  },
  {
    what: 'Chinese data sets before English names',
    log: printed(
      (row) =>
        `Epoch ${row.step}/9950 训练 loss: ${row.trainLoss.toFixed(4)} acc: ${row.trainAcc} 验证 loss: ${row.testLoss.toFixed(4)} acc: ${row.testAcc}`,
    ),
  },
];

async function analysed({ log, file = 'train.log' }: Kind): Promise<AnalysedRun[]> {
  const runs = await readSource(memorySource(log, `runs/${file}`), {});
  return assemble(runs).map((run) => analyzeRun(run));
}

describe('a grokking run logged as', () => {
  it.each(kinds)('$what', async (kind) => {
    const runs = await analysed(kind);
    expect(runs).toHaveLength(kind.runs ?? 1);
    const every = kind.every ?? interval;
    for (const { curves, diagnosis } of runs) {
      const { trainAccuracy, testAccuracy, trainLoss, testLoss } = curves;
      const present = kind.only
        ? [trainAccuracy, testAccuracy]
        : [trainAccuracy, testAccuracy, trainLoss, testLoss];
      expect(present.map((curve) => curve && [...curve.steps])).toEqual(
        present.map(() => rows.map((_, index) => every * index)),
      );
      expect(testAccuracy?.values[150]).toBeCloseTo(rows[150]?.testAcc ?? Number.NaN, 3);
      expect(diagnosis.verdict).toBe('grokking');
    }
    const found = Object.entries(runs[0]?.hyperparameters ?? {}).map(([key, setting]) => [
      key,
      setting.value,
    ]);
    expect(Object.fromEntries(found)).toMatchObject(kind.finds ?? {});
  });
});
