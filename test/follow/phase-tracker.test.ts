import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RunWatch } from '../../src/detectors/online/index.js';
import { PhaseTracker } from '../../src/follow/phase-tracker.js';
import type { Curve, Curves, Role } from '../../src/run/curves.js';
import { rowOf } from './growing-logs.js';

const axis = { name: 'step', unit: 'step' } as const;
const rows = Array.from({ length: 400 }, (_, index) => rowOf(index));

function curve(role: Role, points: readonly (readonly [number, number])[]): Curve {
  return {
    role,
    name: role,
    axis,
    steps: Float64Array.from(points, ([step]) => step),
    values: Float64Array.from(points, ([, value]) => value),
    unit: 'fraction',
  };
}

/** The curves of a log with so many evaluations of train, and others of test. */
function curvesUpTo(train: number, test: number): Curves {
  return {
    axis,
    trainAccuracy: curve(
      'trainAccuracy',
      rows.slice(0, train).map(({ step, train_acc }) => [step, train_acc]),
    ),
    testAccuracy: curve(
      'testAccuracy',
      rows.slice(0, test).map(({ step, test_acc }) => [step, test_acc]),
    ),
    resumedAt: [],
    adjustments: [],
  };
}

const lengths = fc.array(fc.tuple(fc.nat(rows.length), fc.nat(rows.length)), { maxLength: 8 });

it('stands where one walk over all evaluations stands, however train and test grew', () => {
  fc.assert(
    fc.property(lengths, (steps) => {
      const tracker = new PhaseTracker();
      let [train, test] = [0, 0];
      for (const [more, others] of steps) {
        [train, test] = [Math.max(train, more), Math.max(test, others)];
        const curves = curvesUpTo(train, test);
        tracker.update(curves);
        expect(tracker.events).toEqual(new RunWatch().follow(curves));
      }
    }),
  );
});

it('tells each change of phase once', () => {
  const tracker = new PhaseTracker();
  const told = [20, 60, 155, 156, 200, 200, 400].flatMap((count) => tracker.update(curvesUpTo(count, count)));
  expect(told).toEqual(new RunWatch().follow(curvesUpTo(400, 400)));
  expect(told.map(({ phase }) => phase)).toEqual(['settling', 'plateau', 'rise', 'generalised']);
});

it('begins anew where the past has changed', () => {
  const tracker = new PhaseTracker();
  tracker.update(curvesUpTo(400, 400));
  tracker.update(curvesUpTo(50, 50));
  expect(tracker.events).toEqual(new RunWatch().follow(curvesUpTo(50, 50)));
});
