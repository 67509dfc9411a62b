import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/readers/assemble/assemble.js';
import { stepsByName } from '../helpers/plain.js';
import { at, fileRun } from '../helpers/runs.js';

type Steps = Readonly<Record<string, readonly number[]>>;

function assembled(files: Steps, unit: 'step' | 'index' = 'step'): Record<string, Record<string, number[]>> {
  const runs = Object.entries(files).map(([path, steps]) =>
    fileRun(path, {
      axis: { name: unit, unit },
      series: { train_acc: at(...steps), test_acc: at(...steps) },
    }),
  );
  return Object.fromEntries(assemble(runs).map((run) => [run.id, stepsByName(run)]));
}

const whole = [0, 1, 2, 3, 4, 5];

describe('files of a log that was written one after the other', () => {
  it.each([
    ['numbered parts', { 'log_part1.csv': [0, 1], 'log_part2.csv': [2, 3], 'log_part10.csv': [4, 5] }],
    ['a resumed log', { 'log_resumed.csv': [3, 4, 5], 'log.csv': [0, 1, 2] }],
    [
      'a log that was continued twice',
      { 'log.csv': [0, 1], 'log_cont.csv': [2], 'log_cont2.csv': [3, 4, 5] },
    ],
  ])('are one run: %s', (_, files: Steps) => {
    expect(Object.values(assembled(files))).toEqual([{ train_acc: whole, test_acc: whole }]);
  });

  it.each([
    ['they overlap', { 'log_part1.csv': [0, 1, 2], 'log_part2.csv': [2, 3, 4] }, 'step'],
    ['their rows are only numbered', { 'log_part1.csv': [0, 1], 'log_part2.csv': [2, 3] }, 'index'],
    ['their numbers are of runs', { 'log_1.csv': [0, 1, 2], 'log_2.csv': [3, 4, 5] }, 'step'],
    ['they lie apart', { 'a/log_part1.csv': [0, 1, 2], 'b/log_part2.csv': [3, 4, 5] }, 'step'],
  ] as const)('stay apart where %s', (_, files: Steps, unit) => {
    expect(Object.keys(assembled(files, unit))).toEqual(Object.keys(files));
  });
});
