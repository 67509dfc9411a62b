import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsFromTable } from '../../../src/readers/table/runs.js';
import type { Run } from '../../../src/run/run.js';
import { codes, outline, settings } from '../helpers/runs-of.js';
import { type Cells, tableOf, upTo } from '../helpers/table-of.js';

function read(rows: readonly Cells[], options: { step?: string; restarts?: number[] } = {}): Run[] {
  const { restarts = [], ...rest } = options;
  return runsFromTable(tableOf(rows, restarts), { path: 'a/log.csv', format: 'csv' }, rest);
}

/** A run of `count` rows with the given cells in each. */
function block(keys: Cells, count = 10): Cells[] {
  return upTo(count).map((row) => ({
    ...keys,
    step: row * 5,
    train_acc: Math.min(1, row / 3),
    test_acc: row / count,
  }));
}

describe('the step axis', () => {
  it('prefers a step to an epoch', () => {
    const [run] = read(upTo(4).map((row) => ({ epoch: row / 3, step: row * 10, loss: 1 - row / 4 })));
    expect(outline(run)).toEqual({ loss: 'step 0:1 10:0.75 20:0.5 30:0.25' });
    expect(run?.series[0]?.axis).toEqual({ name: 'step', unit: 'step' });
  });

  it.each([
    ['x', ['train_acc', 'test_acc']],
    ['checkpoint', ['train_acc', 'test_acc']],
    ['round', ['train_acc', 'test_acc']],
  ])(
    'counts by "%s" where it rises, in rows of all, of one split after the other and of a split each',
    (name, of) => {
      const values = upTo(10).map(
        (row): Cells => ({ [name]: row * 50, train_acc: row / 10, test_acc: row / 20 }),
      );
      const pick = (metric: string): Cells[] =>
        values.map((row) => ({ [name]: row[name]!, [metric]: row[metric]! }));
      const splits = values.flatMap((row): Cells[] => [
        { [name]: row[name]!, split: 'train', acc: row['train_acc']! },
        { [name]: row[name]!, split: 'test', acc: row['test_acc']! },
      ]);
      for (const rows of [values, of.flatMap(pick), splits]) {
        const [run, ...more] = read(rows);
        expect(more).toEqual([]);
        expect(run?.series.map(({ axis, steps }) => [axis.name, steps.at(-1)])).toEqual([
          [name, 450],
          [name, 450],
        ]);
      }
      const shuffled = values.map((row, at) => ({ ...row, [name]: (at * 7) % 10 }));
      expect(read(shuffled)[0]?.series[0]?.axis.unit).toBe('index');
    },
  );

  it('prefers an explicit iteration to the count of log calls of W&B', () => {
    const [run] = read(upTo(4).map((row) => ({ _step: row * 3, iteration: row * 100, loss: row })));
    expect(run?.series[0]?.axis.name).toBe('iteration');
  });

  it('prefers the count of log calls to an epoch that stands still', () => {
    const [run] = read(upTo(20).map((row) => ({ _step: row, epoch: Math.floor(row / 5), loss: row })));
    expect(run?.series[0]?.axis.name).toBe('_step');
  });

  it('takes an epoch that train and test share, each on rows of its own', () => {
    const rows = upTo(10).flatMap((row): Cells[] => [
      { _step: 2 * row, epoch: row, train_loss: row },
      { _step: 2 * row + 1, epoch: row, test_loss: row },
    ]);
    const [run] = read(rows);
    expect(run?.series.map(({ axis, steps }) => [axis.name, steps.at(-1)])).toEqual([
      ['epoch', 9],
      ['epoch', 9],
    ]);
  });

  it('skips a counter that stands still', () => {
    const [run] = read(upTo(8).map((row) => ({ step: 100, epoch: row, loss: row })));
    expect(run?.series[0]?.axis).toEqual({ name: 'epoch', unit: 'epoch' });
    expect(settings(run)).toEqual({ step: 100 });
  });

  it('skips a counter that starts anew with each epoch', () => {
    const rows = upTo(4).flatMap((epoch) => upTo(5).map((step) => ({ epoch, step, loss: epoch + step })));
    const runs = read(rows);
    expect(runs).toHaveLength(1);
    expect(runs[0]?.series[0]?.axis.name).toBe('epoch');
  });

  it('counts rows where nothing else counts, and says so', () => {
    const [run] = read([{ loss: 3 }, { loss: 2 }, { acc: 0.5 }, { loss: 1 }]);
    expect(outline(run)).toEqual({ loss: 'row 0:3 1:2 3:1', acc: 'row 2:0.5' });
    expect(run?.series[0]?.axis.unit).toBe('index');
    expect(codes(run)).toContain('row-index');
  });

  it('takes the only other column that counts, whatever it is called', () => {
    const rows = upTo(5).map((row) => ({ tr: row / 5, te: row / 9, s: 50 * row + 1 }));
    expect(read(rows)[0]?.series.map(({ name, axis }) => [name, axis.name])).toEqual([
      ['tr', 's'],
      ['te', 's'],
    ]);
    const two = rows.map((row, at) => ({ ...row, seen: 7 * at }));
    expect(read(two)[0]?.series[0]?.axis.name).toBe('row');
    const setting = rows.map(({ s, ...row }) => ({ ...row, modulus: s }));
    expect(read(setting)[0]?.series[0]?.axis.name).not.toBe('modulus');
  });

  it('never takes a clock', () => {
    const [run] = read(upTo(3).map((row) => ({ timestamp: 1e9 + row, loss: row })));
    expect(outline(run)).toEqual({ loss: 'row 0:0 1:1 2:2' });
  });

  it('gives evaluations their own counter where it differs', () => {
    const rows = upTo(10).map((row) => ({
      iter: row * 10,
      'train/loss': row,
      eval_iter: row % 2 === 1 ? row * 10 - 5 : undefined,
      'eval/loss': row % 2 === 1 ? row : undefined,
    }));
    expect(outline(read(rows)[0])['eval/loss']).toBe('eval_iter 5:1 25:3 45:5 65:7 85:9');
  });

  it('keeps one axis where both counters say the same', () => {
    const rows = upTo(10).map((row) => ({
      step: row,
      loss: row,
      'val/step': row % 2 === 1 ? row : undefined,
      'val/loss': row % 2 === 1 ? row : undefined,
    }));
    expect(read(rows)[0]?.series.map(({ axis }) => axis.name)).toEqual(['step', 'step']);
  });

  it('takes the column that the user names', () => {
    const rows = upTo(4).map((row) => ({ step: row, custom: row * 7, loss: row }));
    expect(outline(read(rows, { step: 'custom' })[0])).toEqual({ loss: 'custom 0:0 7:1 14:2 21:3' });
  });

  it('names the columns when the one of the user is not there', () => {
    expect(() => read([{ step: 1, loss: 2 }], { step: 'epoch' })).toThrow(
      expect.objectContaining({ code: 'usage', path: 'a/log.csv', cure: 'Choose one of "step", "loss".' }),
    );
  });

  it('sorts rows that are in no order', () => {
    const [run] = read(upTo(8).map((row) => ({ step: 7 - row, loss: row })));
    expect(outline(run)).toEqual({ loss: 'step 0:7 1:6 2:5 3:4 4:3 5:2 6:1 7:0' });
    expect(codes(run)).toContain('sorted-by-step');
  });

  it('leaves out values without a step', () => {
    const [run] = read([...upTo(12).map((row) => ({ step: row, loss: row })), { loss: 99 }]);
    expect(run?.series[0]?.steps).toHaveLength(12);
    expect(codes(run)).toContain('rows-without-step');
  });
});

