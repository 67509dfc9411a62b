import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readIndex } from '../../../src/validation/labelled/read-index.js';
import { folderWith } from '../../cli/invented-logs.js';

test('an entry of one’s own logs', async () => {
  const folder = folderWith({});
  const entry = {
    id: 'csv__seed0',
    path: 'logs/seed0.csv',
    run: 'seed0',
    series: { train_acc: 'acc', test_acc: 'val_acc', weight_norm: 'norm' },
    label: {
      verdict: 'grokking',
      accept: ['grokking', 'gradual'],
      complete: false,
      t10: 900,
      t50: 1000,
      t90: 1200,
      bracket: [990, 1010],
      delay_ratio: 8,
      first_step: 0,
      last_step: 5000,
    },
  };
  writeFileSync(join(folder, 'index.jsonl'), `${JSON.stringify(entry)}\n\n`);
  expect((await readIndex(folder)).logs).toEqual([
    {
      id: 'csv__seed0',
      paths: [join(folder, 'logs/seed0.csv')],
      label: 'grokking',
      alternatives: ['gradual'],
      counted: true,
      group: 'seed0',
      truncated: true,
      delayRatio: 8,
      times: { t50: 1000, t10: 900, t90: 1200, bracket: [990, 1010] },
      logTimes: null,
      span: [0, 5000],
      names: { train: 'acc', test: 'val_acc' },
      keys: [['seed0']],
      position: null,
    },
  ]);
});

test('an entry of a published log', async () => {
  const folder = folderWith({});
  const entry = {
    id: 'some-repo-001',
    repo: 'some/repo',
    path: 'out/history.json',
    read: { kind: 'json-rows', root: 'results/3/history', train: 'train_acc', test: { tag: 'val_acc' } },
    label: 'partial',
    alt_labels: ['grokking'],
    confidence: 'low',
    t_transition: { step: 400, bracket: [390, 400], t10: 300, t90: 500 },
    first_step: 1,
    last_step: 2000,
    truncated: true,
  };
  mkdirSync(join(folder, 'raw'));
  writeFileSync(join(folder, 'index.jsonl'), JSON.stringify(entry));
  expect((await readIndex(folder)).logs).toEqual([
    {
      id: 'some-repo-001',
      paths: [join(folder, 'raw/some+repo/out/history.json')],
      label: 'partial',
      alternatives: ['grokking'],
      counted: false,
      group: 'some/repo',
      truncated: true,
      delayRatio: null,
      times: { t50: 400, t10: 300, t90: 500, bracket: [390, 400] },
      logTimes: null,
      span: [1, 2000],
      names: { train: 'train_acc', test: 'val_acc' },
      keys: [['3']],
      position: 3,
    },
  ]);
});

test('rows of a table that hold one curve each share what names the run', async () => {
  const folder = folderWith({});
  const rows = {
    train: { fraction: '0.3', process: 'train acc' },
    test: { fraction: '0.3', process: 'validation acc' },
  };
  const entry = { repo: 'a/b', path: 'c.csv', read: { kind: 'csv', transpose: { rows } }, label: 'grokking' };
  writeFileSync(join(folder, 'index.jsonl'), JSON.stringify(entry));
  expect((await readIndex(folder)).logs[0]?.keys).toEqual([['0.3']]);
});

test('says what is wrong with an index', async () => {
  const folder = folderWith({});
  await expect(readIndex(folder)).rejects.toMatchObject({ code: 'usage', path: join(folder, 'index.jsonl') });
  writeFileSync(join(folder, 'index.jsonl'), '{"id": "a", "label": "grokking"}\n{"id": ');
  await expect(readIndex(folder)).rejects.toMatchObject({ code: 'usage', message: /line 2/ });
});
