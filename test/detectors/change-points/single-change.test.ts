import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singleChange } from '../../../src/detectors/change-points/index.js';
import { leastSquares } from './brute-force.js';
import { series } from './series.js';

describe('singleChange', () => {
  it.each(Object.entries(series))('is exact on %s', (_, kind) => {
    fc.assert(
      fc.property(kind, (values) => {
        const [none = 0, one = none] = leastSquares(values, 'level', 1);
        const change = singleChange(values);
        expect(change?.gain ?? 0).toBeCloseTo(none - one, 7);
        if (!change) return;
        const mean = (part: readonly number[]): number =>
          part.reduce((sum, value) => sum + value, 0) / part.length;
        expect(change.before).toBeCloseTo(mean(values.slice(0, change.index)), 7);
        expect(change.after).toBeCloseTo(mean(values.slice(change.index)), 7);
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('has nothing to say of a constant or a single value', () => {
    for (const values of [[], [1], [2, 2, 2]]) expect(singleChange(values)).toBeUndefined();
  });

  it('names the place of a value that is not finite', () => {
    expect(() => singleChange([0, Number.NaN])).toThrow('The value at index 1 is not finite: NaN.');
  });
});
