import { describe, expect, it } from 'vitest';
import { NdArray, runsFromTree, type TreeValue } from '../../../src/readers/tree/index.js';
import type { Run } from '../../../src/run/run.js';

function read(root: TreeValue, step?: string): Run[] {
  return runsFromTree(root, { path: 'logs/a.json', format: 'json' }, step === undefined ? {} : { step });
}

/** `name@axis: steps -> values` of every series, so that a whole run shows in one list. */
function shown(run: Run | undefined): string[] {
  return (run?.series ?? []).map(
    ({ name, axis, steps, values }) =>
      `${name}@${axis.name}: ${[...steps].join(' ')} -> ${[...values].join(' ')}`,
  );
}

function config(run: Run | undefined): Record<string, unknown> {
  return Object.fromEntries((run?.config ?? []).map(({ key, value }) => [key, value]));
}

const codes = (run: Run | undefined): string[] => (run?.notes ?? []).map((note) => note.code);
const curve = (length: number, scale = 1): number[] => Array.from({ length }, (_, i) => (i + 1) * scale);

describe('columns', () => {
  it('puts lists on the step list of their length', () => {
    const [run] = read({ steps: [0, 10, 20], train_loss: [3, 2, 1], test_acc: [0.1, null, 0.9] });
    expect(shown(run)).toEqual(['train_loss@steps: 0 10 20 -> 3 2 1', 'test_acc@steps: 0 20 -> 0.1 0.9']);
    expect(run?.id).toBe('logs/a.json');
  });

  it('takes a list of one number for a setting where its name is that of one', () => {
    const tree = { acc: curve(5), lr: [0.1], wd: new NdArray([1], Float64Array.of(2)), momentum: curve(5) };
    const [run] = read(tree);
    expect(config(run)).toEqual({ lr: 0.1, wd: 2 });
    expect(run?.series.map(({ name }) => name)).toEqual(['acc', 'momentum']);
  });

  it('reads rows keyed by their step that hold objects by split', () => {
    const keyed = Object.fromEntries(
      curve(12).map((step) => [String(step * 10), { train: { acc: 1 }, test: { acc: step / 12 } }]),
    );
    const [run] = read(keyed);
    expect(run?.series.map(({ name, axis, steps }) => [name, axis.name, steps[1]])).toEqual([
      ['train/acc', 'step', 20],
      ['test/acc', 'step', 20],
    ]);
  });

  it('gives rows without a counter the step axis beside them', () => {
    const [run] = read({
      history: {
        epoch: [0, 50, 100],
        train: [{ acc: 0 }, { acc: 1 }, { acc: 1 }],
        test: [{ acc: 0 }, { acc: 0 }, { acc: 1 }],
      },
    });
    expect(shown(run)).toEqual(['train/acc@epoch: 0 50 100 -> 0 1 1', 'test/acc@epoch: 0 50 100 -> 0 0 1']);
  });

  it('takes the columns of a metric for seeds where its rows are steps', () => {
    const matrix = new NdArray([3, 2], Float64Array.of(0, 0.1, 0.5, 0.6, 1, 0.9));
    const runs = read({ step: [0, 10, 20], train_acc: matrix, test_acc: matrix });
    expect(runs.map((run) => shown(run)[1])).toEqual([
      'test_acc@step: 0 10 20 -> 0 0.5 1',
      'test_acc@step: 0 10 20 -> 0.1 0.6 0.9',
    ]);
    expect(read({ step: [0, 10, 20], test_acc_per_class: matrix })).toEqual([]);
  });

  it('reads a data frame that pandas wrote in its split orientation', () => {
    const [run] = read({
      columns: ['step', 'train_acc', 'test_acc'],
      index: [0, 1],
      data: [
        [0, 0.5, 0.1],
        [10, 1, null],
      ],
    });
    expect(shown(run)).toEqual(['train_acc@step: 0 10 -> 0.5 1', 'test_acc@step: 0 -> 0.1']);
  });

  it('names the columns of a table by the list of names beside it', () => {
    const columns = ['step', 'train_acc', 'test_acc'];
    const rows = [
      [0, 0.5, 0],
      [10, 1, null],
      [20, 1, 1],
    ];
    const [run] = read({ config: { lr: 0.1 }, log: { columns, rows } });
    expect(shown(run)).toEqual(['train_acc@step: 0 10 20 -> 0.5 1 1', 'test_acc@step: 0 20 -> 0 1']);
    expect(config(run)).toEqual({ lr: 0.1 });
  });

  it('does not take the name of the training for that of its data', () => {
    const [run] = read({
      training_curves: { step: [0, 10], train: { acc: [0.1, 1] }, validation: { acc: [0.1, 0.2] } },
    });
    expect(shown(run)).toEqual(['train/acc@step: 0 10 -> 0.1 1', 'validation/acc@step: 0 10 -> 0.1 0.2']);
    const [other] = read({ step: [0, 10], train_log: { acc: [0.1, 1] }, training: { loss: [3, 1] } });
    expect(other?.series.map(({ name }) => name).toSorted()).toEqual(['acc', 'training/loss']);
  });

  it('takes lists of texts beside a step axis for columns: a split, a setting', () => {
    const [run] = read({
      epoch: [1, 1, 2, 2],
      split: ['train', 'test', 'train', 'test'],
      loss: [3, 4, 1, null],
      optimizer: ['sgd', 'sgd', 'sgd', 'sgd'],
      note: 'first try',
      tags: ['a', 'b', 'c'],
    });
    expect(shown(run)).toEqual(['train/loss@epoch: 1 2 -> 3 1', 'test/loss@epoch: 1 -> 4']);
    expect(config(run)).toMatchObject({ optimizer: 'sgd', note: 'first try', 'tags.2': 'c' });
    expect(
      read({ steps: [1, 2], names: ['a', 'b'], runs: { a: { loss: [2, 1] }, b: { loss: [3, 2] } } }),
    ).toHaveLength(2);
  });

  it('counts rows where no list counts steps', () => {
    const [run] = read({ loss: [3, 2, 1], val_loss: [4, 3, 2] });
    expect(run?.series.map(({ axis }) => axis)).toEqual([
      { name: 'row', unit: 'index' },
      { name: 'row', unit: 'index' },
    ]);
    expect(codes(run)).toEqual(['row-index']);
  });

  it('takes the interval of rows from a setting beside them', () => {
    const [run] = read({ eval_every: 50, train_acc: [0.1, 0.5, 1], test_acc: [0, 0, 1] });
    expect([...(run?.series[0]?.steps ?? [])]).toEqual([0, 50, 100]);
    expect(codes(run)).toContain('row-interval');
  });

  it.each([
    [{ eval_every: 3 }, 1],
    [{ config: { eval_interval: 30 } }, 10],
    [{ log_interval: 10, eval_interval: 30 }, 10],
    [{ eval_interval: 30, log_interval: 10 }, 10],
    [{ print_every: 7, eval_every: 3 }, 1],
    [{ log_every: 7, eval_every: 4 }, 7],
    [{ log_every: 7 }, 7],
    [{ eval_every: 4 }, undefined],
  ])('counts what lies between evaluations by %j', (settings, every) => {
    const train = [1, 2, 3, 4, 5, 6];
    const [run] = read({ ...settings, train_loss: train, test_loss: [1, 4] });
    expect(run?.series.map(({ axis }) => axis.name)).toEqual(Array(2).fill(every ? 'step' : 'row'));
    expect(run?.series.map(({ steps }) => steps.at(-1))).toEqual([5 * (every ?? 1), 3 * (every ?? 1)]);
  });

  it('keeps rows as steps where their number is the number of epochs', () => {
    const [run] = read({
      config: { epochs: 3, log_every: 50 },
      train_acc: [0.1, 0.5, 1],
      test_acc: [0, 0, 1],
    });
    expect([...(run?.series[0]?.steps ?? [])]).toEqual([0, 1, 2]);
  });

  it('gives each side of the split the steps that are named for it', () => {
    const [run] = read({
      train_steps: [0, 1, 2],
      eval_steps: [0, 5, 9],
      train_loss: [3, 2, 1],
      eval_loss: [5, 4, 3],
    });
    expect(shown(run)).toEqual([
      'train_loss@train_steps: 0 1 2 -> 3 2 1',
      'eval_loss@eval_steps: 0 5 9 -> 5 4 3',
    ]);
  });

  it('gives each list the steps that bear its name', () => {
    const [run] = read({
      acc_train: [0, 1],
      step_train: [10, 20],
      acc_val: [0, 0.5],
      step_val: [15, 25],
      weight_norm: [3, 2],
      weight_norm_iters: [12, 22],
    });
    expect(shown(run)).toEqual([
      'acc_train@step_train: 10 20 -> 0 1',
      'acc_val@step_val: 15 25 -> 0 0.5',
      'weight_norm@weight_norm_iters: 12 22 -> 3 2',
    ]);
  });

  it.each(['a_', 'seed0/'])('gives lists the steps whose name begins with theirs: %s', (own) => {
    const [run] = read({
      [`${own}steps`]: [0, 1, 2],
      [`${own}test_acc`]: [0, 0.5, 1],
      other_steps: [0, 10, 20],
      other_test_acc: [0, 0.4, 0.8],
    });
    expect(run?.series.map(({ name, steps }) => [name, steps.at(-1)])).toEqual([
      [`${own}test_acc`, 2],
      ['other_test_acc', 20],
    ]);
  });

  it('infers the stride of a list that was logged every k-th time, and says so', () => {
    const [run] = read({ train_losses: curve(107), test_losses: curve(10) });
    expect(run?.series.find(({ name }) => name === 'test_losses')?.steps.at(-1)).toBe(99);
    expect(codes(run)).toContain('inferred-stride');
  });

  it('prefers a round stride of those that leave the length of the list', () => {
    const [run] = read({ train_acc: curve(51), test_acc: curve(6) });
    const test = run?.series.find(({ name }) => name === 'test_acc');
    expect([...(test?.steps ?? [])]).toEqual([0, 10, 20, 30, 40, 50]);
  });

  it.each<[string, { axis: readonly number[]; length: number; first: number; last: number }]>([
    ['between even steps', { axis: [10, 20, 30, 40], length: 40, first: 1, last: 40 }],
    ['from 0 to the last of them', { axis: [10, 20, 30, 40], length: 41, first: 0, last: 40 }],
    ['counted from 0', { axis: [9, 19, 29, 39], length: 40, first: 0, last: 39 }],
    ['from the first of them', { axis: [0, 10, 20, 30], length: 40, first: 0, last: 39 }],
    ['to a last one that comes early', { axis: [0, 10, 20, 25], length: 26, first: 0, last: 25 }],
    ['between ever rarer ones', { axis: [1, 2, 5, 10, 20, 50], length: 50, first: 1, last: 50 }],
    ['beyond the last of ever rarer ones', { axis: [1, 2, 5, 10, 20, 50], length: 90, first: 0, last: 89 }],
    ['every tenth of ever rarer ones', { axis: [0, 10, 40, 200, 1000], length: 101, first: 0, last: 1000 }],
    ['within epochs', { axis: [1, 2, 3, 4], length: 20, first: 0.2, last: 4 }],
    ['within epochs counted from 0', { axis: [0, 1, 2, 3], length: 20, first: 0, last: 3.8 }],
  ])('infers the steps of a list that was logged more often than its neighbours: %s', (_, given) => {
    const [run] = read({
      steps: given.axis,
      test_acc: curve(given.axis.length),
      train_loss: curve(given.length),
    });
    const train = run?.series.find(({ name }) => name === 'train_loss');
    expect(train?.steps[0]).toBeCloseTo(given.first);
    expect(train?.steps.at(-1)).toBeCloseTo(given.last);
  });

  it.each([300, 3])('leaves out a list of %i values that fits uneven steps in no way', (length) => {
    const [run] = read({ steps: [1, 2, 5, 10], test_acc: curve(4), train_loss: curve(length) });
    expect(run?.series.map(({ name }) => name)).toEqual(['test_acc']);
    expect(codes(run)).toContain('left-out');
  });

  it('leaves out lists of sizes that fit no axis, and says so', () => {
    const [run] = read({ widths: [8, 16, 32], epoch: [0, 1, 2, 3], val_acc: [0, 0, 1, 1] });
    expect(run?.series.map(({ name }) => name)).toEqual(['val_acc']);
    expect(run?.notes.find((note) => note.code === 'left-out')?.message).toContain('"widths"');
  });

  it('reads NaN as text, truth values and numbers of one element', () => {
    const [run] = read({
      step: ['0', '1', '2'],
      loss: ['NaN', '0.5', 'Infinity'],
      done: [false, false, true],
    });
    expect(shown(run)[0]).toBe('loss@step: 0 1 2 -> NaN 0.5 Infinity');
  });

  it('takes the step list that the user names', () => {
    const [run] = read({ step: [0, 1, 2], tokens_k: [0, 7, 14], loss: [3, 2, 1] }, 'tokens_k');
    expect(run?.series.find(({ name }) => name === 'loss')?.axis.name).toBe('tokens_k');
  });

  it('refuses a step list that is not there', () => {
    expect(() => read({ step: [0, 1], loss: [3, 2] }, 'epoch')).toThrow(
      /there is no list of numbers named "epoch"/,
    );
  });
});

