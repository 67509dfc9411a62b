import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/detectors/diagnosis.js';
import { type Course, diagnosed } from '../../helpers/course.js';
import { move } from '../../helpers/synthetic.js';

// Theory note §4.2, row by row: a course that is clearly the case, and courses next to it that are not.

const between = (from: number, to: number, step: number): boolean => step > from && step < to;
const clock = { lr: 0.01, weight_decay: 1e-3, optimizer: 'sgd' };
const decaying = (rate: number, end: number) => (step: number) => Math.max(end, 100 * Math.exp(-rate * step));
const early = move(0.01, 1, 60);
const lostAt =
  (t50: number, by: number, width = 0.1) =>
  (step: number) =>
    early(step) - move(0, by, t50, width)(step);

type Row = readonly [what: string, course: Course, verdict: Verdict, tags?: readonly string[]];

const rows: Readonly<Record<string, readonly Row[]>> = {
  insufficient_data: [
    ['six evaluations', { test: move(0, 1, 1e4), last: 1e6, count: 6 }, 'grokking'],
    ['five evaluations', { test: move(0, 1, 1e4), last: 1e6, count: 5 }, 'insufficient_data'],
    [
      'evaluations too far apart to tell which came first',
      {
        test: stairs([500, 0.3], [5000, 1]),
        train: stairs([5, 0.5], [50, 0.9895], [500, 1]),
        count: 8,
        last: 1e7,
      },
      'insufficient_data',
    ],
    [
      'the same with as few, but far enough apart',
      { test: stairs([5e4, 1]), train: stairs([5, 0.5], [50, 0.9895], [500, 1]), count: 8, last: 1e7 },
      'grokking',
    ],
    [
      'a log that ends at 1.5 times the fit',
      { test: () => 0.02, fit: 6e4 },
      'memorised_so_far',
      ['short_log'],
    ],
  ],
  no_learning: [
    ['train at chance', { test: () => 0.02, train: () => 0.03 }, 'no_learning'],
    ['train half-way', { test: () => 0.02, train: move(0.01, 0.6, 60) }, 'underfit'],
    [
      'the norm goes to nothing on the clock',
      {
        test: () => 0.02,
        train: () => 0.03,
        more: { weight_norm: (step) => 100 * Math.exp(-1e-4 * step) },
        config: { ...clock, weight_decay: 0.01 },
      },
      'no_learning',
      ['over_regularised'],
    ],
  ],
  collapse: [
    ['train is lost', { test: () => 0.02, train: lostAt(1e4, 0.95) }, 'collapse'],
    ['train and test are lost', { test: lostAt(1e4, 0.95), train: lostAt(1e4, 0.95) }, 'collapse'],
    ['train is lost in part', { test: () => 0.02, train: lostAt(1e4, 0.2) }, 'underfit', ['fit_lost']],
    [
      'train is lost at the very end',
      { test: () => 0.02, train: (step) => (step > 9e4 ? 0.8 : early(step)) },
      'memorised_so_far',
    ],
  ],
  no_delay: [
    ['test comes with train', { test: move(0.01, 0.98, 70) }, 'no_delay'],
    ['test comes 1.2 times later', { test: move(0.01, 0.98, 120) }, 'no_delay'],
    ['test comes 1.8 times later', { test: move(0.01, 0.98, 180) }, 'no_delay', ['borderline']],
    ['test comes 3 times later', { test: move(0.01, 0.98, 300) }, 'grokking', ['weak']],
  ],
  grokking: [
    ['a dip of train over a factor 1.08', { test: move(0.01, 1, 5000), train: dip(800, 1.08) }, 'grokking'],
    [
      'a dip of train over a factor 1.7, and still ten times',
      { test: move(0.01, 1, 2e4), train: dip(800, 1.7) },
      'grokking',
      ['refitted'],
    ],
    [
      'a loss of train that lasts until test rises',
      { test: move(0.01, 1, 2000), train: dip(500, 4) },
      'no_delay',
      ['refitted'],
    ],
    ['a loss of train after the rise', { test: move(0.01, 1, 2000), train: dip(2e4, 1.7) }, 'grokking'],
    ['a plateau of .4', { test: move(0.4, 1, 5000) }, 'grokking', ['weak_amplitude']],
    ['a plateau of .75', { test: move(0.75, 1, 5000) }, 'gradual'],
    ['a rise over a factor 9', { test: move(0.01, 1, 5000, 0.5) }, 'grokking', ['moderate']],
    ['a rise over a factor 80', { test: move(0.01, 1, 5000, 1), last: 1e7 }, 'gradual'],
  ],
  semi_grokking: [
    ['it settles at .6', { test: move(0.01, 0.6, 2000) }, 'semi_grokking'],
    ['it settles at .95', { test: move(0.01, 0.95, 2000) }, 'grokking'],
    ['it is still rising', { test: move(0.01, 1, 1e5, 0.3) }, 'partial_rise'],
    [
      'it stops shortly before the end, on the clock',
      { test: move(0.01, 0.6, 8e4, 0.01), last: 1e5, count: 600, config: { ...clock, weight_decay: 1.5e-3 } },
      'partial_rise',
    ],
    [
      'it stops shortly before the end, where the clock hardly runs',
      { test: move(0.01, 0.6, 8e4, 0.01), last: 1e5, count: 600, config: { ...clock, weight_decay: 1e-6 } },
      'semi_grokking',
    ],
  ],
  memorised_so_far: [
    ['nothing moves', { test: () => 0.1 }, 'memorised_so_far'],
    [
      'the norm still shrinks by the clock',
      { test: () => 0.1, more: { weight_norm: decaying(1e-5, 1) }, config: clock },
      'memorised_so_far',
      ['before_window'],
    ],
    [
      'the norm has settled',
      { test: () => 0.1, last: 6e5, more: { weight_norm: decaying(1e-5, 5) }, config: clock },
      'memorised_so_far',
      ['in_window'],
    ],
    [
      'the norm settled long ago',
      { test: () => 0.1, last: 2e6, more: { weight_norm: decaying(1e-5, 5) }, config: clock },
      'memorised_so_far',
      ['past_window'],
    ],
  ],
  misgrokking: [
    ['lost by .6, weight decay unknown', { test: lostAt(2e4, 0.6) }, 'misgrokking', ['wd_unknown']],
    ['lost by .3', { test: lostAt(2e4, 0.3) }, 'partial_misgrokking'],
    ['lost by .1', { test: lostAt(2e4, 0.1) }, 'no_delay'],
    [
      'lost without weight decay',
      { test: lostAt(2e4, 0.6), config: { weight_decay: 0 } },
      'late_generalisation_loss',
    ],
    ['lost right after the fit', { test: lostAt(180, 0.6) }, 'late_generalisation_loss'],
    ['train is lost with it', { test: lostAt(2e4, 0.9), train: lostAt(2e4, 0.9) }, 'collapse'],
    [
      'lost when the clock says',
      {
        test: lostAt(4e5, 0.6),
        last: 2e6,
        more: { weight_norm: (step) => Math.hypot(5, 100 * Math.exp(-1e-5 * step)) },
        config: clock,
      },
      'misgrokking',
      ['wd_clock_ok', 'norm_knee_ok'],
    ],
    [
      'lost far before the clock says',
      {
        test: lostAt(2e4, 0.6),
        last: 2e6,
        more: { weight_norm: (step) => Math.hypot(1, 100 * Math.exp(-1e-5 * step)) },
        config: clock,
      },
      'late_generalisation_loss',
    ],
  ],
  'several moves': [
    [
      'learnt late and lost',
      { test: (step) => move(0.01, 1, 2000)(step) - move(0, 0.9, 3e4)(step), config: { weight_decay: 1 } },
      'grokking_then_loss',
    ],
    [
      'the same without weight decay',
      { test: (step) => move(0.01, 1, 2000)(step) - move(0, 0.9, 3e4)(step), config: { weight_decay: 0 } },
      'anti_grokking',
    ],
    [
      'learnt in part and lost',
      { test: (step) => move(0.01, 0.6, 2000)(step) - move(0, 0.5, 3e4)(step) },
      'unclassified',
    ],
    ['up and down without end', { test: (step) => 0.5 + 0.4 * Math.sin(6 * Math.log(step)) }, 'oscillating'],
    [
      'up and down, then settled',
      { test: (step) => (step < 2000 ? 0 : step < 3e4 ? 0.5 + 0.4 * Math.sin(6 * Math.log(step)) : 1) },
      'grokking',
      ['unstable'],
    ],
  ],
  double_descent: [
    ['a peak of the error at the fit', { fit: 1000, test: peaked(900, 0.4) }, 'double_descent'],
    ['a shallow one', { fit: 1000, test: peaked(900, 0.03) }, 'no_delay'],
    ['a peak long after the fit', { fit: 100, test: peaked(9000, 0.4) }, 'no_delay'],
  ],
};

/** Train is fitted early and falls to .8 from `start` on for a factor of time. */
function dip(start: number, factor: number): (step: number) => number {
  return (step) => (between(start, factor * start, step) ? 0.8 : early(step));
}

/** Levels that hold from a step on. */
function stairs(...levels: readonly (readonly [from: number, level: number])[]): (step: number) => number {
  return (step) => levels.findLast(([from]) => step >= from)?.[1] ?? 0;
}

/** Test learns early, falls by `depth` around `at`, and comes back higher. */
function peaked(at: number, depth: number): (step: number) => number {
  return (step) =>
    move(0, 0.75, 30)(step) - depth * Math.exp(-4 * Math.log(step / at) ** 2) + move(0, 0.15, 4 * at)(step);
}

describe.each(Object.entries(rows))('%s', (_, cases) => {
  for (const [what, course, verdict, tags = []] of cases)
    it(`${what}: ${verdict}`, () => {
      const diagnosis = diagnosed(course);
      expect(diagnosis.verdict).toBe(verdict);
      expect(diagnosis.tags).toEqual(expect.arrayContaining([...tags]));
    });
});
