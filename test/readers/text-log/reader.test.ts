import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, double, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLogReader } from '../../../src/readers/text-log/reader.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { configOf, moments, namesOf, printed, runOf, runsOf, seriesOf, valuesOf } from './helpers.js';

const plain = printed((m) => `step ${m.epoch} train_acc ${m.trainAcc} test_acc ${m.testAcc}`);

async function refusalOf(log: string | Uint8Array): Promise<GrokscopeError> {
  try {
    await runsOf(log);
  } catch (error) {
    if (error instanceof GrokscopeError) return error;
    throw error;
  }
  throw new Error('the log was read');
}

function sniff(log: string | Uint8Array): number {
  return textLogReader.sniff(typeof log === 'string' ? new TextEncoder().encode(log) : log, 'x.log');
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
}

describe('sniffing', () => {
  it.each([
    ['a log', plain, 0.5],
    ['one metric line', 'step 1 loss 0.5\n', 0.3],
    ['text without metrics', 'hello\nworld\n', 0.1],
    ['nothing', '\n \n', 0],
    ['binary', new Uint8Array([1, 2, 0, 3, 4]), 0],
    ['UTF-16', utf16(plain), 0.5],
  ] as const)('%s', (_, log, expected) => {
    expect(sniff(log)).toBe(expected);
  });
});

describe('settings', () => {
  it.each([
    [
      "Namespace(lr=0.001, weight_decay=1.0, opt='adamw', amp=False)",
      { lr: 0.001, weight_decay: 1, opt: 'adamw', amp: false },
    ],
    [
      '2026-01-02 10:11:12,345 INFO     config: {"lr": 0.001, "model": {"depth": 2}}',
      { lr: 0.001, 'model.depth': 2 },
    ],
    ["{'lr': 0.001, 'loss': 'mse', 'max_steps': 20000}", { lr: 0.001, loss: 'mse', max_steps: 20_000 }],
    [
      '+ python train.py --lr 0.001 --weight-decay=1.0 --resume --seed 3',
      { lr: 0.001, weight_decay: 1, resume: true, seed: 3 },
    ],
    ['[setup] modulus=97 alpha=0.1 lambda=3.16', { modulus: 97, alpha: 0.1, lambda: 3.16 }],
    ['learning_rate: 1e-3\nbatch size: 1,024', { learning_rate: 0.001, 'batch size': 1024 }],
    [
      'Type: AdamW, LR: 0.001, Weight Decay: 1.0\nseed 3',
      { LR: 0.001, 'Weight Decay': 1, optimizer: 'AdamW', seed: 3 },
    ],
    ['2026-01-02 10:11:12,345 INFO root: lr: 0.001', { lr: 0.001 }],
    ['{\n  "lr": 0.001,\n  "optimizer": "AdamW"\n}', { lr: 0.001, optimizer: 'AdamW' }],
    ['AdamW (\nParameter Group 0\n    lr: 0.001\n)', { optimizer: 'AdamW', lr: 0.001 }],
    ['  weight_decay .................................... 0.1', { weight_decay: 0.1 }],
    ['| lr | 0.1 |\n| momentum | 0.9 |', { lr: 0.1, momentum: 0.9 }],
  ])('%s', async (banner, expected) => {
    expect(configOf(await runOf(`${banner}\n${plain}`))).toEqual(expected);
  });

  it('says the line', async () => {
    const run = await runOf(`starting\nseed: 7\n${plain}`);
    expect(run.config).toEqual([{ key: 'seed', value: 7, from: 'line 2' }]);
  });

  it('gives each of several runs its own', async () => {
    const log = [0.1, 0.01].map((lr) => `Namespace(lr=${lr}, wd=1)\n${plain}`).join('');
    const runs = await runsOf(log);
    expect(runs.map((run) => configOf(run))).toEqual([
      { lr: 0.1, wd: 1 },
      { lr: 0.01, wd: 1 },
    ]);
    for (const run of runs) expect(valuesOf(run, 'train_acc')).toHaveLength(20);
  });
});

