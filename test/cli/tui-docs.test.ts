import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keymapMarkdown } from '../../src/cli/tui/keymap.js';

const page = new URL('../../docs/view.md', import.meta.url);

test('docs/view.md has the table of keys', () => {
  const table = readFileSync(page, 'utf8').split('-->\n')[1];
  expect(table?.trim()).toBe(keymapMarkdown());
});
