import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluationSteps } from '../../src/reference-models/evaluations.js';

describe('evaluationSteps', () => {
  it('rises from 0 to the last step in whole steps', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('log' as const, 'dense' as const),
        fc.integer({ min: 1, max: 300_000 }),
        (kind, last) => {
          const steps = evaluationSteps(kind, last);
          expect(steps[0]).toBe(0);
          expect(steps.at(-1)).toBe(last);
          expect(steps.every((step, i) => Number.isInteger(step) && step > (steps[i - 1] ?? -1))).toBe(true);
        },
      ),
    );
  });

  it('evaluates 32 times a decade, and 128 times in the last two', () => {
    const steps = evaluationSteps('log', 1e7);
    const within = (from: number, to: number) => steps.filter((step) => step > from && step <= to).length;
    expect(within(1e3, 1e4)).toBe(32);
    expect(within(1e5, 1e6)).toBe(128);
    expect(within(1e6, 1e7)).toBe(128);
  });

  it('follows the cadence of the authors', () => {
    const steps = evaluationSteps('dense', 5500);
    expect([...steps.subarray(998)]).toEqual([998, 999, 1000, 2000, 3000, 4000, 5000, 5500]);
  });
});
