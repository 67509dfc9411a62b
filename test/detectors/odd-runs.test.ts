import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeRun } from '../../src/analyze.js';
import type { Run, Series } from '../../src/run/run.js';

const NAMES = ['train_acc', 'test_acc', 'train_loss', 'test_loss', 'weight_norm', 'lr'];

/** Values as a damaged or a diverging log may hold them. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, -1, 1e-308, 1e200, -1e300, Number.MAX_VALUE) },
);

/** A curve that is fitted at once and learnt later, or anything, with odd values in between. */
function seriesOf(name: string): fc.Arbitrary<Series> {
  const length = fc.integer({ min: 0, max: 60 });
  return fc
    .tuple(length, fc.double({ min: 0.5, max: 60, noNaN: true }), fc.array(fc.tuple(fc.nat(59), value)))
    .map(([count, middle, odd]) => {
      const values = Float64Array.from({ length: count }, (_, i) => 1 / (1 + (middle / (i + 1)) ** 6));
      for (const [index, y] of odd) if (index < count) values[index] = y;
      return {
        name,
        axis: { name: 'step', unit: 'step' },
        steps: Float64Array.from({ length: count }, (_, i) => i + 1),
        values,
      };
    });
}

describe('whatever a log holds', () => {
  test('it gets a diagnosis with a finite probability', () => {
    fc.assert(
      fc.property(fc.tuple(...NAMES.map(seriesOf)), fc.subarray(NAMES, { minLength: 1 }), (all, kept) => {
        const run: Run = {
          id: 'odd',
          source: { path: 'odd', format: 'csv', files: [] },
          series: all.filter(({ name }) => kept.includes(name)),
          config: [],
          notes: [],
        };
        const { diagnosis } = analyzeRun(run);
        expect(diagnosis.probability).toBeGreaterThanOrEqual(0);
        expect(diagnosis.probability).toBeLessThanOrEqual(1);
        expect(diagnosis.summary).not.toMatch(/NaN|undefined/);
      }),
      { numRuns: 400 },
    );
  });

  test('one evaluation of each loss beside accuracies that are all zero', () => {
    const series = (name: string, values: number[]): Series => ({
      name,
      axis: { name: 'step', unit: 'step' },
      steps: Float64Array.from(values, (_, i) => 10 * (i + 1)),
      values: Float64Array.from(values),
    });
    const { diagnosis } = analyzeRun({
      id: 'odd',
      source: { path: 'odd', format: 'csv', files: [] },
      series: [
        series('train_loss', [1]),
        series('test_loss', [1]),
        series('train_acc', [0, 0, 0, 0, 0, 0]),
        series('test_acc', [0, 0, 0, 0, 0, 0]),
      ],
      config: [],
      notes: [],
    });
    expect(diagnosis.verdict).toBe('no_learning');
  });
});
