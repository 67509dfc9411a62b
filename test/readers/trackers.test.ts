import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/readers/index.js';
import { expectTrueRun, fixtures } from './helpers/fixture-run.js';
import { settings } from './helpers/runs-of.js';

const byFolder = {
  train_loss: 'train/loss',
  train_acc: 'train/acc',
  test_loss: 'test/loss',
  test_acc: 'test/acc',
};

describe('folders of experiment trackers', () => {
  it.each([
    ['sacred', {}, 'weight_decay'],
    ['dvclive', byFolder, 'optimizer.weight_decay'],
    ['ray-tune', {}, 'optimizer.weight_decay'],
  ])('%s: one run with the values and settings that were logged', async (name, names, weightDecay) => {
    const { runs, errors } = await readRuns([join(fixtures, 'trackers', name)]);
    expect(errors).toEqual([]);
    expect(runs).toHaveLength(1);
    expectTrueRun(runs[0], { names, every: 4 });
    expect(settings(runs[0])).toMatchObject({ lr: 0.02, [weightDecay]: 0.02 });
  });
});