describe('settings', () => {
  it('are columns that never change, except metrics', () => {
    const rows = upTo(6).map((row) => ({
      step: row,
      modulus: 97,
      opt: 'adamw',
      amsgrad: 'False',
      train_acc: 1,
      test_acc: row / 6,
    }));
    const [run] = read(rows);
    expect(settings(run)).toEqual({ modulus: 97, opt: 'adamw', amsgrad: false });
    expect(run?.config[0]?.from).toBe('column "modulus"');
    expect(run?.series.map(({ name }) => name)).toEqual(['train_acc', 'test_acc']);
  });

  it('stay series while they vary', () => {
    const [run] = read(upTo(6).map((row) => ({ step: row, lr: row < 3 ? 0.1 : 0.01, loss: row })));
    expect(settings(run)).toEqual({});
    expect(outline(run)['lr']).toBe('step 0:0.1 1:0.1 2:0.1 3:0.01 4:0.01 5:0.01');
  });

  it('drops texts that vary, with a note', () => {
    const [run] = read(upTo(6).map((row) => ({ step: row, loss: row, note: row < 3 ? 'warm' : 'hot' })));
    expect(run?.series.map(({ name }) => name)).toEqual(['loss']);
    expect(codes(run)).toContain('text-column');
  });
});

describe('several runs in one table', () => {
  it('are told apart by a key in blocks', () => {
    const runs = read([0, 1, 2].flatMap((seed) => block({ seed })));
    expect(runs.map(({ id }) => id)).toEqual(['a/log.csv#seed=0', 'a/log.csv#seed=1', 'a/log.csv#seed=2']);
    expect(runs.map((run) => settings(run)['seed'])).toEqual([0, 1, 2]);
    expect(codes(runs[0])).toContain('split-by-key');
  });

  it('are told apart by a column that only behaves like a key', () => {
    const runs = read([10, 20, 40].flatMap((units) => block({ 'Hidden Neurons': units })));
    expect(runs.map(({ id }) => id)).toContain('a/log.csv#Hidden Neurons=40');
  });

  it('are told apart in turns', () => {
    const rows = upTo(12).flatMap((step) => ['a', 'b'].map((run) => ({ run, step, loss: step })));
    const runs = read(rows);
    expect(runs.map(({ id }) => id)).toEqual(['a/log.csv#a', 'a/log.csv#b']);
    expect(runs[1]?.series[0]?.steps).toHaveLength(12);
  });

  it('need as many keys as it takes, not more', () => {
    const rows = ['sgd', 'adam'].flatMap((optimizer) =>
      [0, 1, 2].flatMap((seed) => block({ lr: optimizer === 'sgd' ? 0.1 : 0.01, optimizer, seed })),
    );
    const runs = read(rows);
    expect(runs).toHaveLength(6);
    expect(runs[4]?.id).toBe('a/log.csv#optimizer=adam,seed=1');
    expect(settings(runs[4])).toEqual({ lr: 0.01, optimizer: 'adam', seed: 1 });
  });

  it('are told apart by a setting where nothing counts but curves start anew', () => {
    const rows = [0, 0.1, 1].flatMap((weight_decay) =>
      upTo(10).map((row) => ({ weight_decay, train_acc: Math.min(1, row / 3), test_acc: row / 10 })),
    );
    expect(read(rows).map((run) => [run.series[0]?.values.length, settings(run)])).toEqual([
      [10, { weight_decay: 0 }],
      [10, { weight_decay: 0.1 }],
      [10, { weight_decay: 1 }],
    ]);
    const course = upTo(30).map((row) => ({ weight_decay: Math.floor(row / 10), train_acc: row / 30 }));
    expect(read(course)).toHaveLength(1);
  });

  it('are not made of a metric with few values', () => {
    const rows = [0, 1].flatMap(() =>
      upTo(12).map((step) => ({ step, train_acc: step < 3 ? 0 : 1, aux: step < 6 ? 0.1 : 0.2 })),
    );
    expect(read(rows).map(({ id }) => id)).toEqual(['a/log.csv#1', 'a/log.csv#2']);
  });

  it('begin where the axis falls to its start', () => {
    const runs = read([...block({}, 5), ...block({}, 10)]);
    expect(runs.map(({ id, series }) => [id, series[0]?.steps.length])).toEqual([
      ['a/log.csv#1', 5],
      ['a/log.csv#2', 10],
    ]);
    expect(codes(runs[0])).toContain('split-at-restart');
  });

  it('begin within a key as well', () => {
    const ids = read([...block({ seed: 1 }), ...block({ seed: 1 }), ...block({ seed: 2 })]).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['a/log.csv#seed=1,part=1', 'a/log.csv#seed=1,part=2', 'a/log.csv#seed=2']);
  });

  it('are one run when it was resumed, even with another setting', () => {
    const rows = [
      ...upTo(20).map((step) => ({ step, lr: 0.1, loss: 20 - step })),
      ...upTo(20).map((row) => ({ step: row + 15, lr: 0.01, loss: 5 - row / 9 })),
    ];
    const runs = read(rows, { restarts: [20] });
    expect(runs).toHaveLength(1);
    expect(runs[0]?.series.at(-1)?.steps[20]).toBe(15);
  });

  it('are one run when the blocks hold different series', () => {
    const rows: Cells[] = [
      ...upTo(8).map((step) => ({ step, train_loss: step })),
      ...upTo(8).map((step) => ({ step, test_loss: step })),
    ];
    expect(read(rows)).toHaveLength(1);
  });

  it('begin at a marked restart where nothing counts', () => {
    expect(
      read(
        upTo(10).map((row) => ({ loss: row })),
        { restarts: [4] },
      ),
    ).toHaveLength(2);
  });
});

