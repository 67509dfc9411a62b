import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEYMAP } from '../../src/cli/tui/keymap.js';
import { shortNames } from '../../src/report/short-names.js';
import { screen } from '../../src/cli/tui/screen.js';
import { INITIAL_STATE } from '../../src/cli/tui/view-state.js';
import { textWidth } from '../../src/report/lines.js';
import { grokkingRun, sampleAnalysis } from '../report/sample-analysis.js';

const sizes = fc.record({
  columns: fc.integer({ min: 10, max: 220 }),
  rows: fc.integer({ min: 3, max: 70 }),
});

test('at any size the screen is one row lower than the terminal and no wider', () => {
  const states = fc.record({
    selected: fc.nat({ max: 2 }),
    xScale: fc.constantFrom('log' as const, 'linear' as const),
    isHelpOpen: fc.boolean(),
    page: fc.nat({ max: 20 }),
  });
  const analysis = sampleAnalysis();
  fc.assert(
    fc.property(sizes, states, (size, state) => {
      const { lines, pages } = screen(analysis, state, size, 'braille');
      expect(lines.length).toBeLessThan(size.rows);
      if (size.columns >= 40 && size.rows >= 12) expect(lines.length).toBe(size.rows - 1);
      if (!state.isHelpOpen) {
        for (const line of lines)
          expect(textWidth(line.map(({ text }) => text).join(''))).toBeLessThanOrEqual(size.columns);
      }
      expect(pages).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});

test('the chosen run is in sight however long the list is', () => {
  const one = grokkingRun();
  const runs = Array.from({ length: 500 }, (_, seed) => ({
    ...one,
    run: { ...one.run, id: `runs/seed-${seed}.csv` },
  }));
  for (const selected of [0, 1, 250, 498, 499]) {
    const { lines } = screen(
      { runs, errors: [] },
      { ...INITIAL_STATE, selected },
      { columns: 120, rows: 30 },
      'braille',
    );
    const marked = lines
      .map((line) => line.map(({ text }) => text).join(''))
      .filter((row) => row.startsWith('› '));
    expect(marked).toHaveLength(1);
    expect(marked[0]).toContain(`seed-${selected}.csv`);
  }
});

test('no key stands for two actions', () => {
  const keys = KEYMAP.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('shortNames leaves out the folders that all runs share', () => {
  expect(shortNames(['a/b/c/one.csv', 'a/b/d/two.csv'])).toEqual(['c/one.csv', 'd/two.csv']);
  expect(shortNames(['x.csv#1', 'x.csv#2'])).toEqual(['x.csv#1', 'x.csv#2']);
  expect(shortNames([])).toEqual([]);
});
