import { describe, expect, it } from 'vitest';
import { isPercent, parseCell } from '../../../src/readers/table/cell.js';

describe('parseCell', () => {
  it.each([
    ['0.5', 0.5],
    [' 1e-3 ', 0.001],
    ['-.5', -0.5],
    ['+2', 2],
    ['50.21 %', 50.21],
    ['37%', 37],
    ['12,345,678', 12_345_678],
    ['tensor(0.1000)', 0.1],
    ["tensor(0.25, device='cuda:0', grad_fn=<NllLossBackward0>)", 0.25],
    ['tensor(nan)', Number.NaN],
    ['np.float64(0.5)', 0.5],
    ['[0.75]', 0.75],
    ['array(3)', 3],
    ['nan', Number.NaN],
    ['NaN', Number.NaN],
    ['inf', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
  ])('reads %s as a number', (text, number) => {
    expect(parseCell(text)).toBe(number);
  });

  it.each(['', '  ', 'NA', 'None', 'null', 'N/A', '-'])('reads "%s" as no value', (text) => {
    expect(parseCell(text)).toBeUndefined();
  });

  it.each(['adamw', '1.3m', '00:12', '2024-01-01', 'step 5', '1/50', '1,2', 'tensor([1, 2])', '0.1s'])(
    'leaves %s as text',
    (text) => {
      expect(parseCell(text)).toBe(text);
    },
  );

  it('tells percentages', () => {
    expect(isPercent(' 5 %')).toBe(true);
    expect(isPercent('5')).toBe(false);
    expect(isPercent('%')).toBe(false);
  });
});
