import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean, cleanJson } from '../../src/report/clean.js';

test.each([
  ['colour', 'loss\u001b[31m red', 'loss red'],
  ['cursor movement', 'a\u001b[2J\u001b[Hb', 'ab'],
  ['window title', '\u001b]0;owned\u0007acc', 'acc'],
  ['8 bit introducer', '\u009b31macc', 'acc'],
  ['line breaks and tabs', 'acc\r\n\ttrain', 'acc train'],
  ['direction marks', 'acc\u202e\u200btrain', 'acctrain'],
  ['an Arabic letter mark and an annotation', 'acc\u061c\ufff9train', 'acctrain'],
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

test('cleanJson says the same without a character that steers the terminal', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      '\u001b',
      '\u009b',
      '\u202e',
      '\u061c',
      '\u2028',
      '\u{e0041}',
      '\\',
      '"',
      '\n',
      'é',
      '😀',
    ),
  });
  fc.assert(
    fc.property(text, fc.dictionary(text, text), (name, more) => {
      const json = cleanJson({ name, more });
      expect(JSON.parse(json)).toEqual({ name, more });
      expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
    }),
  );
});
