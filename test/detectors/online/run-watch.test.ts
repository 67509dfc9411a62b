import { describe, expect, it } from 'vitest';
import { RunWatch, type WatchEvent } from '../../../src/detectors/online/index.js';
import { findHyperparameters } from '../../../src/run/find-hyperparameters.js';
import { makeCurves } from '../../../src/run/make-curves.js';
import { move, noise, runOf } from '../../helpers/synthetic.js';

const steps = Array.from({ length: 400 }, (_, i) => 10 * (i + 1));

function curvesOf(columns: Readonly<Record<string, readonly number[]>>, upTo = steps.length) {
  const cut = Object.fromEntries(Object.entries(columns).map(([name, all]) => [name, all.slice(0, upTo)]));
  const run = runOf(steps.slice(0, upTo), cut);
  return makeCurves(run, findHyperparameters(run), {});
}

const shaken = noise(steps.length, 0.02, 0.8, 1);
const clip = (value: number): number => Math.min(1, Math.max(0, value));
const fitted = steps.map(move(0.02, 1, 100, 0.1));
const grokking = {
  train_acc: fitted,
  test_acc: steps.map((step, i) => clip(move(0.05, 0.98, 2000, 0.05)(step) + (shaken[i] ?? 0))),
};
const misgrokking = {
  train_acc: fitted,
  test_acc: steps.map((step, i) => clip(move(0.97, 0.4, 2000, 0.05)(step) + (shaken[i] ?? 0))),
};

const phases = (events: readonly WatchEvent[]): string[] => events.map(({ phase }) => phase);

describe('the watch over a run', () => {
  it('tells the phases of a run that groks, and the alarm within the rise', () => {
    const watch = new RunWatch();
    const events = watch.follow(curvesOf(grokking));
    expect(phases(events)).toEqual(['settling', 'plateau', 'rise', 'generalised']);
    const alarm = events.find(({ phase }) => phase === 'rise');
    expect(alarm?.averageRunLength).toBe(1e6);
    expect(alarm?.step).toBeGreaterThan(1800);
    expect(alarm?.step).toBeLessThan(2200);
    expect(events.filter(({ averageRunLength }) => averageRunLength !== null)).toEqual([alarm]);
    expect(watch.memorisedAt).toBe(events[0]?.step);
  });

  it('tells a fall of a run that generalised early', () => {
    const events = new RunWatch().follow(curvesOf(misgrokking));
    expect(phases(events)).toEqual(['settling', 'generalised', 'fall', 'shelf']);
  });

  it('raises no alarm before train is fitted', () => {
    const watch = new RunWatch();
    const early = { train_acc: steps.map(() => 0.5), test_acc: grokking.test_acc };
    expect(watch.follow(curvesOf(early))).toEqual([]);
    expect(watch.phase).toBe('memorising');
  });

  it('follows losses where there are no accuracies', () => {
    const losses = {
      train_loss: steps.map(move(2, 1e-3, 100, 0.1)),
      test_loss: steps.map(move(2, 0.01, 2000, 0.05)),
    };
    expect(phases(new RunWatch().follow(curvesOf(losses)))).toEqual([
      'settling',
      'plateau',
      'rise',
      'generalised',
    ]);
  });

  it('does not mix the losses into accuracies that are logged less often', () => {
    const watch = new RunWatch();
    for (let step = 1; step <= 200; step++)
      watch.push({
        step,
        trainAccuracy: 1,
        testLoss: step === 1 ? 3 : 0.1,
        ...(step % 2 === 1 ? { testAccuracy: 0.05 } : {}),
      });
    expect(watch.phase).toBe('plateau');
  });

  it('hands out a state that later evaluations do not change', () => {
    const watch = new RunWatch();
    watch.follow(curvesOf(grokking, 190));
    const state = watch.state();
    const before = JSON.stringify(state);
    watch.follow(curvesOf(grokking));
    expect(JSON.stringify(state)).toBe(before);
  });

  it('tells the same in pieces, restarted in between, as in one go', () => {
    const whole = new RunWatch().follow(curvesOf(grokking));
    let watch = new RunWatch();
    const events: WatchEvent[] = [];
    for (const upTo of [3, 50, 51, 190, 205, 400]) {
      events.push(...watch.follow(curvesOf(grokking, upTo)));
      watch = RunWatch.resume(JSON.parse(JSON.stringify(watch.state())));
    }
    expect(events).toEqual(whole);
  });
});