describe('settings', () => {
  it('are read from JSON text too', () => {
    const [run] = read({
      steps: [0, 1],
      train_loss: [2, 1],
      config: '{"lr": 0.1, "model": {"width": 8}}',
      note: '{broken',
    });
    expect(config(run)).toEqual({ lr: 0.1, 'model.width': 8, note: '{broken' });
  });
});

describe('records', () => {
  it('reads nested and sparse records on one step axis', () => {
    const [run] = read([
      { step: 1, train: { loss: 3 } },
      { step: 2, train: { loss: 2 }, test: { loss: 4 } },
      { step: 3, train: { loss: 1 } },
    ]);
    expect(shown(run)).toEqual(['train/loss@step: 1 2 3 -> 3 2 1', 'test/loss@step: 2 -> 4']);
  });

  it('leaves out the mean over the run that the Hugging Face trainer writes last', () => {
    const [run] = read({
      log_history: [
        { step: 5, loss: 3 },
        { step: 5, eval_loss: 4 },
        { step: 9, loss: 1 },
        { step: 9, train_loss: 2, train_runtime: 12 },
      ],
      max_steps: 9,
    });
    expect(run?.series.map(({ name }) => name)).not.toContain('train_loss');
    expect(codes(run)).toContain('run-mean');
    expect(config(run)['max_steps']).toBe(9);
  });

  it('reads rows keyed by their step', () => {
    const [run] = read({
      epoch_1: { train_acc: 0.1, val_acc: 0.2 },
      epoch_2: { train_acc: 0.3, val_acc: 0.4 },
    });
    expect(shown(run)).toEqual(['train_acc@epoch: 1 2 -> 0.1 0.3', 'val_acc@epoch: 1 2 -> 0.2 0.4']);
  });
});

