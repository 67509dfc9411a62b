import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bracketOf, logTime } from '../../../src/detectors/timing/log-time.js';

describe('logTime', () => {
  it('is the natural logarithm, with step 0 at half the smallest positive step', () => {
    expect(logTime(Float64Array.of(0, 4, 8))).toEqual(Float64Array.from([2, 4, 8], Math.log));
  });
});

describe('bracketOf', () => {
  it('holds the step between two neighbours', () => {
    const ascending = fc
      .uniqueArray(fc.nat(1000), { minLength: 2 })
      .map((steps) => Float64Array.from(steps).toSorted());
    fc.assert(
      fc.property(ascending, fc.double({ min: 0, max: 1, noNaN: true }), (steps, part) => {
        const [first, last] = [steps[0] ?? 0, steps.at(-1) ?? 0];
        const step = first + part * (last - first);
        const [lower, upper] = bracketOf(steps, step);
        expect(lower).toBeLessThanOrEqual(step);
        expect(upper).toBeGreaterThanOrEqual(step);
        expect(steps.indexOf(upper) - steps.indexOf(lower)).toBe(1);
      }),
    );
  });

  it('is the outermost pair beyond the ends', () => {
    expect([bracketOf(Float64Array.of(1, 2, 3), 0.5), bracketOf(Float64Array.of(1, 2, 3), 9)]).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });
});
