import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/reference-models/random/index.js';
import { NULL_FAMILIES, nullCurve } from '../../../src/validation/simulated/null-curve.js';
import { timingCurve, type TimingSettings } from '../../../src/validation/simulated/timing-curve.js';

const clean = { count: 200, sd: 0, rho: 0, spikes: false, clip: false } as const;

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

describe('timing curves', () => {
  for (const spacing of ['log', 'linear'] as const)
    for (const count of [60, 200, 500])
      for (const width of [0.03, 0.1, 0.3])
        it(`pass the middle of their levels at t50 and sample both plateaus: ${count} ${spacing}, width ${width}`, () => {
          const random = seededRandom(1);
          for (let i = 0; i < 20; i++) {
            const { steps, values, t50 } = timingCurve(random, { ...clean, count, spacing, width });
            const before = steps.filter((step) => step < t50 * Math.exp(-3 * width)).length;
            const after = steps.filter((step) => step > t50 * Math.exp(3 * width)).length;
            expect(Math.min(before, after)).toBeGreaterThanOrEqual(0.1 * count - 1);
            const half = ((values[0] as number) + (values.at(-1) as number)) / 2;
            const next = steps.findIndex((step) => step >= t50);
            expect(values[next - 1]).toBeLessThan(half + 0.03);
            expect(values[next]).toBeGreaterThan(half - 0.03);
          }
        });

  it('carry noise of the deviation and correlation asked for, spikes and clipping', () => {
    const settings: TimingSettings = { ...clean, count: 20_000, spacing: 'log', width: 0.1 };
    const noiseOf = (more: Partial<TimingSettings>): Float64Array => {
      const { values } = timingCurve(seededRandom(7), settings);
      const disturbed = timingCurve(seededRandom(7), { ...settings, ...more }).values;
      return disturbed.map((value, i) => value - (values[i] as number));
    };
    const noise = noiseOf({ sd: 0.03, rho: 0.6 });
    expect(deviation(noise)).toBeCloseTo(0.03, 2);
    const lagged = noise.reduce((sum, value, i) => sum + value * (noise[i - 1] ?? 0), 0);
    expect(lagged / noise.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(0.6, 1);
    const spikes = noiseOf({ spikes: true });
    expect(Math.min(...spikes)).toBeGreaterThan(-0.3);
    expect(spikes.filter((value) => value < -1e-12).length / spikes.length).toBeCloseTo(0.01, 2);
    const { values } = timingCurve(seededRandom(7), { ...settings, sd: 0.1, clip: true });
    expect([Math.min(...values), Math.max(...values)]).toEqual([0, 1]);
  });

  it('are the same for the same seed', () => {
    const settings: TimingSettings = {
      count: 60,
      spacing: 'log',
      width: 0.1,
      rho: 0.6,
      spikes: true,
      clip: true,
    };
    expect(timingCurve(seededRandom(3), settings)).toEqual(timingCurve(seededRandom(3), settings));
    expect(timingCurve(seededRandom(3), settings)).not.toEqual(timingCurve(seededRandom(4), settings));
  });
});

describe('curves without a transition', () => {
  it.each(NULL_FAMILIES)('%s: stay within 0..1 and have no step', (family) => {
    const random = seededRandom(2);
    for (let i = 0; i < 30; i++) {
      const { values } = nullCurve(random, family, { ...clean, spacing: 'log' });
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBeLessThanOrEqual(1);
      const steepest = values.reduce(
        (most, value, at) => Math.max(most, value - (values[at - 1] ?? value)),
        0,
      );
      expect(steepest).toBeLessThan(0.15);
    }
  });
});
