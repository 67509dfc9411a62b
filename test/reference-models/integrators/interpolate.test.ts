import { expect, it } from 'vitest';
import { interpolate } from '../../../src/reference-models/integrators/index.js';

it('interpolate is exact for cubics, ends included', () => {
  const cubics = [
    [1, -2, 0.5, 3],
    [0, 0, 1, -1],
  ] as const;
  const value = (t: number) =>
    Float64Array.from(cubics, ([a, b, c, d]) => a + b * t + c * t ** 2 + d * t ** 3);
  const slope = (t: number) => Float64Array.from(cubics, ([, b, c, d]) => b + 2 * c * t + 3 * d * t ** 2);
  const [t0, t1] = [0.3, 2.1];
  const step = { t0, t1, y0: value(t0), y1: value(t1), f0: slope(t0), f1: slope(t1) };
  const out = new Float64Array(2);
  for (const t of [t0, 0.7, 1.2, 2, t1]) {
    interpolate(step, t, out);
    for (const [index, expected] of value(t).entries()) expect(out[index]).toBeCloseTo(expected, 12);
  }
});
