import { expect, test } from 'vitest';
import { analyzeRun } from '../../../src/analyze.js';
import type { AnalysedRun } from '../../../src/analysis.js';
import { isOtherView, match } from '../../../src/validation/labelled/match.js';
import { courseRun } from '../../helpers/course.js';
import { labelled } from './labelled.js';

function analysed(suffix: string): AnalysedRun {
  const run = courseRun({ test: () => 0.1 });
  return analyzeRun({ ...run, id: `${run.source.path}${suffix}` });
}

test('one entry of one run is matched whatever their names', () => {
  const [log, run] = [labelled({ keys: [['other']] }), analysed('')];
  expect(match([log], [run])).toEqual(new Map([[log, run]]));
});

test('runs are told by the keys of their entries, numbers as numbers', () => {
  const runs = [analysed('#lr=0.001 seed=1'), analysed('#lr=0.001 seed=2'), analysed('#lr=0.01 seed=2')];
  const logs = [
    labelled({ id: 'a', keys: [['1e-3', 'seed 2']] }),
    labelled({ id: 'b', keys: [['1e-2', 'seed 2']] }),
    labelled({ id: 'c', keys: [['1e-3', 'seed 1']] }),
  ];
  const matched = match(logs, runs);
  expect(logs.map((log) => runs.indexOf(matched.get(log) as AnalysedRun))).toEqual([1, 2, 0]);
});

test('an id may be told by its first letters, a run without names by its position', () => {
  const runs = [analysed('#e0712a44'), analysed('#b7a90c11')];
  const byId = labelled({ keys: [['b7a90c11d2f03']] });
  const [first, second] = [
    labelled({ id: '0', keys: [['5']], position: 0 }),
    labelled({ id: '1', keys: [['7']], position: 1 }),
  ];
  expect(match([byId, labelled({ id: 'other', keys: [['none']] })], runs).get(byId)).toBe(runs[1]);
  const unnamed = [analysed('#a'), analysed('#b')];
  const matched = match([first, second], unnamed);
  expect([matched.get(first), matched.get(second)]).toEqual(unnamed);
});

test('an entry that reads the columns of a matched one is another view of it', () => {
  const taken = labelled({ id: 'a', names: { test: 'val_acc' } });
  const twin = labelled({ id: 'b', names: { testLoss: 'val_loss', train: 'val_acc' } });
  const matched = new Map([[taken, analysed('')]]);
  expect(isOtherView(twin, matched)).toBe(true);
  expect(isOtherView(labelled({ id: 'c', names: { test: 'other' } }), matched)).toBe(false);
});
