import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../src/report/clean.js';

test.each([
  ['colour', 'loss\u001b[31m red', 'loss red'],
  ['cursor movement', 'a\u001b[2J\u001b[Hb', 'ab'],
  ['window title', '\u001b]0;owned\u0007acc', 'acc'],
  ['8 bit introducer', '\u009b31macc', 'acc'],
  ['line breaks and tabs', 'acc\r\n\ttrain', 'acc train'],
  ['direction marks', 'acc\u202e\u200btrain', 'acctrain'],
  ['backspace and bell', 'ac\bc\u0007', 'acc'],
  ['an escape at the end', 'acc\u001b', 'acc'],
])('clean removes %s', (_, text, expected) => expect(clean(text)).toBe(expected));

test('clean leaves names of any script as they are', () => {
  expect(clean('准确率/train é 😀 a_b-c')).toBe('准确率/train é 😀 a_b-c');
});

test('no control character survives', () => {
  const noisy = fc.string({
    unit: fc.constantFrom('\u001b', '[', ']', '3', 'm', '\u0007', '\u009b', '\n', 'x', '\\', 'P', '\u009c'),
  });
  fc.assert(fc.property(noisy, (text) => !/\p{Cc}/u.test(clean(text))));
});
