import { expect, it } from 'vitest';
import { listed, quotedList } from '../../src/util/listed.js';

it('shows all items of a short list', () => {
  expect(listed([])).toBe('');
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d, e');
  expect(quotedList(['step', 'train loss'])).toBe('"step", "train loss"');
});

it('says how many more there are', () => {
  expect(listed(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d, e and 1 more');
  expect(quotedList(['a', 'b', 'c'], 1)).toBe('"a" and 2 more');
});

it('cuts long items', () => {
  expect(listed(['x'.repeat(1000)])).toBe(`${'x'.repeat(80)}…`);
  expect(quotedList(['x'.repeat(1000)])).toBe(`"${'x'.repeat(80)}…"`);
});
