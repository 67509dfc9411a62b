import { describe, expect, test } from 'vitest';
import { allowsColor, allowsView, displayFor, glyphsFor } from '../../src/cli/display.js';
import { fakeContext } from './fake-context.js';

describe('colour', () => {
  test.each([
    ['a terminal', {}, true, true],
    ['a pipe', {}, false, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR, which means nothing', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR on a pipe', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
    ['FORCE_COLOR over NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['a dumb terminal', { TERM: 'dumb' }, true, false],
  ])('%s', (_, env, isTerminal, expected) => expect(allowsColor(env, isTerminal)).toBe(expected));
});

describe('characters', () => {
  test.each([
    ['UTF-8', { LANG: 'en_US.UTF-8', TERM: 'xterm' }, 'braille'],
    ['no locale', {}, 'braille'],
    ['the C locale', { LANG: 'C' }, 'ascii'],
    ['LC_ALL over LANG', { LANG: 'C', LC_ALL: 'C.utf8' }, 'braille'],
    ['a dumb terminal', { LANG: 'C.UTF-8', TERM: 'dumb' }, 'block'],
  ])('%s', (_, env, expected) => expect(glyphsFor(env)).toBe(expected));
});

describe('the view', () => {
  test.each([
    ['a terminal', {}, true, true],
    ['a pipe', {}, false, false],
    ['CI', { CI: 'true' }, true, false],
    ['CI=false', { CI: 'false' }, true, true],
    ['a dumb terminal', { TERM: 'dumb' }, true, false],
  ])('%s', (_, env, isTTY, expected) => expect(allowsView(fakeContext({ env, isTTY }))).toBe(expected));
});

test('the width is that of the terminal, else COLUMNS, else 80; files are 80 wide and plain', () => {
  const options = { color: true, toFile: false };
  expect(displayFor(fakeContext({ isTTY: true, columns: 132 }), options)).toMatchObject({
    width: 132,
    color: true,
  });
  expect(displayFor(fakeContext({ env: { COLUMNS: '72' } }), options).width).toBe(72);
  // Serial lines and some containers say that they have no columns.
  expect(displayFor(fakeContext({ isTTY: true, columns: 0 }), options).width).toBe(80);
  expect(displayFor(fakeContext({ env: { COLUMNS: 'wide' } }), options).width).toBe(80);
  const file = displayFor(fakeContext({ isTTY: true, columns: 132 }), { color: true, toFile: true });
  expect(file).toEqual({ width: 80, color: false, glyphs: 'braille' });
});