describe('runs announced one after the other', () => {
  const spellings: readonly [template: string, key: string][] = [
    ['Weight Decay: X', 'Weight Decay'],
    ['==================\nWeight Decay: X\n==================', 'Weight Decay'],
    ['=== weight_decay = X ===', 'weight_decay'],
    ['--- WD X ---', 'WD'],
    ['[wd=X]', 'wd'],
    ['>>> weight_decay = X', 'weight_decay'],
    ['# weight decay: X', 'weight decay'],
    ['Run 1: weight_decay X', 'weight_decay'],
    ['Training with weight_decay=X', 'weight_decay'],
    ['Training with weight decay X for 1000 epochs', 'weight decay'],
    ["Config: {'weight_decay': X}", 'weight_decay'],
    ['2026-01-02 10:11:12,345 - INFO - wd=X', 'wd'],
  ];

  it.each(spellings)('have their own settings after "%s"', async (template, key) => {
    const log = ['0.0', '0.5', '1.0'].map((value) => `${template.replace('X', value)}\n${plain}`).join('');
    const runs = await runsOf(log);
    expect(runs.map((run) => configOf(run)[key])).toEqual([0, 0.5, 1]);
    for (const run of runs) expect(valuesOf(run, 'train_acc')).toHaveLength(20);
  });

  it('keep the settings that were said for all', async () => {
    const runs = await runsOf(
      `p=97 frac=0.3\nRun: AdamW, lr=0.1\n${plain}grokked at epoch 14 with lr=0.1\nRun: SGD, lr=0.5\n${plain}`,
    );
    expect(runs.map((run) => configOf(run))).toEqual([
      { p: 97, frac: 0.3, lr: 0.1, optimizer: 'AdamW' },
      { p: 97, frac: 0.3, lr: 0.5, optimizer: 'SGD' },
    ]);
  });

  it('give nothing to the run before', async () => {
    const runs = await runsOf(`${plain}weight_decay = 1.0\n${plain}`);
    expect(runs.map((run) => configOf(run))).toEqual([{}, { weight_decay: 1 }]);
  });

  it('say nothing of a setting that only the line of the run before named', async () => {
    const runs = await runsOf(`SGD, lr=0.5, momentum=0.9\n${plain}AdamW, lr=0.1\n${plain}`);
    expect(runs.map((run) => configOf(run))).toEqual([
      { optimizer: 'SGD', lr: 0.5, momentum: 0.9 },
      { optimizer: 'AdamW', lr: 0.1 },
    ]);
    const dumped = await runsOf(`Namespace(wd=0, lr=1)\n${plain}=== wd = 0.5 ===\n${plain}`);
    expect(dumped.map((run) => configOf(run))).toEqual([
      { wd: 0, lr: 1 },
      { wd: 0.5, lr: 1 },
    ]);
  });

  it.each([
    'weight_decay = X',
    'wd=X steps_to_grok=14',
    'grokked at epoch 14 with weight_decay=X',
    'With weight decay X we saw a slow rise',
  ])('get nothing from "%s" after each of them', async (template) => {
    const log = ['0.0', '0.5'].map((value) => `${plain}${template.replace('X', value)}\n`).join('');
    expect((await runsOf(log)).map((run) => configOf(run))).toEqual([{}, {}]);
  });

  it.each([
    'With weight decay 0.1 the model should grok',
    'We expect weight decay 0.1 to help',
    'The effect of weight decay 0.1',
    'previously: weight decay 0.1 was better',
    'The paper used lr=0.01 and a cosine',
  ])('are not announced by a sentence: "%s"', async (sentence) => {
    expect(configOf(await runOf(`${sentence}\n${plain}`))).toEqual({});
  });

  it('are not begun by a setting that changes on the way', async () => {
    const log = printed((m) => `step ${m.epoch} train_acc ${m.trainAcc}\nlr: ${1 / m.epoch}`, 'lr: 1\n');
    expect(configOf(await runOf(log))).toEqual({ lr: 1 });
    const end = await runOf(`wd: 0\n${plain}weight decay 1.0 would be better, wd: 1\n`);
    expect(configOf(end)).toEqual({ wd: 0 });
  });
});

describe('tables', () => {
  const table = `  Epoch   Train Loss  Test Acc  ||W||\n-----------------\n${printed((m) => `   ${m.epoch}   ${m.trainLoss}   ${m.testAcc}   60.5`)}`;

  it.each([
    ['p=97 train_frac=0.3 lr=0.001 wd=1.0', { p: 97, train_frac: 0.3, lr: 0.001, wd: 1 }],
    ['=== Grokking experiment ===', {}],
    ['Using device cuda for training', {}],
    ['Training...', {}],
  ])('have the header next to their rows, under "%s"', async (line, config) => {
    const run = await runOf(`${line}\n${table}`);
    expect(namesOf(run)).toEqual(['train/loss', 'test/acc', '||W||']);
    expect(configOf(run)).toEqual(config);
  });

  it('may have bars between headings of norms', async () => {
    const log = `| epoch | train loss | |W| |\n${printed((m) => `| ${m.epoch} | ${m.trainLoss} | 60.5 |`)}`;
    expect(valuesOf(await runOf(log), 'train/loss')).toHaveLength(20);
  });
});