describe('tables of pandas', () => {
  it('reads columns keyed by row', () => {
    const [run] = read({
      step: { '0': 5, '1': 10 },
      train_loss: { '0': 3, '1': 2 },
      test_acc: { '0': null, '1': 1 },
    });
    expect(shown(run)).toEqual(['train_loss@step: 5 10 -> 3 2', 'test_acc@step: 10 -> 1']);
  });
});

describe('series that bring their steps', () => {
  it('reads steps and values side by side', () => {
    const [run] = read({
      'train.loss': { steps: [0, 5], values: [2, 1], timestamps: ['a', 'b'] },
      'test.loss': { x: [0, 10], y: [3, 2] },
    });
    expect(shown(run)).toEqual(['train.loss@steps: 0 5 -> 2 1', 'test.loss@step: 0 10 -> 3 2']);
  });

  it('reads the curves of a chart by their names', () => {
    const chart = (name: string, y: readonly number[]) => ({ type: 'scatter', name, x: [0, 10, 20], y });
    const [run, ...more] = read({ data: [chart('train acc', [0, 1, 1]), chart('test acc', [0, 0, 1])] });
    expect(more).toEqual([]);
    expect(shown(run)).toEqual(['train acc@step: 0 10 20 -> 0 1 1', 'test acc@step: 0 10 20 -> 0 0 1']);
  });

  it('reads pairs of step and value, and objects keyed by step', () => {
    const [run] = read({
      train_acc: [
        [0, 0.1],
        [7, 0.9],
      ],
      test_acc: { '0': 0, '100': 0.5 },
    });
    expect(shown(run)).toEqual(['train_acc@step: 0 7 -> 0.1 0.9', 'test_acc@step: 0 100 -> 0 0.5']);
  });
});

