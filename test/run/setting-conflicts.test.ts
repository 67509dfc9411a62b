import { describe, expect, it } from 'vitest';
import { findHyperparameters } from '../../src/run/find-hyperparameters.js';
import type { ConfigEntry } from '../../src/run/run.js';
import { settingConflicts } from '../../src/run/setting-conflicts.js';
import { runOf } from '../helpers/synthetic.js';

function conflicts(
  path: string,
  ...config: readonly (readonly [ConfigEntry['key'], ConfigEntry['value'], string])[]
) {
  const run = {
    ...runOf([0], {}),
    id: path,
    source: { path, format: 'csv', files: [path] },
    config: config.map(([key, value, from]) => ({ key, value, from })),
  };
  return settingConflicts(run, findHyperparameters(run)).map(({ message }) => message);
}

describe('settingConflicts', () => {
  it('tells which of two places counts', () => {
    expect(conflicts('wd0.5_seed3/log.csv', ['wd', 1, 'config.json'], ['seed', '3', 'config.json'])).toEqual([
      'config.json says weightDecay 1, which counts; folder name "wd0.5_seed3" says 0.5',
    ]);
    expect(
      conflicts(
        'sgd.csv',
        ['optim.lr', 0.1, 'a.json'],
        ['lr', '1e-2', 'b.json'],
        ['optimizer', 'torch.optim.AdamW', 'a.json'],
      ),
    ).toEqual([
      'a.json says lr 0.1, which counts; b.json says 1e-2',
      'a.json says optimizer torch.optim.AdamW, which counts; file name says sgd',
    ]);
  });

  it.each([
    [
      'the same value in another spelling',
      'lr1e-1_adamw.csv',
      [
        ['lr', '0.10', 'a.json'],
        ['optimizer', 'AdamW', 'a.json'],
      ],
    ],
    ['a value in float32', 'lr0.01.csv', [['lr', Math.fround(0.01), 'a.json']]],
    [
      'lines of one log',
      'a.csv',
      [
        ['lr', 0.1, 'line 1'],
        ['lr', 0.2, 'line 2'],
      ],
    ],
    [
      'groups of parameters in one file',
      'a.csv',
      [
        ['lr', 0.1, 'a.json'],
        ['groups.1.lr', 0.2, 'a.json'],
      ],
    ],
    [
      'a schedule',
      'a.csv',
      [
        ['lr', 0.1, 'a.json'],
        ['scheduler.lr', 0.2, 'b.json'],
        ['max_lr', 1, 'b.json'],
      ],
    ],
    [
      'what is no value',
      'a.csv',
      [
        ['lr', 0.1, 'a.json'],
        ['lr', 'auto', 'b.json'],
        ['lr', false, 'c.json'],
      ],
    ],
  ] as const)('says nothing of %s', (_, path, config) => {
    expect(conflicts(path, ...config)).toEqual([]);
  });
});
