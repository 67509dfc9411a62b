import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeRun } from '../../src/analyze.js';
import type { Diagnosis } from '../../src/detectors/diagnosis.js';
import type { Run, Series } from '../../src/run/run.js';
import { type Course, courseRun } from '../helpers/course.js';
import { move } from '../helpers/synthetic.js';

// The invariances of theory note §4.3, on courses whose verdict does not hang on a threshold.

const grokking = fc.record({
  t50: fc.double({ min: 1500, max: 12_000, noNaN: true }),
  plateau: fc.double({ min: 0, max: 0.3, noNaN: true }),
  width: fc.double({ min: 0.05, max: 0.2, noNaN: true }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});
const courses: fc.Arbitrary<Course> = fc.oneof(
  grokking.map(
    ({ t50, plateau, width, seed }): Course => ({ test: move(plateau, 1, t50, width), sd: 0.015, seed }),
  ),
  fc
    .record({ level: fc.double({ min: 0, max: 0.25, noNaN: true }), seed: fc.integer({ min: 1, max: 1e6 }) })
    .map(({ level, seed }): Course => ({ test: () => level, sd: 0.015, seed })),
  fc.integer({ min: 1, max: 1e6 }).map((seed): Course => ({ test: move(0.01, 0.98, 60), sd: 0.01, seed })),
  fc
    .record({
      t50: fc.double({ min: 8000, max: 30_000, noNaN: true }),
      seed: fc.integer({ min: 1, max: 1e6 }),
    })
    .map(
      ({ t50, seed }): Course => ({
        test: (step) => move(0.01, 0.99, 50)(step) - move(0, 0.7, t50)(step),
        sd: 0.015,
        seed,
        config: { weight_decay: 0.1 },
      }),
    ),
);

const diagnosis = (run: Run): Diagnosis => analyzeRun(run).diagnosis;

function eachSeries(run: Run, change: (series: Series) => Partial<Series>): Run {
  return { ...run, series: run.series.map((series) => ({ ...series, ...change(series) })) };
}

function keepRows(run: Run, keep: (row: number) => boolean): Run {
  return eachSeries(run, ({ steps, values }) => ({
    steps: steps.filter((_, row) => keep(row)),
    values: values.filter((_, row) => keep(row)),
  }));
}

function holds(law: (run: Run, before: Diagnosis) => void): void {
  fc.assert(
    fc.property(courses, (course) => {
      const run = courseRun(course);
      law(run, diagnosis(run));
    }),
    { numRuns: 40, seed: 20_231_117 },
  );
}

function expectSame(after: Diagnosis, before: Diagnosis, factor = 1): void {
  expect(after.verdict).toBe(before.verdict);
  expect(after.memorized?.step ?? 0).toBeCloseTo(factor * (before.memorized?.step ?? 0), 6);
  expect(after.transition === null).toBe(before.transition === null);
  if (after.transition && before.transition)
    expect(after.transition.t50 / before.transition.t50).toBeCloseTo(factor, 3);
}

describe('the verdict does not depend on', () => {
  it('the unit of the steps', () => {
    holds((run, before) => {
      for (const factor of [0.01, 97])
        expectSame(
          diagnosis(eachSeries(run, ({ steps }) => ({ steps: steps.map((step) => step * factor) }))),
          before,
          factor,
        );
    });
  });

  it('percent or fraction', () => {
    holds((run, before) =>
      expectSame(
        diagnosis(eachSeries(run, ({ values }) => ({ values: values.map((value) => 100 * value) }))),
        before,
      ),
    );
  });

  it('the order of the rows, repeated rows, or blank and NaN evaluations', () => {
    holds((run, before) => {
      expectSame(
        diagnosis(
          eachSeries(run, ({ steps, values }) => ({
            steps: steps.toReversed(),
            values: values.toReversed(),
          })),
        ),
        before,
      );
      const twice = (column: Float64Array): Float64Array =>
        Float64Array.from([...column].flatMap((value) => [value, value]));
      expectSame(
        diagnosis(eachSeries(run, ({ steps, values }) => ({ steps: twice(steps), values: twice(values) }))),
        before,
      );
      const withNaN = eachSeries(run, ({ name, steps, values }) =>
        name === 'test_acc'
          ? {
              steps: Float64Array.from([...steps].flatMap((step) => [step, step * 1.001])),
              values: Float64Array.from([...values].flatMap((value) => [value, Number.NaN])),
            }
          : {},
      );
      expectSame(diagnosis(withNaN), before);
    });
  });

  it('evaluations added on the line between two others', () => {
    holds((run, before) => {
      const between = (column: Float64Array, mean: (a: number, b: number) => number): Float64Array =>
        Float64Array.from(
          [...column].flatMap((value, row) => {
            const next = column[row + 1];
            return next === undefined ? [value] : [value, mean(value, next)];
          }),
        );
      const denser = eachSeries(run, ({ steps, values }) => ({
        steps: between(steps, (a, b) => Math.sqrt(a * b)),
        values: between(values, (a, b) => (a + b) / 2),
      }));
      const after = diagnosis(denser);
      expect([before.verdict, 'insufficient_data']).toContain(after.verdict);
      if (before.transition && before.verdict === 'grokking')
        expect(Math.abs(Math.log((after.transition?.t50 ?? 0) / before.transition.t50))).toBeLessThan(0.03);
    });
  });

  it('epochs or steps', () => {
    holds((run, before) => {
      const after = diagnosis(
        eachSeries(run, ({ steps }) => ({ steps, axis: { name: 'epoch', unit: 'epoch' } })),
      );
      expectSame(after, before);
    });
  });

  it('how densely it was logged', () => {
    holds((run, before) => {
      const thinner = [keepRows(run, (row) => row % 3 === 0), keepRows(run, (row) => row % 5 === 2)];
      const last = run.series[0]?.steps.at(-1) ?? 0;
      const steps = run.series[0]?.steps ?? new Float64Array();
      const bins = new Set<number>();
      const linear = keepRows(run, (row) => {
        const bin = Math.floor(((steps[row] ?? 0) / last) * 400);
        return bins.has(bin) ? false : (bins.add(bin), true);
      });
      for (const thinned of [...thinner, linear]) {
        const after = diagnosis(thinned);
        expect([before.verdict, 'insufficient_data']).toContain(after.verdict);
        if (after.transition && before.transition && before.verdict === 'grokking') {
          expect(after.transition.interval95[0]).toBeLessThanOrEqual(before.transition.t50);
          expect(after.transition.interval95[1]).toBeGreaterThanOrEqual(before.transition.t50);
        }
      }
    });
  });
});

describe('a loss', () => {
  it('may be scaled by any constant', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1500, max: 12_000, noNaN: true }),
        fc.constantFrom(0.01, Math.LN2, 1000),
        (t50, factor) => {
          const run = courseRun({
            test: () => 0,
            more: { train_loss: move(1, 1e-4, 40), test_loss: move(1, 1e-2, t50) },
          });
          const losses = { ...run, series: run.series.filter(({ name }) => name.endsWith('loss')) };
          const before = diagnosis(losses);
          expect(before.verdict).toBe('grokking');
          expectSame(
            diagnosis(
              eachSeries(losses, ({ values }) => ({ values: values.map((value) => value * factor) })),
            ),
            before,
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('losses beside accuracies', () => {
  it('may be in nats or in bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1500, max: 12_000, noNaN: true }), (t50) => {
        const run = courseRun({
          test: move(0.01, 1, t50),
          more: { train_loss: move(4.6, 1e-4, 40), test_loss: move(4.6, 1e-2, t50) },
        });
        const inBits = eachSeries(run, ({ name, values }) =>
          name.endsWith('loss') ? { values: values.map((value) => value / Math.LN2) } : {},
        );
        const [before, after] = [diagnosis(run), diagnosis(inBits)];
        expectSame(after, before);
        expect(after.channel).toBe('both');
        expect(after.tags).toEqual(before.tags);
      }),
      { numRuns: 15, seed: 3 },
    );
  });
});