describe('one run or several', () => {
  const rows = [
    { step: 1, test_acc: 0.1 },
    { step: 2, test_acc: 0.9 },
  ];
  const history = { epoch: [0, 1, 2], train_acc: [0.1, 0.5, 1], val_acc: [0, 0.1, 0.9] };

  it.each([['history'], ['metrics'], ['anything']])('passes through the wrapper "%s"', (key) => {
    const runs = read({ [key]: history, lr: 0.1 });
    expect(runs.map(({ id }) => id)).toEqual(['logs/a.json']);
    expect(runs[0]?.series.map(({ name }) => name)).toEqual(['train_acc', 'val_acc']);
    expect(config(runs[0])).toEqual({ lr: 0.1 });
  });

  it('joins objects named for the split into one run', () => {
    const runs = read({
      step: [1, 2],
      train: { loss: [3, 2], acc: [0, 1] },
      test: { loss: [4, 3], acc: [0, 0] },
    });
    expect(runs.map((run) => run.series.map(({ name }) => name))).toEqual([
      ['train/loss', 'train/acc', 'test/loss', 'test/acc'],
    ]);
    expect(runs[0]?.series[0]?.axis.name).toBe('step');
  });

  it('joins what a server of Flower measured on the data of its clients and on its own', () => {
    const [run, ...more] = read({
      losses_centralized: [
        [0, 3],
        [1, 2],
      ],
      metrics_distributed_fit: {
        accuracy: [
          [1, 0.5],
          [2, 1],
        ],
      },
      metrics_centralized: {
        accuracy: [
          [0, 0],
          [1, 1],
        ],
      },
    });
    expect(more).toEqual([]);
    expect(run?.series.map(({ name }) => name)).toEqual([
      'losses_centralized',
      'metrics_distributed_fit/accuracy',
      'metrics_centralized/accuracy',
    ]);
  });

  it('joins objects named for a measure into one run', () => {
    const runs = read({ loss: { train: [3, 2], test: [4, 3] }, accuracy: { train: [0, 1], test: [0, 0] } });
    expect(runs.map((run) => run.series.map(({ name }) => name))).toEqual([
      ['loss/train', 'loss/test', 'accuracy/train', 'accuracy/test'],
    ]);
  });

  it('keeps columns beside an object of the other split', () => {
    const [run] = read({ train_loss: [3, 2, 1], val: { loss: [5, 4, 3] } });
    expect(run?.series.map(({ name }) => name)).toEqual(['train_loss', 'val/loss']);
  });

  it('makes a run of each object with the same series, with the settings around it', () => {
    const runs = read({
      config: { lr: 0.1 },
      'w=4 (p=1,000)': { ...history, wd: 1 },
      'w=8 (p=2,000)': { ...history, wd: 2 },
    });
    expect(runs.map(({ id }) => id)).toEqual(['logs/a.json#w=4 (p=1,000)', 'logs/a.json#w=8 (p=2,000)']);
    expect(runs.map(config)).toEqual([
      { wd: 1, lr: 0.1 },
      { wd: 2, lr: 0.1 },
    ]);
  });

  it('shares a step list around several runs', () => {
    const runs = read({
      epochs: [10, 20],
      a: { train_acc: [0, 1], test_acc: [0, 0] },
      b: { train_acc: [0, 1], test_acc: [0, 1] },
    });
    expect(runs.map((run) => [...(run.series[0]?.steps ?? [])])).toEqual([
      [10, 20],
      [10, 20],
    ]);
  });

  it('makes a run of each element of a list of histories', () => {
    const runs = read({
      config: { lr: 0.1 },
      results: [
        { seed: 3, history: rows },
        { seed: 4, history: rows },
      ],
      summary: { per_layer: { norms: [1, 2, 3] } },
    });
    expect(runs.map(({ id }) => id)).toEqual(['logs/a.json#results/0', 'logs/a.json#results/1']);
    expect(runs.map((run) => config(run)['seed'])).toEqual([3, 4]);
  });

  it('leaves out small tables of something else beside the runs', () => {
    const pairs = [
      { feature: 1, pair: 2 },
      { feature: 3, pair: 1 },
    ];
    const runs = read({ results: [{ history: rows }, { history: rows }], top: { a: pairs, b: pairs } });
    expect(runs.map(({ id }) => id)).toEqual(['logs/a.json#results/0', 'logs/a.json#results/1']);
  });

  it('finds runs two levels deep', () => {
    const runs = read({ sgd: { '1': { history }, '2': { history } }, adam: { '1': { history } } });
    expect(runs.map(({ id }) => id.split('#')[1])).toEqual(['sgd/1', 'sgd/2', 'adam/1']);
  });

  it('says where each setting stood', () => {
    const [run] = read({ args: { optim: { lr: 0.1 } }, p: 97, data: { frac: 0.5 }, history });
    expect(run?.config).toEqual([
      { key: 'optim.lr', value: 0.1, from: 'a.json, "args"' },
      { key: 'p', value: 97, from: 'a.json' },
      { key: 'data.frac', value: 0.5, from: 'a.json, "data"' },
    ]);
  });
});

