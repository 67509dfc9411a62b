import { describe, expect, it } from 'vitest';
import { climb } from '../../../src/detectors/numerics/hill.js';

const box = { lower: [-10, -10], upper: [10, 10] } as const;
const tilted = (x: number, y: number): number => -((x - 3) ** 2) - 5 * (y + 2 - 0.8 * (x - 3)) ** 2;

describe('climb', () => {
  it('finds the top of a tilted hill, and its marginal deviations', () => {
    const { top, deviation } = climb(tilted, [0, 0], [1, 1], box);
    expect(top[0]).toBeCloseTo(3, 6);
    expect(top[1]).toBeCloseTo(-2, 6);
    // y = 0.8 (x - 3) - 2 + a part of variance 1/10, and x has variance 1/2
    expect(deviation[0]).toBeCloseTo(Math.sqrt(0.5), 4);
    expect(deviation[1]).toBeCloseTo(Math.sqrt(0.8 ** 2 / 2 + 0.1), 4);
  });

  it('is not stopped by ripples', () => {
    const rippled = (x: number, y: number): number => tilted(x, y) + 0.02 * Math.cos(40 * x);
    expect(climb(rippled, [0, 0], [1, 1], box).top[0]).toBeCloseTo(3, 1);
  });

  it('follows a slope to the edge of the box, and no farther', () => {
    expect(climb((x, y) => x - y, [0, 0], [3, 3], box).top).toEqual([10, -10]);
  });

  it('stays where nothing is better', () => {
    expect(climb(() => 1, [1, 2], [3, 3], box).top).toEqual([1, 2]);
  });
});