describe('what is no metric', () => {
  it('leaves out source code, tables of the machine, remarks and prefixes', async () => {
    const code =
      'import os\nclass Config:\n    learning_rate : float = 0.0036\n    # step 10: loss 3.2\n    loss = 0.5\n'.repeat(
        120,
      );
    const machine =
      '+------+------+\n| GPU  Name  Persistence-M | Memory-Usage |\n| 34C  72W / 700W | 529MiB / 81559MiB |\n+------+------+\n';
    const log = printed(
      (m) =>
        `[rank0]: 2026-01-02 10:11:12 step:${m.epoch}/20 train_acc:${m.trainAcc} train_time:12ms step_avg:nanms\nsaved checkpoint to ckpt/step_${m.epoch}.pt (12.3 MB)`,
      code + machine,
      'done in 123.4s, best test acc 99.00%\n',
    );
    const run = await runOf(log);
    expect(namesOf(run)).toEqual(['train_acc']);
    expect(run.config).toEqual([]);
    expect(valuesOf(run, 'train_acc')).toHaveLength(20);
  });

  it('drops a remark that comes once, and keeps rare evaluations', async () => {
    const log = printed(
      (m) =>
        `step ${m.epoch} train_loss ${m.trainLoss}${m.epoch === 3 ? ' spike=1.0' : ''}${m.epoch % 10 === 0 ? ` val_acc ${m.testAcc}` : ''}`,
    );
    expect(namesOf(await runOf(log))).toEqual(['train_loss', 'val_acc']);
  });

  it.each([
    [
      'a traceback',
      'Traceback (most recent call last):\n  File "train.py", line 10\nValueError: loss 0.5 is bad\n',
      'not-a-log',
    ],
    [
      'source code',
      'import torch\ndef train():\n    lr = 0.1\n    for step in range(100):\n        loss = f(0.5)\n'.repeat(
        20,
      ),
      'not-a-log',
    ],
    ['a list of packages', 'numpy==1.26.4\ntorch==2.1.0\n'.repeat(20), 'not-a-log'],
    ['output without metrics', 'Downloading 12 files\nUsing device: cpu\n'.repeat(20), 'not-a-log'],
    ['prose', 'We trained for 100 epochs and reached a loss of 0.3 and 95% accuracy.\n', 'not-a-log'],
    [
      'a summary at one step',
      'arm a: steps=1600 acc=0.9\narm b: steps=1600 acc=0.8\n'.repeat(5),
      'no-series',
    ],
    ['nothing', '\n\n', 'empty'],
  ])('refuses %s', async (_, log, code) => {
    const refusal = await refusalOf(log);
    expect(refusal.code).toBe(code);
    expect(refusal.path).toBe('train.log');
    expect(refusal.message).not.toContain('\n');
  });
});

function resumable(step: number): string {
  return `[${step}/100] train: 0.5 (0.9)  test: ${step}.5 (0.1)\n`;
}

describe('rows and steps', () => {
  it('keeps the rows of a resumed run in order', async () => {
    const log =
      [0, 10, 20, 30].map(resumable).join('') +
      'resuming from checkpoint at step 20\n' +
      [20, 30, 40].map(resumable).join('');
    expect([...seriesOf(await runOf(log), 'test/loss').steps]).toEqual([0, 10, 20, 30, 20, 30, 40]);
  });

  it('splits runs where the step falls to its start', async () => {
    const runs = await runsOf(plain + plain);
    expect(runs.map((run) => run.id)).toEqual(['train.log#1', 'train.log#2']);
  });

  it('gives lines without a counter the step before them', async () => {
    const run = await runOf(
      printed((m) => `step ${m.epoch}: train loss ${m.trainLoss}\nval loss ${m.testLoss}`, 'val loss 9.9\n'),
    );
    expect([...seriesOf(run, 'val/loss').steps]).toEqual(moments.map((m) => m.epoch));
  });

  it('keeps epoch and step of one line apart', async () => {
    const run = await runOf(
      printed((m) => `epoch ${Math.floor(m.epoch / 5)} step ${m.epoch * 7} loss ${m.trainLoss}`),
    );
    expect(seriesOf(run, 'loss').axis).toEqual({ name: 'step', unit: 'step' });
    expect(seriesOf(run, 'loss').steps[1]).toBe(14);
  });

  it('reads spellings of numbers', async () => {
    const values = ['nan', 'NaN', 'inf', '-inf', '3.0E-04', '.5', '1_000', '12,000', '7.', '-2'];
    const run = await runOf(values.map((value, index) => `step ${index}: loss = ${value}\n`).join(''));
    expect(valuesOf(run, 'loss')).toEqual([NaN, NaN, Infinity, -Infinity, 0.0003, 0.5, 1000, 12_000, 7, -2]);
  });

  it('does not depend on where chunks end', async () => {
    const whole = await runsOf(plain);
    for (const size of [1, 7, 64]) expect(await runsOf(plain, 'train.log', size)).toEqual(whole);
  });

  it('reads UTF-16 and CRLF', async () => {
    const expected = valuesOf(await runOf(plain), 'test_acc');
    expect(valuesOf(await runOf(utf16(plain)), 'test_acc')).toEqual(expected);
    expect(valuesOf(await runOf(plain.replaceAll('\n', '\r\n')), 'test_acc')).toEqual(expected);
  });
});