describe('cutting a run', () => {
  it('that groks gives memorised so far, then a rise, then grokking', () => {
    fc.assert(
      fc.property(grokking, ({ t50, plateau, seed }) => {
        const run = courseRun({ test: move(plateau, 1, t50, 0.15), sd: 0.01, seed, count: 300 });
        const steps = run.series[0]?.steps ?? new Float64Array();
        const cut = (at: number): string =>
          diagnosis(keepRows(run, (row) => (steps[row] ?? 0) <= at)).verdict;
        expect(cut(t50 * Math.exp(-5 * 0.15))).toBe('memorised_so_far');
        expect(cut(t50 * 1.02)).toBe('partial_rise');
        expect(cut(t50 * Math.exp(6 * 0.15))).toBe('grokking');
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  it('that groks never goes back on the way: memorised, rising, grokked', () => {
    const order = ['memorised_so_far', 'partial_rise', 'grokking'];
    fc.assert(
      fc.property(grokking, ({ t50, plateau, seed }) => {
        const run = courseRun({ test: move(plateau, 1, t50, 0.15), sd: 0.01, seed, count: 300 });
        const steps = run.series[0]?.steps ?? new Float64Array();
        const ranks = [-8, -6, -4, -2, 0, 2, 4, 6, 8].map((widths) => {
          const { verdict } = diagnosis(
            keepRows(run, (row) => (steps[row] ?? 0) <= t50 * Math.exp(0.15 * widths)),
          );
          // a rise that is stopped by the cut can look as if it had settled
          return order.indexOf(verdict === 'semi_grokking' ? 'partial_rise' : verdict);
        });
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        expect(ranks).not.toContain(-1);
      }),
      { numRuns: 20, seed: 11 },
    );
  });

  it('that misgroks gives no delay before the fall, and a loss after it', () => {
    const run = courseRun({
      test: (step) => move(0.01, 0.99, 50)(step) - move(0, 0.7, 2e4)(step),
      count: 300,
    });
    const steps = run.series[0]?.steps ?? new Float64Array();
    const cut = (last: number): string =>
      diagnosis(keepRows(run, (row) => (steps[row] ?? 0) <= last)).verdict;
    expect([400, 2000, 8000].map(cut)).toEqual(['no_delay', 'no_delay', 'no_delay']);
    expect(['partial_misgrokking', 'misgrokking']).toContain(cut(2e4));
    expect([4e4, 1e5].map(cut)).toEqual(['misgrokking', 'misgrokking']);
  });
});

describe('the mirror image', () => {
  it('keeps the times of the move', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3000, max: 20_000, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        (t50, seed) => {
          const course: Course = { test: move(0, 1, t50), sd: 0.01, seed, train: () => 1 };
          const run = courseRun(course);
          const mirrored = eachSeries(run, ({ name, values }) =>
            name === 'test_acc' ? { values: values.map((value) => 1 - value) } : {},
          );
          const options = { chance: 0 };
          const [there, back] = [analyzeRun(run, options).diagnosis, analyzeRun(mirrored, options).diagnosis];
          expect([there.verdict, back.verdict]).toEqual(['grokking', 'misgrokking']);
          expect((back.transition?.t50 ?? 0) / (there.transition?.t50 ?? 1)).toBeCloseTo(1, 2);
        },
      ),
      { numRuns: 20 },
    );
  });
});
