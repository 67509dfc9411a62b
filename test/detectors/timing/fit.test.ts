import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitLogistic,
  fitTransition,
  type LogisticFit,
  type TransitionFit,
} from '../../../src/detectors/timing/index.js';
import { linearSteps, logSteps, move, noise } from '../../helpers/synthetic.js';

const ACCURACY = { levels: [0, 1] } as const;

interface Made {
  readonly steps: Float64Array;
  readonly values: Float64Array;
  readonly t50: number;
}

/** An accuracy curve with a logistic rise in clipped AR(1) noise of sd 0.03; spikes in one point of a hundred. */
function rise(
  seed: number,
  count: number,
  rho: number,
  width: number,
  spacing: 'log' | 'linear' = 'log',
): Made {
  const steps = Float64Array.from(
    spacing === 'log' ? logSteps(1, 1e4, count) : linearSteps(1e4 / count, 1e4, count),
  );
  const t50 =
    spacing === 'log' ? 1e4 ** (0.25 + 0.5 * ((seed * 0.618) % 1)) : 1000 + 6500 * ((seed * 0.618) % 1);
  const curve = move(0.05, 0.95, t50, width);
  const shaken = noise(count, 0.03, rho, 7919 * seed + count);
  const values = steps.map((step, i) => {
    const spike = (i * 31 + seed * 17) % 100 === 0 ? 0.25 : 0;
    return Math.min(1, Math.max(0, curve(step) + (shaken[i] ?? 0) - spike));
  });
  return { steps, values, t50 };
}

function fit(steps: Float64Array, values: Float64Array): TransitionFit {
  const found = fitTransition(steps, values, ACCURACY);
  if (!found) throw new Error('no fit');
  return found;
}

describe('fitTransition', () => {
  it('recovers a noiseless rise', () => {
    const steps = Float64Array.from(logSteps(1, 1e4, 150));
    const found = fit(steps, steps.map(move(0.02, 0.98, 700, 0.2)));
    expect(found).toMatchObject({ direction: 'rise', censored: false, spikes: 0 });
    expect(found.t50 / 700).toBeCloseTo(1, 3);
    expect(found.width).toBeCloseTo(0.2, 3);
    expect([found.from, found.to].map((level) => Math.round(level * 1000))).toEqual([20, 980]);
    expect(found.t90 / found.t10).toBeCloseTo(81 ** found.width, 6);
    expect(found.bracket[0]).toBeLessThanOrEqual(found.t50);
    expect(found.bracket[1]).toBeGreaterThanOrEqual(found.t50);
    expect(found.weights.logistic).toBeGreaterThan(0.999);
  });

  // measured over 600 curves a row on a larger simulation: RMSE 0.008, 0.014, 0.024; coverage 0.94, 0.94, 0.90
  it.each([
    [0, 0.012],
    [0.6, 0.019],
    [0.9, 0.034],
  ])('finds ln(t50) in noise with rho = %d, with an honest interval', (rho, tolerance) => {
    let squares = 0;
    let covered = 0;
    const curves = 72;
    for (let seed = 1; seed <= curves; seed += 1) {
      const width = [0.03, 0.1, 0.3][seed % 3] ?? 0.1;
      const { steps, values, t50 } = rise(seed, 200, rho, width, seed % 2 === 0 ? 'log' : 'linear');
      const found = fit(steps, values);
      squares += Math.log(found.t50 / t50) ** 2;
      covered += found.interval95[0] <= t50 && t50 <= found.interval95[1] ? 1 : 0;
    }
    expect(Math.sqrt(squares / curves)).toBeLessThan(tolerance);
    expect(covered / curves).toBeGreaterThan(0.8);
  });

  it('nests its intervals, and spreads an unresolved move over its bracket', () => {
    const steps = Float64Array.from(logSteps(1, 1e4, 30));
    const found = fit(
      steps,
      steps.map((step) => (step < 400 ? 0.1 : 1)),
    );
    expect(found.bracket[0]).toBeLessThan(400);
    expect(found.bracket[1]).toBeGreaterThanOrEqual(400);
    const share = ([low, high]: readonly [number, number]): number =>
      Math.log(high / low) / Math.log(found.bracket[1] / found.bracket[0]);
    expect(share(found.interval50)).toBeCloseTo(0.5, 1);
    expect(share(found.interval95)).toBeGreaterThan(0.94);
    expect(found.interval80[0]).toBeLessThanOrEqual(found.interval50[0]);
    expect(found.interval95[1]).toBeGreaterThanOrEqual(found.interval80[1]);
  });

  it('leaves spikes out', () => {
    const { steps, values } = rise(5, 200, 0, 0.1);
    const spiked = values.map((value, i) => (i % 25 === 3 ? 0.5 : value));
    const found = fit(steps, spiked);
    expect(found.spikes).toBeGreaterThanOrEqual(5);
    expect(Math.abs(Math.log(found.t50 / fit(steps, values).t50))).toBeLessThan(0.02);
  });

  it('calls a log that ends within the move censored', () => {
    const steps = Float64Array.from(logSteps(1, 1000, 100));
    const found = fit(steps, steps.map(move(0.02, 0.98, 950, 0.2)));
    expect(found.censored).toBe(true);
    expect(found.interval95[1]).toBe(1000);
  });

  it('fits a curve of 100 000 points as it does a part of it', () => {
    const steps = Float64Array.from(linearSteps(1, 1e5, 1e5));
    const shaken = noise(1e5, 0.03, 0.6, 9);
    const found = fit(
      steps,
      steps.map((step, i) => move(0.1, 0.9, 30_000, 0.05)(step) + (shaken[i] ?? 0)),
    );
    expect(Math.abs(Math.log(found.t50 / 30_000))).toBeLessThan(0.002);
    expect(found.interval95[1] - found.interval95[0]).toBeLessThan(200);
  });

  it('is no surer of an accuracy than the number of its examples allows', () => {
    const steps = Float64Array.from(logSteps(1, 1e4, 40));
    const values = steps.map(move(0.02, 0.98, 500, 0.15));
    const wide = ({ interval95 }: TransitionFit): number => Math.log(interval95[1] / interval95[0]);
    const [many, few] = [1e6, 50].map((evaluationSize) =>
      fitTransition(steps, values, { levels: [0, 1], evaluationSize }),
    );
    if (!many || !few) throw new Error('no fit');
    expect(wide(few)).toBeGreaterThan(wide(many));
    expect(few.t50 / many.t50).toBeCloseTo(1, 2);
  });

  it('is undefined for few points and for a constant', () => {
    const steps = Float64Array.from(logSteps(1, 100, 20));
    expect(fitTransition(steps.subarray(0, 7), steps.subarray(0, 7))).toBeUndefined();
    expect(fitTransition(steps, new Float64Array(20).fill(0.4))).toBeUndefined();
  });
});

