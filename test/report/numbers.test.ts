import { expect, test } from 'vitest';
import {
  formatCompact,
  formatNumber,
  formatPercent,
  formatProbability,
  formatRatio,
  formatStep,
} from '../../src/report/numbers.js';

test.each([
  [5130.4, '5,130'],
  [1_234_567.8, '1,234,568'],
  [99.96, '100'],
  [1.5, '1.5'],
  [0.0321, '0.0321'],
  [0, '0'],
])('formatStep(%d) is %s', (step, text) => expect(formatStep(step)).toBe(text));

test.each([
  [1, '100 %'],
  [0.994, '99.4 %'],
  [0.9996, '99.96 %'],
  [0.98, '98 %'],
  [0.5, '50 %'],
  [0.011, '1.1 %'],
  [0, '0 %'],
])('formatPercent(%d) is %s', (fraction, text) => expect(formatPercent(fraction)).toBe(text));

test('a probability never claims certainty', () => {
  expect([1, 0.98, 0.5, 0].map(formatProbability)).toEqual(['> 99 %', '98 %', '50 %', '< 1 %']);
});

test.each([
  [0.001, '0.001'],
  [1e-5, '1e-5'],
  [1.25e-7, '1.25e-7'],
  [2.34567, '2.346'],
  [339_000, '339,000'],
  [-0.98, '-0.98'],
  [1e20, '1e20'],
])('formatNumber(%d) is %s', (value, text) => expect(formatNumber(value)).toBe(text));

test.each([
  [500, '500'],
  [2000, '2k'],
  [1e6, '1M'],
  [0.01, '0.01'],
  [1e-5, '1e-5'],
])('formatCompact(%d) is %s', (value, text) => expect(formatCompact(value)).toBe(text));

test('formatRatio', () => {
  expect([1.513, 9.96, 33.66, 1234.5].map(formatRatio)).toEqual(['1.5×', '10×', '34×', '1,235×']);
});
