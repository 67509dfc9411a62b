import { describe, expect, it } from 'vitest';
import { type Clock, decayKind, makeClock } from '../../src/run/clock.js';
import type { Hyperparameters } from '../../src/run/hyperparameters.js';
import { makeCurves } from '../../src/run/make-curves.js';
import { linearSteps, runOf } from '../helpers/synthetic.js';

const found = (settings: Readonly<Record<string, number | string>>): Hyperparameters =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, { value, from: 'test' }]));

const steps = linearSteps(0, 1000, 11);
const curves = makeCurves(
  runOf(steps, { train_acc: steps.map(() => 1), test_acc: steps.map(() => 0.1) }),
  {},
);

function clock(settings: Readonly<Record<string, number | string>>, on = curves): Clock {
  const made = makeClock(on, found(settings));
  if ('why' in made) throw new Error(made.why);
  return made;
}

describe('makeClock', () => {
  it('runs at lr·wd under SGD with L2 weight decay', () => {
    const { at, stepAt } = clock({ lr: 0.01, weightDecay: 1e-3, optimizer: 'sgd' });
    expect(at(1e5)).toBeCloseTo(1);
    expect(stepAt(1)).toBeCloseTo(1e5);
  });

  it('is 1/(1 - momentum) faster where the decay sits in the momentum buffer, and not where it is decoupled', () => {
    const settings = { lr: 0.002, weightDecay: 0.01, momentum: 0.9 };
    expect(clock({ ...settings, optimizer: 'SGD' }).at(1000)).toBeCloseTo(0.2);
    expect(clock({ ...settings, optimizer: 'AdamW' }).at(1000)).toBeCloseTo(0.02);
  });

  it('integrates a logged learning rate', () => {
    const scheduled = makeCurves(
      runOf(steps, { train_acc: steps, test_acc: steps, lr: steps.map((step) => 0.1 * (1 - step / 1000)) }),
      {},
    );
    const { at, stepAt } = clock({ lr: 0.1, weightDecay: 1, optimizer: 'sgd' }, scheduled);
    expect(at(1000)).toBeCloseTo(50);
    expect(at(500)).toBeCloseTo(37.5);
    expect(stepAt(37.5)).toBeCloseTo(500);
  });

  it.each([
    [{ lr: 0.1, optimizer: 'sgd' }, 'weight decay is not in the log'],
    [{ lr: 0.1, weightDecay: 0 }, 'weight decay is 0'],
    [{ weightDecay: 0.1 }, 'learning rate is not in the log'],
    [{ lr: 0.1, weightDecay: 0.1, optimizer: 'Adam' }, 'preconditioner'],
  ])('says why there is none: %o', (settings, why) => {
    const made = makeClock(curves, found(settings));
    expect('why' in made && made.why).toContain(why);
  });
});

describe('decayKind', () => {
  it.each([
    ['torch.optim.SGD', 'coupled'],
    ['GD', 'coupled'],
    ['AdamW', 'decoupled'],
    ['adam', 'adaptive-coupled'],
    [undefined, 'unknown'],
  ] as const)('%s', (name, kind) => {
    expect(decayKind(name)).toBe(kind);
  });
});
