import { describe, expect, test } from 'vitest';
import { textWidth } from '../../src/report/lines.js';
import { textReport } from '../../src/report/text.js';
import { grokkingRun, insufficientRun, misgrokkingRun, sampleAnalysis } from './sample-analysis.js';

const ONE = { runs: [grokkingRun()], errors: [] };

test.each([60, 80, 120])('one run at %d columns', async (width) => {
  await expect(textReport(ONE, { width })).toMatchFileSnapshot(`snapshots/one-run-${width}.txt`);
});

test('several runs and an error', async () => {
  await expect(textReport(sampleAnalysis(), { width: 100 })).toMatchFileSnapshot(
    'snapshots/three-runs-100.txt',
  );
});

test('many runs: a table, and how to see one', () => {
  const runs = [1, 2, 3, 4].map((seed) => grokkingRun(`runs/seed-${seed}.csv`));
  expect(textReport({ runs: [...runs, misgrokkingRun()], errors: [] })).toMatchInlineSnapshot(`
    "5 runs: 4 grokking, 1 misgrokking.

      verdict      sure  fit    t50  delay  run
    ✓ grokking     98 %  152  5,130    34×  seed-1.csv
    ✓ grokking     98 %  152  5,130    34×  seed-2.csv
    ✓ grokking     98 %  152  5,130    34×  seed-3.csv
    ✓ grokking     98 %  152  5,130    34×  seed-4.csv
    ↘ misgrokking  91 %   80  7,000    88×  mis.jsonl

    To see one run with its chart and evidence: grokscope runs/seed-1.csv
    "
  `);
});

test('many runs of one file: the view is the way to see one', () => {
  const one = grokkingRun('all runs.csv');
  const runs = [1, 2, 3, 4].map((seed) => ({ ...one, run: { ...one.run, id: `all runs.csv#${seed}` } }));
  expect(textReport({ runs, errors: [] }, { width: 120 }).trimEnd().split('\n').at(-1)).toBe(
    'To see each run with its chart and evidence, open the view in a terminal: grokscope "all runs.csv"',
  );
});

describe('settings in the table of runs', () => {
  const decays = [1, 0.1, 0.01].map((value, seed) => {
    const run = grokkingRun(`runs/a-rather-long-name-of-a-run-${seed}.csv`);
    const { weightDecay: _, ...others } = run.hyperparameters;
    const lr = { value: 0.001 * (seed + 1), from: 'config' };
    const weightDecay = seed === 2 ? {} : { weightDecay: { value, from: 'config' } };
    const hyperparameters = { ...others, lr, seed: { value: seed, from: 'config' }, ...weightDecay };
    return { ...run, hyperparameters };
  });
  const table = (width: number): string =>
    textReport({ runs: [...decays, grokkingRun('runs/d')], errors: [] }, { width })
      .split('\n')
      .slice(2, 7)
      .join('\n');

  test('are those in which the runs differ', () => {
    expect(table(100)).toMatchInlineSnapshot(`
      "  verdict   sure  fit    t50  delay   wd     lr   seed  run
      ✓ grokking  98 %  152  5,130    34×    1  0.001      0  a-rather-long-name-of-a-run-0.csv
      ✓ grokking  98 %  152  5,130    34×  0.1  0.002      1  a-rather-long-name-of-a-run-1.csv
      ✓ grokking  98 %  152  5,130    34×    -  0.003      2  a-rather-long-name-of-a-run-2.csv
      ✓ grokking  98 %  152  5,130    34×    1  0.001  12345  d"
    `);
  });

  test('stay longer than the numbers where there is little room, the seed does not', () => {
    expect(table(60)).toMatchInlineSnapshot(`
      "  verdict   sure    t50  delay   wd     lr  run
      ✓ grokking  98 %  5,130    34×    1  0.001  a-rath…run-0.csv
      ✓ grokking  98 %  5,130    34×  0.1  0.002  a-rath…run-1.csv
      ✓ grokking  98 %  5,130    34×    -  0.003  a-rath…run-2.csv
      ✓ grokking  98 %  5,130    34×    1  0.001  d"
    `);
  });

  test('of a run that does not say are no difference', () => {
    const [first] = decays;
    const silent = { ...grokkingRun('b'), hyperparameters: {} };
    expect(textReport({ runs: [first!, silent], errors: [] })).toMatch(/delay {2}run$/m);
  });
});

test('the verdict comes first', () => {
  expect(textReport(ONE).split('\n')[0]).toMatch(/^✓ Grokked: train fit at step 152/);
});

test('nothing in, nothing out', () => {
  expect(textReport({ runs: [], errors: [] })).toBe('');
});

test('no row is wider than asked', () => {
  for (const width of [60, 67, 80, 120]) {
    for (const row of textReport(sampleAnalysis(), { width }).split('\n')) {
      expect(textWidth(row), row).toBeLessThanOrEqual(width);
    }
  }
});

describe('where it is shown', () => {
  test('no colour unless asked for', () => {
    expect(textReport(ONE)).not.toContain('\u001b');
    expect(textReport(ONE, { color: true })).toContain('\u001b[1;32m✓');
  });

  test('ASCII throughout where the terminal has no UTF-8', () => {
    expect(textReport(sampleAnalysis(), { glyphs: 'ascii' })).toMatch(/^[\n -~]*$/);
  });

  test('names from a log cannot steer the terminal', () => {
    const evil = '\u001b]0;owned\u0007\u001b[2Jevil\nname';
    const run = insufficientRun(evil);
    const trainLoss = run.curves.trainLoss && { ...run.curves.trainLoss, name: evil };
    const runs = [{ ...run, curves: { ...run.curves, ...(trainLoss && { trainLoss }) } }];
    const errors = [{ path: evil, code: 'empty', message: `${evil} is empty. Give another file.` }];
    const report = textReport({ runs, errors });
    expect(report).not.toMatch(/[^\n\P{Cc}]/u);
    expect(report).toContain('evil name');
  });
});
