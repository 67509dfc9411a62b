import { describe, expect, it } from 'vitest';
import { evaluationSteps } from '../../../src/reference-models/evaluations.js';
import type { Column } from '../../../src/reference-models/recorder.js';
import { deriveTruth, type TrueCurves } from '../../../src/reference-models/truth/derive-truth.js';

const steps = evaluationSteps('log', 1_000_000);
const rate = 1e-5;

function column(value: (step: number) => number): Column {
  return { steps, values: steps.map(value) };
}

/** A logistic in ln(step) from `from` to `to`, half-way at `t50`; its t10 and t90 are t50·9^∓width. */
function move(from: number, to: number, t50: number, width: number): (step: number) => number {
  return (step) => from + (to - from) / (1 + (t50 / Math.max(step, 1e-9)) ** (1 / width));
}

function outcome(test: (step: number) => number, more: Partial<TrueCurves> = {}) {
  return deriveTruth({
    channel: 'accuracy',
    train: column((step) => (step >= 10 ? 1 : 0.5)),
    test: column(test),
    weightNorm: column((step) => 100 * Math.exp(-Math.min(rate * step, 3))),
    clock: column((step) => rate * step),
    ...more,
  });
}

describe('deriveTruth', () => {
  it('finds the times of a rise, and the clock at them', () => {
    const { verdict, fitStep, transition, stages, clock } = outcome(move(0.1, 1, 200_000, 0.15));
    expect(verdict).toBe('grokking');
    expect(fitStep).toBeCloseTo(10, 0);
    expect(transition?.from).toBeCloseTo(0.1, 3);
    expect(transition?.t50).toBeGreaterThan(200_000 * 0.999);
    expect(transition?.t50).toBeLessThan(200_000 * 1.001);
    expect((transition?.t90 ?? 0) / (transition?.t10 ?? 1)).toBeCloseTo(9 ** 0.3, 1);
    expect(stages).toEqual([transition]);
    expect(clock?.s50).toBeCloseTo(2, 2);
    expect(clock?.logAlpha).toBeCloseTo(3, 6);
    expect(clock?.offset).toBeCloseTo(-1, 2);
  });

  it('names the mirrored curve misgrokking, at the same times', () => {
    const rise = outcome(move(0.5, 1, 200_000, 0.15), { chance: 0.5 });
    const fall = outcome((step) => 1.5 - move(0.5, 1, 200_000, 0.15)(step), { chance: 0.5 });
    expect(rise.verdict).toBe('grokking');
    expect(fall.verdict).toBe('misgrokking');
    for (const time of ['t10', 't50', 't90'] as const)
      expect(fall.transition?.[time]).toBeCloseTo(rise.transition?.[time] ?? Number.NaN, 3);
  });

  it('splits a rise with a shelf and times both stages', () => {
    const first = move(0, 0.5, 20_000, 0.05);
    const second = move(0, 0.5, 60_000, 0.05);
    const { stages, transition } = outcome((step) => first(step) + second(step));
    expect(stages).toHaveLength(2);
    expect((stages[0]?.t50 ?? 0) / 20_000).toBeCloseTo(1, 2);
    expect((stages[1]?.t50 ?? 0) / 60_000).toBeCloseTo(1, 2);
    expect(stages[0]?.to).toBeCloseTo(0.5, 1);
    expect(transition?.t10).toBeLessThan(20_000);
    expect(transition?.t90).toBeGreaterThan(60_000);
  });

  it('sees no shelf in the slow end of a move', () => {
    const slow = (step: number): number =>
      step < 10_000
        ? 0
        : Math.min(1, Math.min(0.85, (step - 10_000) / 5000) + Math.max(0, 0.1 * Math.log(step / 15_000)));
    expect(outcome(slow).stages).toHaveLength(1);
  });

  it('starts from the greatest norm after the fit where the norm grew first', () => {
    const risen = column((step) => (step < 1000 ? 10 : 50 * Math.exp(-Math.min(rate * step, 3))));
    expect(outcome(move(0.1, 1, 200_000, 0.15), { weightNorm: risen }).clock?.logAlpha).toBeCloseTo(3, 1);
  });

  it('takes the last crossing where a shelf sits on the half-way level', () => {
    const wobble = (step: number): number =>
      step < 20_000 ? 0 : step < 60_000 ? 0.5 + 0.02 * Math.sin(step / 2000) : 1;
    expect(outcome(wobble).transition?.t50).toBeGreaterThan(55_000);
  });

  it.each([
    ['no_delay', (step: number) => (step >= 10 ? 1 : 0.1)],
    ['memorised_so_far', () => 0.1],
    ['partial_generalisation', (step: number) => (step >= 10 ? 0.6 : 0.1)],
    ['semi_grokking', move(0.1, 0.6, 10_000, 0.1)],
    ['partial_rise', move(0.1, 1, 900_000, 0.15)],
    ['gradual', move(0.1, 1, 10_000, 0.8)],
    ['partial_misgrokking', move(1, 0.7, 10_000, 0.1)],
  ] as const)('names %s', (verdict, test) => {
    expect(outcome(test).verdict).toBe(verdict);
  });

  it.each([
    ['no_learning', () => 0.2],
    ['underfit', (step: number) => (step > 100 ? 0.8 : 0.2)],
    ['collapse', (step: number) => (step > 10_000 ? 0.1 : 1)],
  ] as const)('names %s where the training set does not stay fit', (verdict, train) => {
    const { verdict: found, fitStep, transition } = outcome(() => 0.1, { train: column(train) });
    expect({ found, fitStep, transition }).toEqual({ found: verdict, fitStep: null, transition: null });
  });

  it('reads a loss downwards and gives its levels as losses', () => {
    const loss = move(0.1, 0.0001, 300_000, 0.1);
    const { verdict, transition } = outcome((step) => (step === 0 ? 0.11 : loss(step)), {
      channel: 'loss',
      train: column((step) => (step >= 30 ? 1e-4 : 0.2)),
    });
    expect(verdict).toBe('grokking');
    expect(transition?.from).toBeCloseTo(0.1, 3);
    expect(transition?.to).toBeLessThan(0.001);
    expect(transition?.t50).toBeCloseTo(300_000, -4);
  });

  it('keeps the fit through a dip above 0.95, and starts it anew after one below', () => {
    const dip = (low: number) => column((step) => (step < 10 ? 0.5 : step > 1000 && step < 2000 ? low : 1));
    const test = move(0.1, 1, 200_000, 0.15);
    expect(outcome(test, { train: dip(0.97) }).fitStep).toBeCloseTo(10, 0);
    expect(outcome(test, { train: dip(0.9) }).fitStep).toBeGreaterThan(1900);
  });

  it('gives no clock where the clock does not hold', () => {
    expect(outcome(move(0.1, 1, 200_000, 0.15), { clock: null }).clock).toBeNull();
  });
});
