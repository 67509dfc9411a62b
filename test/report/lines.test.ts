import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinSpans, padEnd, shorten, span, textWidth, wrap } from '../../src/report/lines.js';

test('textWidth counts wide characters twice and marks not at all', () => {
  expect(['abc', '准确率', 'e\u0301', '😀', '⠤│']).toMatchObject({ length: 5 });
  expect(['abc', '准确率', 'e\u0301', '😀', '⠤│'].map(textWidth)).toEqual([3, 6, 1, 2, 2]);
});

describe('shorten', () => {
  test('keeps both ends of a path', () => {
    expect(shorten('runs/a-very-long-name/metrics.csv', 20)).toBe('runs/a-…/metrics.csv');
    expect(shorten('short', 20)).toBe('short');
  });

  test('never exceeds the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat({ max: 30 }),
        (text, width) => textWidth(shorten(text, width)) <= width,
      ),
    );
  });
});

describe('wrap', () => {
  test('breaks at spaces and keeps a number with its percent sign', () => {
    expect(wrap('rose from 1 % to 99 % late', 14)).toEqual(['rose from 1 %', 'to 99 % late']);
  });

  test('breaks words that are longer than a row', () => {
    expect(wrap('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
  });

  test('loses no character and keeps to the width', () => {
    const words = fc
      .array(fc.stringMatching(/^[a-z%準]{1,12}$/), { minLength: 1 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const rows = wrap(text, width);
        expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(rows.every((row) => textWidth(row) <= width)).toBe(true);
      }),
    );
  });
});

test('padEnd fills to a width', () => expect(padEnd('率', 4)).toBe('率  '));

test('joinSpans merges neighbours of one style', () => {
  expect(joinSpans([span('a'), span('b'), span('c', 'dim')])).toEqual([span('ab'), span('c', 'dim')]);
});
