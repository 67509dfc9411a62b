import { expect, it } from 'vitest';
import { stepMetricOf } from '../../../src/readers/wandb/step-metrics.js';

const fits = (metric: string, glob: string): boolean =>
  stepMetricOf(metric, [{ name: '', glob, stepMetric: 'step', stepMetricIndex: 0 }]) === 'step';

it.each([
  ['train/loss', '*', true],
  ['train/loss', 'train/*', true],
  ['train/loss', '*/loss', true],
  ['train/loss', 't*n/*s', true],
  ['train/loss', 'train/loss', true],
  ['train/loss', 'train', false],
  ['train/loss', 'loss/*', false],
  ['train/loss', '*/acc', false],
  ['train/loss', 'train/*/loss', false],
  ['train.loss', 'train?loss', false],
  ['aba', 'ab*ba', false],
  ['aab', 'a*a*b', true],
  ['a'.repeat(10_000), `${'*a'.repeat(5000)}*b`, false],
])('%s fits %s: %s', (metric, glob, expected) => {
  expect(fits(metric, glob)).toBe(expected);
});