describe('fitLogistic', () => {
  it('is the least-squares solution: no neighbour of it has a smaller sum of squares', () => {
    const { steps, values } = rise(4, 100, 0.6, 0.1);
    const found = fitLogistic(steps, values, [-1, 2]);
    if (!found) throw new Error('no fit');
    const squares = ({ from, to, t50, width }: LogisticFit): number =>
      steps.reduce(
        (sum, step, i) =>
          sum + (from + (to - from) / (1 + (step / t50) ** (-1 / width)) - (values[i] ?? 0)) ** 2,
        0,
      );
    for (const key of ['from', 'to', 't50', 'width'] as const)
      for (const factor of [0.98, 1.02])
        expect(squares({ ...found, [key]: found[key] * factor })).toBeGreaterThan(squares(found));
  });
});

describe('invariances', () => {
  const curves = fc.tuple(
    fc.integer({ min: 1, max: 1000 }),
    fc.constantFrom(0, 0.6),
    fc.constantFrom(0.05, 0.2),
  );
  const runs = { numRuns: 15, seed: 3 };

  it('t50 is multiplied as the steps are', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), ([seed, rho, width], factor) => {
        const { steps, values } = rise(seed, 80, rho, width);
        const [plain, scaled] = [
          fit(steps, values),
          fit(
            steps.map((step) => step * factor),
            values,
          ),
        ];
        expect(scaled.t50 / plain.t50 / factor).toBeCloseTo(1, 6);
        expect(scaled.interval95[1] / plain.interval95[1] / factor).toBeCloseTo(1, 6);
      }),
      runs,
    );
  });

  it('t50 does not depend on the unit or the zero of the values', () => {
    fc.assert(
      fc.property(curves, ([seed, rho, width]) => {
        const { steps, values } = rise(seed, 80, rho, width);
        const plain = fitTransition(steps, values);
        const moved = fitTransition(
          steps,
          values.map((value) => 100 * value + 7),
        );
        expect((moved?.t50 ?? 0) / (plain?.t50 ?? 1)).toBeCloseTo(1, 6);
        expect(moved?.from).toBeCloseTo(100 * (plain?.from ?? 0) + 7, 3);
      }),
      runs,
    );
  });

  it('a mirrored curve falls at the same time', () => {
    fc.assert(
      fc.property(curves, ([seed, rho, width]) => {
        const { steps, values } = rise(seed, 80, rho, width);
        const [plain, mirrored] = [
          fit(steps, values),
          fit(
            steps,
            values.map((value) => 1 - value),
          ),
        ];
        expect([plain.direction, mirrored.direction]).toEqual(['rise', 'fall']);
        for (const time of ['t10', 't50', 't90'] as const)
          expect(mirrored[time] / plain[time]).toBeCloseTo(1, 6);
      }),
      runs,
    );
  });

  it('does not change its input', () => {
    const { steps, values } = rise(1, 60, 0, 0.1);
    const [stepsBefore, valuesBefore] = [steps.slice(), values.slice()];
    fit(steps, values);
    expect([steps, values]).toEqual([stepsBefore, valuesBefore]);
  });
});