describe('matrices', () => {
  const matrix = new NdArray([2, 3], Float64Array.of(1, 2, 3, 4, 5, 6));

  it('makes a run of each row of [seed, step] and gives it its value of lists by seed', () => {
    const runs = read({ steps: [0, 10, 20], test_acc: matrix, t_grok: [100, 200], lr: 0.1 });
    expect(runs.map(({ id }) => id)).toEqual(['logs/a.json#seed=0', 'logs/a.json#seed=1']);
    expect(shown(runs[1])).toEqual(['test_acc@steps: 0 10 20 -> 4 5 6']);
    expect(config(runs[1])).toEqual({ t_grok: 200, lr: 0.1 });
  });

  it('names the runs by the list of seeds', () => {
    const runs = read({
      seeds: [7, 9],
      steps: [0, 10, 20],
      test_acc: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
    expect(runs.map(({ id }) => id)).toEqual(['logs/a.json#seed=7', 'logs/a.json#seed=9']);
  });

  it('takes no row a class for a seed beside curves that say no split', () => {
    expect(read({ acc: [0.1, 0.5, 1], loss: [3, 2, 1], per_class_acc: matrix })).toHaveLength(1);
  });

  it('makes runs of seeds where the counter of steps is named for the training', () => {
    const runs = read({ train_step: [0, 10, 20], train_acc: matrix, test_acc: matrix });
    expect(runs.map((run) => shown(run)[1])).toEqual([
      'test_acc@train_step: 0 10 20 -> 1 2 3',
      'test_acc@train_step: 0 10 20 -> 4 5 6',
    ]);
  });

  it.each(['per_class_acc', 'test_acc_per_class', 'gate_values'])(
    'takes no row of "%s" for a seed beside curves that are means',
    (name) => {
      const means = { train_acc_mean: [0.1, 0.5, 1], test_acc_mean: [0, 0, 1] };
      const [run, ...more] = read({ ...means, [name]: matrix });
      expect(more).toEqual([]);
      expect(run?.series.map((series) => series.name)).toEqual(Object.keys(means));
      expect(codes(run)).toContain('left-out');
    },
  );

  it('takes the columns of long matrices for seeds where nothing counts steps, of those of one shape alike', () => {
    const tall = Array.from({ length: 24 }, (_, step) => [Math.min(1, step / 10), step / 48]);
    const runs = read({ seeds: [7, 9], id_acc: tall, ood_acc: tall });
    expect(runs.map(({ id }) => id)).toEqual(['logs/a.json#seed=7', 'logs/a.json#seed=9']);
    expect(runs[1]?.series.map(({ name, values }) => [name, values.length, values.at(-1)])).toEqual([
      ['id_acc', 24, 23 / 48],
      ['ood_acc', 24, 23 / 48],
    ]);
    const rows = Array.from({ length: 24 }, (_, seed) => seed);
    const namesOf = (value: TreeValue): unknown =>
      read(value).flatMap(({ series }) => series.map(({ name }) => name));
    expect(namesOf({ seeds: rows, test_acc: tall })).not.toContain('test_acc');
    const pairs = tall.map(([value = 0], step) => [step ** 1.5, 1 - value]);
    expect(namesOf({ test_acc: pairs })).toEqual([]);
  });

  it('takes no metric for the counter of others whose names begin alike', () => {
    const [run, ...more] = read({
      steps: [0, 10, 20],
      train_acc_epoch: [0.1, 0.5, 1],
      train_loss_epoch: [3, 2, 1],
      val_acc: [0, 0, 1],
    });
    expect(more).toEqual([]);
    expect(run?.series.map(({ name, axis }) => [name, axis.name])).toEqual(
      ['train_acc_epoch', 'train_loss_epoch', 'val_acc'].map((name) => [name, 'steps']),
    );
  });

  it('reads pairs of an even fractional step and a value', () => {
    const steps = [0, 0.25, 0.5, 0.75, 1, 1.25];
    const pairs = steps.map((step, i) => [step, i / 5]);
    const [run] = read({ train_acc: pairs, test_acc: pairs });
    expect(run?.series.map((series) => [...series.steps])).toEqual([steps, steps]);
    const uneven = pairs.map(([step = 0, value = 0]) => [step * step, value]);
    expect(
      read({ train_acc: uneven, test_acc: uneven }).some(({ series }) => series[0]?.axis.name === 'step'),
    ).toBe(false);
  });

  it('leaves out a matrix [step, k]', () => {
    const [run, ...more] = read({ steps: [0, 10], test_acc: [0, 1], per_class: matrix });
    expect(more).toEqual([]);
    expect(run?.series.map(({ name }) => name)).toEqual(['test_acc']);
    expect(codes(run)).toContain('left-out');
  });

  it('reads a matrix that stands alone as columns', () => {
    const [run] = read(new NdArray([3, 3], Float64Array.of(0, 0.5, 3, 10, 0.4, 2, 20, 0.3, 1)));
    expect(shown(run)).toEqual(['column2@step: 0 10 20 -> 0.5 0.4 0.3', 'column3@step: 0 10 20 -> 3 2 1']);
  });
});

it('keeps the best so far of a run that counts its steps', () => {
  const [run] = read(curve(3).map((step) => ({ step, best_test_acc: step / 3 })));
  expect(run?.series.map(({ name }) => name)).toEqual(['best_test_acc']);
});

describe('what is no log', () => {
  it.each<[string, TreeValue]>([
    ['a package file', { name: 'x', version: '1.0.0', files: ['dist'], engines: { node: '20' } }],
    [
      'a table of pairs',
      [
        { feature: 1, pair: 2 },
        { feature: 3, pair: 1 },
      ],
    ],
    [
      'the outcomes of several runs',
      curve(6).map((seed) => ({
        depth: seed % 2,
        seed: seed % 3,
        final_test_acc: seed / 6,
        grok_step: seed,
      })),
    ],
    [
      'the outcomes of the phases of a curriculum',
      { phases: curve(3).map((n) => ({ phase: n, n: 10 * n, best_test_acc: n / 3, total_epochs: 9 - n })) },
    ],
    ['sizes', { widths: [8, 16, 32], name: 'x' }],
    ['a number', 3],
    ['nothing', []],
  ])('finds nothing in %s', (_, root) => {
    expect(read(root)).toEqual([]);
  });

  it('passes over the weights of a checkpoint and keeps the settings of its optimiser', () => {
    const [run] = read({
      model_state_dict: {
        'fc.weight': [
          [1, 2],
          [3, 4],
        ],
        'fc.bias': [1, 2],
      },
      optimizer: { state: {}, param_groups: [{ lr: 0.1, weight_decay: 1, params: [0, 1] }] },
      train_losses: [3, 2, 1],
    });
    expect(run?.series.map(({ name }) => name)).toEqual(['train_losses']);
    expect(config(run)).toEqual({ lr: 0.1, weight_decay: 1 });
  });

  it('survives objects nested a thousand deep', () => {
    let deep: TreeValue = { loss: [1, 2] };
    for (let i = 0; i < 1000; i += 1) deep = { a: deep };
    expect(read({ deep, train_loss: [2, 1] }).length).toBe(1);
  });
});
