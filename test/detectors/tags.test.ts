import { describe, expect, it } from 'vitest';
import { type Course, diagnosed } from '../helpers/course.js';
import { move } from '../helpers/synthetic.js';

const late: Course = { test: move(0.01, 1, 5000) };
const spikes = [2000, 8000, 30_000];
const spiky = (step: number): number =>
  spikes.some((at) => step > at && step < 1.06 * at) ? 1 : 0.001 + move(1, 0, 60)(step);

describe('tags', () => {
  it.each<[string, Course]>([
    ['strong', late],
    ['sharp', late],
    ['weak', { test: move(0.01, 1, 500) }],
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

  it('are few on a plain run', () => {
    expect(
      diagnosed({
        ...late,
        more: { train_loss: move(1, 1e-4, 60), test_loss: move(3, 0.01, 5000), weight_norm: () => 5 },
      }).tags,
    ).toEqual(['strong', 'sharp']);
  });
});
