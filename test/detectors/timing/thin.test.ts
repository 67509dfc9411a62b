import { describe, expect, it } from 'vitest';
import { logistic } from '../../../src/detectors/timing/logistic.js';
import { LONGEST, thin } from '../../../src/detectors/timing/thin.js';
import { linearSteps, noise } from '../../helpers/synthetic.js';

const x = Float64Array.from(linearSteps(1, 50_000, 50_000), Math.log);

describe('thin', () => {
  it('leaves a short curve as it is', () => {
    const short = x.subarray(0, LONGEST);
    const sample = thin(short, short);
    expect(sample.x).toBe(short);
    expect(sample.values).toBe(short);
    expect(new Set(sample.precision)).toEqual(new Set([1]));
  });

  it('keeps a narrow transition where it is', () => {
    const shape = [Math.log(30_000), Math.log(0.004)] as const;
    const { x: times, values } = thin(x, logistic(x, shape), shape);
    const expected = logistic(times, shape);
    expect(times.length).toBeLessThan(600);
    values.forEach((value, i) => expect(Math.abs(value - (expected[i] ?? 0))).toBeLessThan(1e-3));
  });

  it.each([0, 0.8])('knows the noise of its means for rho = %d', (rho) => {
    const { x: times, values, precision } = thin(x, Float64Array.from(noise(x.length, 1, rho, 4)));
    const scaled = values.map((value, i) => value * (precision[i] ?? 0));
    const late = scaled.filter((_, i) => (times[i] ?? 0) > 6);
    const deviation = Math.sqrt(late.reduce((sum, value) => sum + value * value, 0) / late.length);
    expect(deviation).toBeGreaterThan(0.8);
    expect(deviation).toBeLessThan(1.25);
  });
});