describe('long form', () => {
  it('names series by a column of splits', () => {
    const rows = upTo(3).flatMap((iter) => [
      { split: 'train', iter, loss: iter, wd: 1 },
      { split: 'val', iter, loss: -iter, wd: 1 },
    ]);
    const [run] = read(rows);
    expect(outline(run)).toEqual({ 'train/loss': 'iter 0:0 1:1 2:2', 'val/loss': 'iter 0:0 1:-1 2:-2' });
    expect(settings(run)).toEqual({ wd: 1 });
    expect(codes(run)).toContain('long-form');
  });

  it('names series by split and metric, block by block', () => {
    const rows = ['train', 'test'].flatMap((split) =>
      ['loss', 'acc'].flatMap((metric) => upTo(4).map((step) => ({ step, split, metric, value: step }))),
    );
    const runs = read(rows);
    expect(runs).toHaveLength(1);
    expect(runs[0]?.series.map(({ name }) => name)).toEqual([
      'train/loss',
      'train/acc',
      'test/loss',
      'test/acc',
    ]);
  });

  it('does not say a split twice', () => {
    const rows = upTo(4).flatMap((step) =>
      ['train/loss', 'eval/loss'].map((key) => ({ run_id: 'x', key, step, value: step })),
    );
    const [run] = read(rows);
    expect(run?.series.map(({ name }) => name)).toEqual(['train/loss', 'eval/loss']);
    expect(settings(run)).toEqual({ run_id: 'x' });
  });

  it('needs no known column names when the cells name metrics', () => {
    const rows = upTo(6).flatMap((epoch) =>
      ['train_acc', 'val_acc'].map((what) => ({ epoch, what, number: epoch })),
    );
    expect(read(rows)[0]?.series.map(({ name }) => name)).toEqual(['train_acc', 'val_acc']);
  });

  it('keeps keys out of it', () => {
    const rows = ['train', 'test'].flatMap((split) =>
      upTo(9).flatMap((step) => [0, 1, 2].map((seed) => ({ seed, step, split, loss: step }))),
    );
    const runs = read(rows);
    expect(runs).toHaveLength(3);
    expect(outline(runs[2])['test/loss']).toMatch(/^step 0:0 1:1 .* 8:8$/);
  });

  it('counts the rows of each series where nothing else counts', () => {
    const rows = upTo(3).flatMap((row) => ['train', 'test'].map((split) => ({ split, loss: row })));
    expect(outline(read(rows)[0])).toEqual({
      'train/loss': 'row 0:0 1:1 2:2',
      'test/loss': 'row 0:0 1:1 2:2',
    });
  });
});

