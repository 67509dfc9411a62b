import { expect, test } from 'vitest';
import { piecesOf } from '../../../src/validation/simulated/runs/pieces.js';

function curve(values: readonly number[]) {
  return { steps: Float64Array.from(values, (_, i) => i + 1), values: Float64Array.from(values) };
}

test.each([
  ['a level', [0.5, 0.5, 0.5], []],
  ['one rise', [0, 0.2, 0.9], [[0, 0.9]]],
  [
    'a level stretch at the top of a rise and a fall',
    [0, 1, 1, 1, 0],
    [
      [0, 1],
      [1, 0],
    ],
  ],
  ['a small dip in a rise', [0, 0.5, 0.4, 1], [[0, 1]]],
  ['a small bump before a fall', [0.9, 1, 0.2], [[1, 0.2]]],
  [
    'two moves with ripples',
    [0, 0.05, 0, 0.6, 0.5, 0.9, 0.85, 0.88, 0.1],
    [
      [0, 0.9],
      [0.9, 0.1],
    ],
  ],
])('%s', (_, values, moves) => {
  expect(piecesOf(curve(values), 0.2).map(({ from, to }) => [from, to])).toEqual(moves);
});

test('pieces begin and end at the turning points', () => {
  expect(piecesOf(curve([0, 1, 1, 0.2]), 0.2)).toEqual([
    { start: 1, end: 3, from: 0, to: 1 },
    { start: 3, end: 4, from: 1, to: 0.2 },
  ]);
});