describe('robustness', () => {
  const pieces = [
    'step',
    ' ',
    ':',
    '=',
    '1',
    '0.5',
    'loss',
    'train',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '|',
    '%',
    '\r',
    '\b',
    '\n',
    '\u001b[3m',
    "'",
    ',',
    '/',
    'nan',
    '━',
    '-',
    'Namespace(',
  ];

  it('reads or refuses any text', async () => {
    await assert(
      asyncProperty(array(constantFrom(...pieces), { maxLength: 120 }), async (parts) => {
        try {
          for (const run of await runsOf(parts.join('')))
            for (const series of run.series) expect(series.steps).toHaveLength(series.values.length);
        } catch (error) {
          expect(error).toBeInstanceOf(GrokscopeError);
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    '1 ',
    'loss 1 ',
    '(',
    '{',
    '-',
    '| ',
    ' ',
    '\b',
    '1:',
    'tensor(',
    '--a ',
    '[2024-01-01]',
    'a.',
    'x=1,',
  ])('survives a long line of %j', async (piece) => {
    const run = await runOf(`${plain}${piece.repeat(30_000)}\n`);
    expect(valuesOf(run, 'train_acc')).toHaveLength(20);
  });

  it('gives back any numbers that were printed', async () => {
    const row = record({
      loss: double({ min: 1e-12, max: 1e6, noNaN: true }),
      acc: double({ min: 0, max: 1, noNaN: true }),
    });
    await assert(
      asyncProperty(array(row, { minLength: 2, maxLength: 30 }), async (rows) => {
        const run = await runOf(
          rows.map(({ loss, acc }, step) => `step ${step} | val loss ${loss} | acc ${acc}\n`).join(''),
        );
        expect(valuesOf(run, 'val/loss')).toEqual(rows.map(({ loss }) => loss));
        expect(valuesOf(run, 'val/acc')).toEqual(rows.map(({ acc }) => acc));
      }),
      { numRuns: 50 },
    );
  });
});

const shared = join(import.meta.dirname, '../../../../shared/real');
interface Entry {
  readonly id: string;
  readonly path: string;
  readonly format: string;
  readonly series: Readonly<Record<string, string>>;
  readonly label: { readonly rows: number; readonly last_step: number };
  readonly x_is?: string;
  readonly x_shift?: number;
  readonly skip_first_row?: boolean;
  readonly x: string;
}

describe.skipIf(!existsSync(shared))('logs of real frameworks', () => {
  const entries: Entry[] = existsSync(shared)
    ? readFileSync(join(shared, 'index.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line): Entry => JSON.parse(line))
        .filter((entry) => entry.format.startsWith('text'))
    : [];

  it.each(entries)('$id', async (entry) => {
    const run = await runOf(new Uint8Array(readFileSync(join(shared, entry.path))));
    const rows = entry.label.rows - (entry.skip_first_row ? 1 : 0);
    const complete = run.series.filter((series) => series.values.length === rows);
    expect(complete.length).toBeGreaterThanOrEqual(Object.keys(entry.series).length);
    if (entry.x_is === 'row') return;
    const perEpoch = Number(/\((?:steps per epoch: )?(\d+)/.exec(entry.x)?.[1] ?? 1);
    const last = entry.label.last_step / perEpoch + (entry.x_shift ?? 0);
    for (const series of complete) expect(series.steps.at(-1)).toBeCloseTo(last, 6);
  });
});