describe('tables without curves', () => {
  it('gives no run for a table of whole runs', () => {
    expect(read(upTo(9).map((run) => ({ run: `r${run}`, epochs: 100, test_acc: run / 9 })))).toEqual([]);
    expect(
      read(upTo(9).map((row) => ({ lr: row / 10, final_train_acc: 1, final_test_acc: row / 9 }))),
    ).toEqual([]);
  });

  it('gives no run when there are only counters and clocks', () => {
    expect(read(upTo(9).map((step) => ({ step, epoch: step / 3, time: step * 2 })))).toEqual([]);
  });

  it('gives no run for a matrix, whose rows have the names of its columns', () => {
    const row = (at: number): Cells => ({ '': (at + 1) / 10, '0.1': at, '0.2': 9 - at, '0.3': at * at });
    expect(read(upTo(3).map(row))).toEqual([]);
    expect(read(upTo(4).map(row))).toHaveLength(1);
  });

  it('reads a table of a single row', () => {
    const [run] = read([{ step: 5, loss: 0.3, lr: 0.1 }]);
    expect(outline(run)['loss']).toBe('step 5:0.3');
    expect(settings(run)).toEqual({ lr: 0.1 });
  });
});

describe('sweeps, of which each row is a run', () => {
  const settingsOf = (name: string, valueAt: (row: number) => number, rows = 20): Cells[] =>
    upTo(rows).map((row) => ({ [name]: valueAt(row), train_acc: Math.min(1, row / 5), test_acc: row / 20 }));

  it.each([
    'train_frac',
    'weight_decay',
    'wd',
    'alpha',
    'lr',
    'n_train',
    'dataset_sizes',
    'd_model',
    'p',
    'k',
    'label_noise',
    'layer',
    'temperature',
    'init_scale',
  ])('are no run where "%s" stands in front and rises', (name) => {
    expect(read(settingsOf(name, (row) => (row + 1) / 20))).toEqual([]);
  });

  it('are told behind the row numbers of a data frame, in grids and with seeds', () => {
    expect(read(settingsOf('wd', (row) => row).map((row, at) => ({ '': at, ...row })))).toEqual([]);
    const grid = settingsOf('wd', (row) => Math.floor(row / 5)).map((row, at) => {
      const { wd, ...measures } = row;
      return { wd, frac: (at % 5) / 10, ...measures };
    });
    expect(read(grid)).toEqual([]);
    const seeds = grid.map(({ wd, frac, ...measures }) => ({ frac: wd, seed: frac, ...measures }));
    expect(read(seeds)).toEqual([]);
    expect(read(settingsOf('lr', (row) => 1 / 3 ** row, 8))).toEqual([]);
  });

  it('are told in grids with names, counts and outcomes of several seeds', () => {
    const grid = upTo(12).map((row) => ({
      optimizer: row < 6 ? 'adamw' : 'sgd',
      wd: (row % 6) / 10,
      n_seeds: 5,
      grok_rate: row / 12,
      test_acc_mean: 0.9 - row / 100,
    }));
    expect(read(grid)).toEqual([]);
    const counts = grid.map(({ optimizer, wd, n_seeds, grok_rate }) => ({
      optimizer,
      wd,
      n_seeds,
      grok_rate,
    }));
    expect(read(counts)).toEqual([]);
  });

  it('are told where each took its own number of steps', () => {
    const took = settingsOf('train_frac', (row) => row).map((row, at) => ({ ...row, steps: 900 + at ** 2 }));
    expect(read(took)).toEqual([]);
    const behind = settingsOf('lr', (row) => row).map((row, at) => ({ ...row, steps: 900 + at ** 2 }));
    expect(read(behind)).toHaveLength(1);
  });

  it.each([
    ['a learning rate falls by a schedule', settingsOf('lr', (row) => 1e-3 * Math.cos(row / 20))],
    ['a learning rate warms up and falls', settingsOf('lr', (row) => Math.min(row, 10) / (row + 1))],
    ['a setting goes up and down', settingsOf('temperature', (row) => Math.sin(row))],
    ['the table is long', settingsOf('alpha', (row) => row, 2000)],
    ['a measure stands in front', settingsOf('wd', (row) => row).map(({ wd, ...rest }) => ({ ...rest, wd }))],
    ['a step counts', settingsOf('wd', (row) => row).map((row, at) => ({ ...row, step: at }))],
  ])('are not where %s', (_, rows) => {
    expect(read(rows)).toHaveLength(1);
  });
});

describe('invariance', () => {
  const row = fc.record({ train_loss: fc.double({ noNaN: true }), test_loss: fc.double({ noNaN: true }) });

  it('does not depend on the order of the columns', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
        const forward = read(rows.map((cells, step) => ({ step, ...cells })));
        const backward = read(
          rows.map(({ train_loss, test_loss }, step) => ({ test_loss, train_loss, step })),
        );
        expect(outline(forward[0])).toEqual(outline(backward[0]));
      }),
    );
  });

  it('loses no value of runs in blocks, whatever their lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 3, max: 20 }), { minLength: 2, maxLength: 6 }), (lengths) => {
        const rows = lengths.flatMap((length, run) =>
          upTo(length).map((step) => ({ run: `run ${run}`, step, loss: run + step })),
        );
        expect(read(rows).map(({ series }) => series[0]?.steps.length)).toEqual(lengths);
      }),
    );
  });
});
