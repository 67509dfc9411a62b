import { describe, expect, it } from 'vitest';
import { type Course, diagnosed } from '../helpers/course.js';
import { move } from '../helpers/synthetic.js';

const late: Course = { test: move(0.01, 1, 5000) };
const spikes = [2000, 8000, 30_000];
const spiky = (step: number): number =>
  spikes.some((at) => step > at && step < 1.06 * at) ? 1 : 0.001 + move(1, 0, 60)(step);

/** Spikes that stay up for a factor 1.5. */
const lasting = (step: number): number =>
  spikes.some((at) => step > at && step < 1.5 * at) ? 1 : 0.001 + move(1, 0, 60)(step);
const stalled = (step: number): number => (step > 1000 ? 0 : 1 / step);
/** Two steps, half-way up each, with a shelf at `level` of the whole between them. */
const stairs = (level: number) => (step: number) =>
  0.01 + move(0, 0.99 * level, 3000, 0.05)(step) + move(0, 0.99 * (1 - level), 9000, 0.05)(step);

describe('tags', () => {
  it.each<[string, Course]>([
    ['strong', late],
    ['sharp', late],
    ['weak', { test: move(0.01, 1, 500) }],
    ['weak_amplitude', { test: move(0.45, 1, 5000) }],
    ['staged', { test: stairs(0.5) }],
    ['staged', { test: stairs(0.7), sd: 0.02 }],
    ['moderate', { test: move(0.01, 1, 5000, 0.4) }],
    ['left_censored_fit', { ...late, train: () => 1 }],
    ['train_ceiling', { ...late, train: move(0.01, 0.85, 20) }],
    ['adam_family', { ...late, config: { optimizer: 'AdamW' } }],
    ['norm_grows', { ...late, more: { weight_norm: (step) => 10 + Math.log(step) } }],
    ['slingshot', { ...late, count: 600, more: { train_loss: spiky } }],
    ['loss_hump', { ...late, more: { test_loss: (step) => (step < 5000 ? 1 + Math.log(step) : 0.1) } }],
    [
      'train_hump',
      {
        ...late,
        more: {
          train_loss: (step) =>
            1e-4 + move(1, 0, 60)(step) + 0.01 * Math.exp(-4 * Math.log(step / 5000) ** 2),
        },
      },
    ],
    ['threshold_artifact', { ...late, more: { test_loss: (step) => step ** -1.5 } }],
    [
      'stalled_numerically',
      { test: () => 0.02, more: { train_loss: (step) => (step > 1000 ? 0 : 1 / step) } },
    ],
    [
      'over_regularised',
      { test: () => 0.02, train: () => 0.03, more: { weight_norm: (step) => 100 / step } },
    ],
  ])('%s', (tag, course) => {
    expect(diagnosed(course).tags).toContain(tag);
  });

  it.each<[string, Course]>([
    // a loss that stands on the plateau and falls with the rise, a little before it
    ['threshold_artifact', { ...late, more: { test_loss: move(4, 0.01, 4500) } }],
    // a loss that falls early, to a plateau
    [
      'threshold_artifact',
      { ...late, more: { test_loss: (step) => move(4, 2, 60)(step) * move(1, 0.01, 5000)(step) } },
    ],
    ['norm_grows', { ...late, more: { weight_norm: (step) => 10 + 0.05 * Math.log(step) } }],
    ['slingshot', { ...late, count: 600, more: { train_loss: lasting } }],
    [
      'loss_hump',
      { ...late, more: { test_loss: (step) => move(4, 0.01, 5000)(step) * (step < 900 ? 1 : 1.1) } },
    ],
    // a spike is no hump
    ['train_hump', { ...late, count: 600, more: { train_loss: spiky } }],
    // a loss that rises for good
    [
      'train_hump',
      { ...late, more: { train_loss: (step) => move(1, 1e-5, 40)(step) + move(0, 1e-3, 5000)(step) } },
    ],
    ['stalled_numerically', { test: () => 0.02, more: { train_loss: (step) => 1 / step } }],
    [
      'stalled_numerically',
      { test: () => 0.02, config: { weight_decay: 0.1 }, more: { train_loss: stalled } },
    ],
    [
      'stalled_numerically',
      { test: (step) => 0.02 + 0.1 * Math.sin(20 * Math.log(step)) ** 2, more: { train_loss: stalled } },
    ],
    ['over_regularised', { test: () => 0.02, train: () => 0.03, more: { weight_norm: () => 100 } }],
    // the norm went down before the clock did anything
    [
      'over_regularised',
      {
        test: () => 0.02,
        train: () => 0.03,
        more: { weight_norm: (step) => 100 / step },
        config: { lr: 1e-3, weight_decay: 1e-4, optimizer: 'sgd' },
      },
    ],
    ['weak_amplitude', { test: move(0.2, 1, 5000) }],
    ['left_censored_fit', late],
    ['staged', late],
    ['staged', { test: stairs(0.08) }],
    ['staged', { test: stairs(0.5), sd: 0, last: 1e5, count: 20 }],
    ['unstable', late],
    ['adam_family', { ...late, config: { optimizer: 'SGD' } }],
  ])('%s is not given to a course that only comes near', (tag, course) => {
    expect(diagnosed(course).tags).not.toContain(tag);
  });

  it('are few on a plain run', () => {
    expect(
      diagnosed({
        ...late,
        more: { train_loss: move(1, 1e-4, 60), test_loss: move(3, 0.01, 5000), weight_norm: () => 5 },
      }).tags,
    ).toEqual(['strong', 'sharp']);
  });
});
