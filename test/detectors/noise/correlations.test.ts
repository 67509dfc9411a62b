import { describe, expect, it } from 'vitest';
import { ALL_CORRELATIONS, focus } from '../../../src/detectors/noise/correlations.js';

describe('focus', () => {
  const weigh = (centre: number, deviation: number): Float64Array =>
    ALL_CORRELATIONS.rho.map((rho) => -(((Math.atanh(rho) - centre) / deviation) ** 2) / 2);

  it('takes a peak of the weights finely, and no more narrowly than the evaluations allow', () => {
    const { rho } = focus(weigh(1.4, 0.3), 400);
    expect(Math.atanh(rho[4] ?? 0)).toBeCloseTo(1.4, 1);
    expect(Math.atanh(rho.at(-1) ?? 0) - Math.atanh(rho[0] ?? 0)).toBeCloseTo(5 * 0.3, 1);
    const narrow = focus(weigh(1.4, 0.02), 25).rho;
    expect(Math.atanh(narrow.at(-1) ?? 0) - Math.atanh(narrow[0] ?? 0)).toBeCloseTo(1, 1);
  });

  it('stays between 0 and the largest', () => {
    const { rho, logPrior } = focus(weigh(0, 0.2), 100);
    expect(rho[0]).toBe(0);
    expect(logPrior[0]).toBeCloseTo(0);
    expect(focus(weigh(2.6, 0.2), 100).rho.at(-1)).toBeCloseTo(ALL_CORRELATIONS.rho.at(-1) ?? 0, 10);
  });
});
