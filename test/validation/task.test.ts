import { expect, test } from 'vitest';
import { repeat } from '../../src/validation/task.js';

function workFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test('every index is worked on once, in order, and progress ends at the number of indices', async () => {
  const seen: number[] = [];
  const shares: number[] = [];
  const work = (index: number): void => {
    seen.push(index);
    workFor(60);
  };
  await repeat(5, work, {
    onProgress: (share) => shares.push(share),
  });
  expect(seen).toEqual([0, 1, 2, 3, 4]);
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  expect(shares.at(-1)).toBe(1);
});

test('a signal ends the work with its reason', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const seen: number[] = [];
  const work = (index: number): void => {
    seen.push(index);
    workFor(60);
    if (index === 1) controller.abort(reason);
  };
  await expect(repeat(100, work, { signal: controller.signal })).rejects.toBe(reason);
  expect(seen).toEqual([0, 1]);
});
