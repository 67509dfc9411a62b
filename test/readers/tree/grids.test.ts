import { describe, expect, it } from 'vitest';
import { NdArray, runsFromTree, type TreeValue } from '../../../src/readers/tree/index.js';
import type { Run } from '../../../src/run/run.js';

function read(root: TreeValue): Run[] {
  return runsFromTree(root, { path: 'a.npz', format: 'npz' }, {});
}

const names = (runs: readonly Run[]): (string | undefined)[] => runs.map(({ id }) => id.split('#')[1]);
const setting = (run: Run | undefined, key: string): unknown =>
  run?.config.find((entry) => entry.key === key)?.value;
const twoRows = [
  [0, 0.5, 1],
  [0, 0.1, 0.2],
];

describe('the rows of matrices', () => {
  it.each<[string, TreeValue, readonly string[]]>([
    ['a setting', { wds: [0.1, 1] }, ['wd=0.1', 'wd=1']],
    ['seeds before a setting', { lrs: [0.1, 1], seeds: [7, 9] }, ['seed=7', 'seed=9']],
    ['texts of a setting', { optimizers: ['adamw', 'sgd'] }, ['optimizer=adamw', 'optimizer=sgd']],
    ['names', { labels: ['base', 'fast'] }, ['base', 'fast']],
    ['nothing, where values repeat', { wds: [1, 1] }, ['seed=0', 'seed=1']],
    ['nothing but outcomes', { final_test_acc: [0.5, 1] }, ['seed=0', 'seed=1']],
  ])('are named by %s', (_, beside, expected) => {
    const runs = read({ steps: [0, 10, 20], test_acc: twoRows, ...(beside as object) });
    expect(names(runs)).toEqual(expected);
  });

  it('have the settings that name them', () => {
    const runs = read({ steps: [0, 10, 20], test_acc: twoRows, weight_decays: [0.1, 1] });
    expect(runs.map((run) => setting(run, 'weight_decay'))).toEqual([0.1, 1]);
  });

  it('stand without the means of what they hold', () => {
    const [run] = read({
      steps: [0, 10, 20],
      test_acc_mean: [0, 0.3, 0.6],
      train_acc_mean: [1, 1, 1],
      all_test_accs: twoRows,
    });
    expect(run?.series.map(({ name }) => name)).toEqual(['train_acc_mean', 'all_test_accs']);
  });

  it('are no runs where they may be weights', () => {
    const weights = new NdArray([4, 30], new Float64Array(120));
    expect(read({ W1: weights, W2: weights })).toEqual([]);
  });
});

describe('arrays of three dimensions', () => {
  const cube = new NdArray(
    [2, 3, 4],
    Float64Array.from({ length: 24 }, (_, i) => i / 24),
  );

  it('hold a grid of runs, each with its place', () => {
    const runs = read({ step: [0, 1, 2, 3], lrs: [0.1, 1], seeds: [4, 5, 6], test_acc: cube });
    expect(names(runs)).toEqual([0.1, 1].flatMap((lr) => [4, 5, 6].map((seed) => `lr=${lr},seed=${seed}`)));
    expect([...(runs[4]?.series[0]?.values ?? [])]).toEqual([16, 17, 18, 19].map((i) => i / 24));
    expect([setting(runs[4], 'lr'), setting(runs[4], 'seed')]).toEqual([1, 5]);
  });

  it('may be lists, and have sizes alone', () => {
    const runs = read({ step: [0, 1, 2], test_acc: [twoRows, twoRows] });
    expect(names(runs)).toEqual(['run=0,seed=0', 'run=0,seed=1', 'run=1,seed=0', 'run=1,seed=1']);
  });

  it('give each of two dimensions of one size its own list, seeds to the last', () => {
    const runs = read({ step: [0, 1, 2], seeds: [3, 4], lrs: [0.1, 1], test_acc: [twoRows, twoRows] });
    expect(names(runs)).toEqual(['lr=0.1,seed=3', 'lr=0.1,seed=4', 'lr=1,seed=3', 'lr=1,seed=4']);
  });

  it('are left out where they are no metric of a split', () => {
    const [run, ...more] = read({ step: [0, 1], test_acc: [0, 1], embeddings: cube });
    expect(more).toEqual([]);
    expect(run?.series.map(({ name }) => name)).toEqual(['test_acc']);
  });
});
