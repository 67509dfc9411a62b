import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScale } from '../../../src/report/plot/scale.js';
import { linearTicks, logTicks } from '../../../src/report/plot/ticks.js';

describe('scales', () => {
  test('a log scale gives each decade the same room', () => {
    const scale = createScale('log', [1, 10_000], 101);
    expect([1, 10, 100, 1000, 10_000].map((step) => Math.round(scale.position(step)))).toEqual([
      0, 25, 50, 75, 100,
    ]);
  });

  test('zero and negative steps land on the left edge of a log scale', () => {
    const scale = createScale('log', [10, 1000], 50);
    expect([0, -5, 1].map((step) => scale.position(step))).toEqual([0, 0, 0]);
  });

  test('values beyond the domain land on the nearer edge', () => {
    const scale = createScale('linear', [0, 1], 11);
    expect([-1, 0.5, 7].map((value) => scale.position(value))).toEqual([0, 5, 10]);
  });

  test('a domain without extent is widened', () => {
    for (const kind of ['linear', 'log'] as const) {
      const scale = createScale(kind, [0, 0], 10);
      expect(scale.domain[1]).toBeGreaterThan(scale.domain[0]);
      expect(Number.isFinite(scale.position(0))).toBe(true);
    }
  });

  test('value is the inverse of position', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('linear' as const, 'log' as const),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 1.5, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (kind, low, factor, size, fraction) => {
          const scale = createScale(kind, [low, low * factor], size);
          const position = fraction * (size - 1);
          expect(scale.position(scale.value(position))).toBeCloseTo(position, 4);
        },
      ),
    );
  });
});

describe('ticks', () => {
  test('of a linear domain are round', () => {
    expect(linearTicks([0, 1], 4)).toEqual([0, 0.5, 1]);
    expect(linearTicks([0, 1], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearTicks([3, 97], 5)).toEqual([20, 40, 60, 80]);
  });

  test('of many decades are powers of ten', () => {
    expect(logTicks([1, 1e5], 6)).toEqual([1, 10, 100, 1000, 1e4, 1e5]);
    expect(logTicks([1e-8, 1], 3)).toEqual([1e-6, 1e-3, 1]);
  });

  test('of few decades have steps of 1, 2 and 5', () => {
    expect(logTicks([8, 120], 5)).toEqual([10, 20, 50, 100]);
  });

  test('of a fraction of a decade are linear', () => {
    expect(logTicks([100, 200], 5)).toEqual([100, 120, 140, 160, 180, 200]);
  });
});

test('a domain as wide as all numbers has places and no ticks', () => {
  const all = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;
  const scale = createScale('linear', all, 101);
  expect([scale.position(all[0]), scale.position(0), scale.position(all[1])]).toEqual([0, 50, 100]);
  for (const tick of linearTicks(all, 5)) expect(Number.isFinite(tick)).toBe(true);
});
