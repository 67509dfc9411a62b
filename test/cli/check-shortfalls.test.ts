import { expect, test } from 'vitest';
import { shortfallsOf } from '../../src/cli/check/shortfalls.js';
import { grokkingRun } from '../report/sample-analysis.js';

test('a value that just misses its bound is told with as many digits as that takes', () => {
  const run = grokkingRun();
  const { probability, delayRatio } = run.diagnosis;
  const [unsure] = shortfallsOf(run, { minProbability: probability + 1e-6 });
  expect(unsure).toMatch(/ is only (\S+) % sure; at least (?!\1 )\S+ % is asked for\.$/);
  const [late] = shortfallsOf(run, { maxDelayRatio: delayRatio! - 1e-3 });
  expect(late).toMatch(/ is (\S+)×; at most (?!\1×)\S+× is allowed\.$/);
});

test('a run that fitted train at step 0 has no delay, and is told so', () => {
  const run = grokkingRun();
  const memorized = { ...run.diagnosis.memorized!, step: 0 };
  const atOnce = { ...run, diagnosis: { ...run.diagnosis, memorized, delayRatio: null } };
  expect(shortfallsOf(atOnce, { maxDelayRatio: 9 })).toEqual([
    'There is no delay to compare: train was fitted at step 0, and nothing is a multiple of that.',
  ]);
});
