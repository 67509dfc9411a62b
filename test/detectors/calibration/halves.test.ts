import { expect, test } from 'vitest';
import { halvesOf } from '../../../src/detectors/calibration/halves.js';
import type { ChannelScores, Score } from '../../../src/detectors/score.js';

function scoresOf(count: number): ChannelScores {
  const steps = Float64Array.from({ length: count }, (_, i) => i + 1);
  const curve = {
    role: 'testAccuracy',
    name: 't',
    axis: { name: 'step', unit: 'step' },
    unit: 'fraction',
  } as const;
  const score: Score = {
    curve: { ...curve, steps, values: steps },
    steps,
    scores: steps,
    offset: 0,
    scale: 1,
  };
  return { channel: 'accuracy', train: score, test: score, fitScore: 0.99 };
}

test('the halves of a short log are every other evaluation', () => {
  const [even, odd] = halvesOf(scoresOf(7));
  expect([...even.test.scores]).toEqual([1, 3, 5, 7]);
  expect([...odd.train.steps]).toEqual([2, 4, 6]);
});

test('the halves of a long log are the medians of every other stretch, at its last step', () => {
  const [even, odd] = halvesOf(scoresOf(3001));
  expect([...even.test.scores.subarray(0, 3)]).toEqual([2.5, 10.5, 18.5]);
  expect([...odd.test.scores.subarray(0, 2)]).toEqual([6.5, 14.5]);
  expect([...even.test.steps.subarray(0, 2)]).toEqual([4, 12]);
  expect(Math.max(even.test.steps.length, odd.test.steps.length)).toBeLessThanOrEqual(500);
});
