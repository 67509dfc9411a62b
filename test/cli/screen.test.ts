import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BINDINGS } from '../../src/cli/tui/keymap.js';
import { press } from '../../src/cli/tui/press.js';
import { screen } from '../../src/cli/tui/screen.js';
import { viewOf } from '../../src/cli/tui/view.js';
import { shortNames } from '../../src/report/short-names.js';
import { textWidth } from '../../src/report/lines.js';
import { grokkingRun, sampleAnalysis } from '../report/sample-analysis.js';
import { after, textOf } from './tui-view.js';

const sizes = fc.record({
  columns: fc.integer({ min: 10, max: 220 }),
  rows: fc.integer({ min: 3, max: 70 }),
});

const keys = fc.constantFrom(
  ...BINDINGS.flatMap((binding) => binding.keys),
  'a',
  'G',
  '!',
  'enter',
  'backspace',
);

test('whatever is pressed, at any size, the screen is one row lower than the terminal and no wider', () => {
  const analysis = sampleAnalysis();
  fc.assert(
    fc.property(sizes, fc.array(keys, { maxLength: 25 }), (size, pressed) => {
      let view = after(analysis, [], size);
      for (const key of pressed) {
        view = viewOf(view, press(view, key).state);
        const lines = screen(view);
        expect(lines.length).toBeLessThan(size.rows);
        if (size.columns < 40 || size.rows < 12) continue;
        expect(lines.length).toBe(size.rows - 1);
        for (const line of lines)
          expect(textWidth(line.map(({ text }) => text).join(''))).toBeLessThanOrEqual(size.columns);
      }
    }),
    { numRuns: 60 },
  );
});

describe('the list', () => {
  const one = grokkingRun();
  const runs = Array.from({ length: 500 }, (_, seed) => ({
    ...one,
    run: { ...one.run, id: `runs/seed-${seed}.csv` },
  }));

  test.each([
    [[], 0],
    [['j'], 1],
    [Array.from({ length: 250 }, () => 'j'), 250],
    [['G', 'k'], 498],
    [['G'], 499],
  ])('keeps the chosen run in sight however long it is', (pressed, chosen) => {
    const rows = textOf(after({ runs, errors: [] }, pressed, { columns: 120, rows: 30 })).split('\n');
    const marked = rows.filter((row) => row.startsWith('›'));
    expect(marked).toHaveLength(1);
    expect(marked[0]).toContain(`seed-${chosen}.csv`);
  });
});

test('no key stands for two actions', () => {
  const all = BINDINGS.flatMap((binding) => binding.keys);
  expect(new Set(all).size).toBe(all.length);
});

test('shortNames leaves out the folders that all runs share', () => {
  expect(shortNames(['a/b/c/one.csv', 'a/b/d/two.csv'])).toEqual(['c/one.csv', 'd/two.csv']);
  expect(shortNames(['x.csv#1', 'x.csv#2'])).toEqual(['x.csv#1', 'x.csv#2']);
  expect(shortNames([])).toEqual([]);
});
