import { describe, expect, it } from 'vitest';
import { clippedVariance } from '../../../src/detectors/noise/clipping.js';
import { noiseProfiles } from '../../../src/detectors/noise/variance.js';
import { noise } from '../../helpers/synthetic.js';

const indices = Float64Array.from({ length: 4000 }, (_, i) => i);

describe('clippedVariance', () => {
  it.each([-0.5, 0, 1])('is what clipping at %d leaves of the variance of a normal', (cut) => {
    const values = Float64Array.from(noise(4000, 1, 0, 5), (value) => Math.min(value, cut));
    const mean = values.reduce((sum, value) => sum + value, 0) / 4000;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4000;
    expect(clippedVariance(values, indices) / variance).toBeCloseTo(1, 1);
  });

  it('is 1 where nothing is clipped', () => {
    expect(clippedVariance(Float64Array.from(noise(4000, 1, 0, 5)), indices)).toBe(1);
  });
});

describe('noiseProfiles', () => {
  const count = 300;
  const done = Float64Array.from({ length: count }, (_, i) => 1 / (1 + Math.exp(-(i - 150) / 12)));
  const deviation = (profile: Float64Array | undefined, i: number): number => 1 / (profile?.[i] ?? 0);

  it('gives each plateau its own noise, and the ramp none or more beside', () => {
    const values = Float64Array.from(noise(count, 1, 0, 9), (value, i) => value * (i < 150 ? 0.1 : 0.02));
    const [plain, , most] = noiseProfiles(values, values, done, 1e-4).map(({ precision }) => precision);
    expect(deviation(plain, 5) / deviation(plain, 295)).toBeGreaterThan(3);
    expect(deviation(plain, 5) / deviation(plain, 295)).toBeLessThan(6);
    expect(deviation(most, 150) / deviation(plain, 150)).toBeGreaterThan(1.1);
    expect(deviation(most, 5) / deviation(plain, 5)).toBeCloseTo(1, 2);
  });

  it('prefers less beforehand', () => {
    const values = Float64Array.from(noise(count, 1, 0, 9));
    const priors = noiseProfiles(values, values, done, 1e-4).map(({ logPrior }) => logPrior);
    expect(priors).toEqual(priors.toSorted((a, b) => b - a));
  });
});
