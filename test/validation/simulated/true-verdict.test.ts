import { describe, expect, it } from 'vitest';
import { thresholds } from '../../../src/detectors/thresholds.js';
import { trueOutcome } from '../../../src/validation/simulated/runs/true-verdict.js';
import { move } from '../../helpers/synthetic.js';

type Level = (step: number) => number;

const steps = Float64Array.from({ length: 4000 }, (_, i) => 1e5 ** (i / 3999));
const fitted = move(0, 1, 60);

function outcome(test: Level, train: Level = fitted, weightDecay?: number) {
  const on = (level: Level) => ({ steps, values: steps.map(level) });
  return trueOutcome({ train: on(train), test: on(test), weightDecay }, thresholds);
}

const plus =
  (...levels: readonly Level[]): Level =>
  (step) =>
    levels.reduce((sum, level) => sum + level(step), 0);

const early = (level: number): Level => move(0, level, 50);

describe('the true verdict', () => {
  it.each<[string, Level, Level?, number?]>([
    ['grokking', move(0.02, 0.98, 3000)],
    ['gradual', plus(early(0.65), move(0, 0.3, 3000))],
    ['gradual', move(0.02, 1, 1500, 0.8)],
    ['semi_grokking', move(0.02, 0.6, 3000)],
    ['partial_rise', move(0.02, 1, 1.1e5)],
    ['memorised_so_far', early(0.1)],
    ['no_delay', early(0.95)],
    ['no_delay', move(0, 0.95, 120)],
    ['partial_generalisation', early(0.6)],
    ['misgrokking', plus(early(0.95), move(0, -0.7, 5000))],
    ['partial_misgrokking', plus(early(0.95), move(0, -0.3, 5000))],
    ['late_generalisation_loss', plus(early(0.95), move(0, -0.7, 5000)), fitted, 0],
    ['late_generalisation_loss', plus(early(0.6), move(0, -0.4, 5000))],
    ['grokking_then_loss', plus(move(0, 0.95, 1000), move(0, -0.8, 20_000))],
    ['anti_grokking', plus(move(0, 0.95, 1000), move(0, -0.8, 20_000)), fitted, 0],
    ['oscillating', (step) => 0.5 + 0.3 * Math.sin(3 * Math.log(step))],
    ['double_descent', plus(move(0, 0.6, 10), move(0, -0.3, 60), move(0, 0.6, 400))],
    ['collapse', plus(early(0.9), move(0, -0.8, 5000)), plus(fitted, move(0, -0.8, 5000))],
    ['underfit', early(0.9), plus(fitted, move(0, -0.2, 5000))],
    ['underfit', early(0.5), move(0, 0.8, 5e4)],
    ['no_learning', early(0.1), early(0.2)],
  ])('is %s', (verdict, test, train, weightDecay) => {
    expect(outcome(test, train, weightDecay).verdict).toBe(verdict);
  });

  it('times the fit and the move', () => {
    const { fitStep, transition } = outcome(move(0.02, 0.98, 3000));
    expect(fitStep).toBeCloseTo(60 * 99 ** 0.1, 0);
    expect(transition?.t50).toBeCloseTo(3000, -1);
    expect(Math.log((transition?.t90 ?? 0) / (transition?.t10 ?? 1))).toBeCloseTo(0.2 * Math.log(9), 2);
  });

  it('takes train that levels off early as fitted at its ceiling', () => {
    expect(outcome(move(0.02, 0.88, 3000), move(0, 0.9, 60))).toMatchObject({ verdict: 'grokking' });
  });
});
