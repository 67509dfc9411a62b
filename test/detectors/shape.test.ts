import { describe, expect, it } from 'vitest';
import { findMemorisation } from '../../src/detectors/memorisation.js';
import { crossingBetween, crossings, settledCrossing } from '../../src/detectors/shape/crossing.js';
import { legsOf } from '../../src/detectors/shape/legs.js';
import type { Shape } from '../../src/detectors/shape/shape.js';
import { thinned } from '../../src/detectors/shape/thin.js';
import { move, noise } from '../helpers/synthetic.js';

const at = (...values: number[]): Float64Array => Float64Array.from(values);

describe('crossingBetween', () => {
  it('interpolates in ln(step)', () => {
    expect(crossingBetween(at(100, 10_000), at(0, 1), 0, 0.5)).toEqual({
      step: 1000,
      bracket: [100, 10_000],
    });
  });

  it('interpolates linearly from step 0', () => {
    expect(crossingBetween(at(0, 10), at(0, 1), 0, 0.5).step).toBe(5);
  });
});

describe('crossings', () => {
  const steps = at(1, 2, 4, 8, 16);

  it('finds each in its direction', () => {
    const brackets = (values: Float64Array, direction: 'rise' | 'fall') =>
      crossings(steps, values, 0.5, direction, 0, 4).map(({ bracket }) => bracket);
    expect(brackets(at(0, 1, 0, 0, 1), 'rise')).toEqual([
      [1, 2],
      [8, 16],
    ]);
    expect(brackets(at(1, 0, 1, 0, 0), 'fall')).toEqual([
      [1, 2],
      [4, 8],
    ]);
    expect(brackets(at(1, 1, 1, 1, 1), 'rise')).toEqual([]);
  });
});

describe('settledCrossing', () => {
  const steps = Float64Array.from({ length: 200 }, (_, i) => i + 1);
  const shaken = (sd: number): Float64Array => {
    const noises = noise(200, sd, 0, 5);
    return steps.map((step, i) => move(0, 1, 100, 0.3)(step) + (noises[i] ?? 0));
  };

  it('is the only crossing where there is one', () => {
    expect(settledCrossing(steps, shaken(0), 0.5, 'rise', 0, 199)?.step).toBeCloseTo(100, 1);
  });

  it('is near the middle of many', () => {
    const values = shaken(0.15);
    expect(crossings(steps, values, 0.5, 'rise', 0, 199).length).toBeGreaterThan(3);
    const settled = settledCrossing(steps, values, 0.5, 'rise', 0, 199)?.step ?? 0;
    expect(Math.abs(Math.log(settled / 100))).toBeLessThan(0.1);
  });

  it('is the last of several that are no noise', () => {
    const twice = steps.map((step) => (step > 120 || (step > 40 && step < 80) ? 1 : 0));
    expect(settledCrossing(steps, twice, 0.5, 'rise', 0, 199)?.bracket).toEqual([120, 121]);
  });

  it('is undefined for a curve that is beyond from the start', () => {
    expect(settledCrossing(steps, steps, 0.5, 'rise', 0, 199)).toBeUndefined();
  });
});

describe('legsOf', () => {
  const moves = (values: Float64Array, steps: Float64Array = Float64Array.from(values, (_, i) => 2 ** i)) =>
    legsOf(steps, values, 0.2).map(({ from, to }) => [from, to]);

  it('keeps the moves of at least the amplitude', () => {
    expect(moves(at(0, 0.1, 0, 0.05, 1, 0.95, 1))).toEqual([[0, 1]]);
    expect(moves(at(0, 1, 0.9, 0.2, 0.3, 0.8))).toEqual([
      [0, 1],
      [1, 0.2],
      [0.2, 0.8],
    ]);
    expect(moves(at(0.5, 0.6, 0.5, 0.6))).toEqual([]);
    expect(moves(at())).toEqual([]);
  });

  it('passes over a dip that recovers at once', () => {
    const steps = at(1, 10, 100, 101, 102, 1000);
    expect(moves(at(0, 0, 1, 0.1, 1, 1), steps)).toEqual([[0, 1]]);
    expect(moves(at(0, 0, 1, 0.1, 1, 1))).toHaveLength(3);
  });
});

describe('findMemorisation', () => {
  const scored = (steps: Float64Array, scores: Float64Array) => ({
    curve: {
      role: 'trainAccuracy' as const,
      name: 'x',
      axis: { name: 'step', unit: 'step' as const },
      steps,
      values: scores,
      unit: 'fraction' as const,
    },
    steps,
    scores,
    offset: 0,
    scale: 1,
  });
  const steps = at(1, 2, 4, 8, 16, 32, 64, 128, 256);

  it('wants the level to be held', () => {
    const { fit } = findMemorisation(scored(steps, at(0, 1, 0.2, 0.3, 1, 1, 1, 1, 1)), 0.99);
    expect(fit?.bracket).toEqual([8, 16]);
  });

  it('allows one of the next five evaluations to dip', () => {
    const { fit } = findMemorisation(scored(steps, at(0, 0, 1, 1, 0.5, 1, 1, 1, 1)), 0.99);
    expect(fit?.bracket).toEqual([2, 4]);
  });

  it('calls a fit in the first evaluation an upper bound', () => {
    expect(findMemorisation(scored(steps, at(1, 1, 1, 1, 1, 1, 1, 1, 1)), 0.99)).toMatchObject({
      atFirstEvaluation: true,
      fit: { step: 1, bracket: [0, 1] },
    });
  });

  it('measures against the ceiling where train levels off early', () => {
    const memorisation = findMemorisation(
      scored(steps, at(0, 0.5, 0.82, 0.82, 0.82, 0.82, 0.82, 0.82, 0.82)),
      0.99,
    );
    expect(memorisation.ceiling).toBeCloseTo(0.82);
    expect(memorisation.fit?.bracket).toEqual([2, 4]);
  });

  it('finds no fit where train is still climbing', () => {
    expect(
      findMemorisation(scored(steps, at(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9)), 0.99).fit,
    ).toBeNull();
  });
});

describe('thinned', () => {
  it('keeps the extremes and the place of the fit', () => {
    const steps = Float64Array.from({ length: 50_000 }, (_, i) => i);
    const smoothed = steps.map((step) => (step === 31_234 ? 0.9 : 0.1));
    const shape = { steps, smoothed, fitIndex: 20_000 } as unknown as Shape;
    const thin = thinned(shape);
    expect(thin.steps.length).toBeLessThanOrEqual(2002);
    expect(Math.max(...thin.smoothed)).toBe(0.9);
    expect(Math.abs((thin.steps[thin.fitIndex] ?? 0) - 20_000)).toBeLessThan(100);
  });
});
