import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatsPage } from '../../src/cli/formats-page.js';
import { formats, unreadFormats } from '../../src/readers/index.js';

const root = join(import.meta.dirname, '../..');

test('every format says from what it was read, what is inferred and what is not read', () => {
  const silent = formats().filter(({ versions, inferred, notRead }) => !versions || !inferred || !notRead);
  expect(silent.map(({ format }) => format)).toEqual([]);
});

test('docs/formats.md is what the registry says', () => {
  const page = formatsPage(formats(), unreadFormats());
  expect(readFileSync(join(root, 'docs/formats.md'), 'utf8'), 'run `npm run docs:formats`').toBe(page);
});
