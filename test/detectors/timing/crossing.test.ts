import { describe, expect, it } from 'vitest';
import { halfCrossing } from '../../../src/detectors/timing/crossing.js';
import { fitTransition } from '../../../src/detectors/timing/index.js';
import { logistic } from '../../../src/detectors/timing/logistic.js';
import { linearSteps, logSteps, noise } from '../../helpers/synthetic.js';

describe('halfCrossing', () => {
  const x = Float64Array.from(linearSteps(0, 10, 200));
  const levels = { from: -0.5, to: 0.5, rho: 0, innovation: 0.03 };

  it('is the midpoint of a logistic in noise', () => {
    const shape = [5, Math.log(0.4)] as const;
    const shaken = noise(x.length, 0.03, 0, 2);
    const y = logistic(x, shape).map((value, i) => value - 0.5 + (shaken[i] ?? 0));
    expect(halfCrossing({ x, y, centre: 0.5, range: 1 }, shape, levels)).toBeCloseTo(5, 1);
  });

  it('is where a curve that bends otherwise is halfway', () => {
    const y = logistic(x, [5, Math.log(0.4)]).map((value) => value - 0.5);
    const wrong = [5.2, Math.log(0.4)] as const;
    expect(halfCrossing({ x, y, centre: 0.5, range: 1 }, wrong, levels)).toBeCloseTo(5, 1);
  });
});

describe('t50 of an asymmetric curve', () => {
  it('is where it crosses half', () => {
    const steps = Float64Array.from(logSteps(1, 1e4, 200));
    const gompertz = steps.map((step) => 0.05 + 0.9 * Math.exp(-Math.LN2 * (step / 500) ** -2));
    expect(Math.abs(Math.log((fitTransition(steps, gompertz)?.t50 ?? 0) / 500))).toBeLessThan(0.03);
  });
});
