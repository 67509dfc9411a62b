import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { summariseColumns } from '../../../src/report/plot/decimate.js';
import { createScale } from '../../../src/report/plot/scale.js';

const curves = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 1000 }),
      value: fc.double({ min: -10, max: 10, noNaN: true }),
    }),
    {
      minLength: 1,
      maxLength: 300,
    },
  )
  .map((points) => {
    let step = -1;
    const steps = Float64Array.from(points, ({ gap }) => (step += gap));
    return { steps, values: Float64Array.from(points, ({ value }) => value) };
  });

test('agrees with sorting every point into its column by the scale', () => {
  fc.assert(
    fc.property(
      curves,
      fc.constantFrom('linear' as const, 'log' as const),
      fc.integer({ min: 2, max: 80 }),
      (curve, kind, size) => {
        const last = curve.steps.at(-1) ?? 1;
        const scale = createScale(kind, [Math.max(1, curve.steps[0] ?? 1), Math.max(2, last)], size);
        const summary = summariseColumns(curve.steps, curve.values, scale);
        const columns = new Map<number, number[]>();
        curve.steps.forEach((step, index) => {
          const column = Math.round(scale.position(step));
          columns.set(column, [...(columns.get(column) ?? []), curve.values[index] ?? 0]);
        });
        for (let column = 0; column < size; column += 1) {
          const values = columns.get(column);
          const expected = values
            ? [values[0], values.at(-1), Math.min(...values), Math.max(...values)]
            : [NaN, NaN, NaN, NaN];
          expect([
            summary.first[column],
            summary.last[column],
            summary.min[column],
            summary.max[column],
          ]).toEqual(expected);
        }
      },
    ),
  );
});

test('a spike of a single point among a million survives', () => {
  const steps = Float64Array.from({ length: 1_000_000 }, (_, index) => index);
  const values = new Float64Array(1_000_000);
  values[777_777] = 9;
  const summary = summariseColumns(steps, values, createScale('log', [1, 999_999], 200));
  expect(summary.max.filter((value) => value === 9)).toHaveLength(1);
});
