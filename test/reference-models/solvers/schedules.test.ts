import { expect, test } from 'vitest';
import { schedules } from '../../../src/reference-models/solvers/index.js';

test('a constant schedule keeps the rate', () => {
  expect([0, 50, 99].map((step) => schedules.constant(step, 100))).toEqual([1, 1, 1]);
});

test('a cosine schedule goes from 1 through 1/2 to 0', () => {
  expect(schedules.cosine(0, 100)).toBe(1);
  expect(schedules.cosine(50, 100)).toBeCloseTo(0.5, 12);
  expect(schedules.cosine(100, 100)).toBeCloseTo(0, 12);
});

test('a step schedule falls to a tenth at one half and to a hundredth at three quarters', () => {
  expect([0, 49, 50, 74, 75, 99].map((step) => schedules.step(step, 100))).toEqual([
    1, 1, 0.1, 0.1, 0.01, 0.01,
  ]);
});
