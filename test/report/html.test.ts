import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AnalysedRun } from '../../src/analysis.js';
import { keptIndices } from '../../src/report/html/thin.js';
import { htmlReport } from '../../src/report/html.js';
import { hostileName } from './hostile-name.js';
import { grokkingRun, insufficientRun, misgrokkingRun, sampleAnalysis } from './sample-analysis.js';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
function between(page: string, start: string, end: string): string {
  const from = page.indexOf(start) + start.length;
  return page.slice(from, page.indexOf(end, from));
}

describe('the page', () => {
  test('allows its own script and style by their hashes and nothing else', async () => {
    const page = await htmlReport(sampleAnalysis());
    const policy = between(page, 'http-equiv="Content-Security-Policy" content="', '"');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hashOf(between(page, '<style>', '</style>'))}`,
      `script-src ${hashOf(between(page, '<script>', '</script>'))}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/ style="| on\w+="/);
    expect(page.match(/<script/g)).toHaveLength(2);
  });

  test('is the same each time and holds no date', async () => {
    const page = await htmlReport(sampleAnalysis(), { command: 'grokscope runs' });
    expect(page).toBe(await htmlReport(structuredClone(sampleAnalysis()), { command: 'grokscope runs' }));
    expect(page).toContain('<code>grokscope runs</code>');
    expect(page).not.toMatch(new RegExp(`\\b${new Date().getFullYear()}[-/]`));
  });

  test('says the verdict first, and all of it without a script', async () => {
    const page = await htmlReport({ runs: [grokkingRun()], errors: [] });
    const body = page.slice(page.indexOf('<body>'));
    expect(body.indexOf('Grokked: train fit at step 152')).toBeLessThan(body.indexOf('<svg'));
    expect(body).toContain('A logistic in ln(step) beats a constant');
    expect(body).toContain('of 5,001 evaluations.');
  });

  test('says which runs its chart cannot hold', async () => {
    const { trainAccuracy: _, testAccuracy: __, ...curves } = grokkingRun().curves;
    const losses = { ...grokkingRun('b'), curves };
    expect(await htmlReport({ runs: [grokkingRun(), losses], errors: [] })).toContain(
      '1 of 2 runs have no accuracy to draw.',
    );
  });

  test('names what could not be read, and holds without a run or a curve', async () => {
    const { errors } = sampleAnalysis();
    expect(await htmlReport({ runs: [], errors })).toContain('runs/loss.png is a PNG picture');
    const { axis, resumedAt, adjustments } = insufficientRun().curves;
    const bare = { ...insufficientRun(), curves: { axis, resumedAt, adjustments } };
    const page = await htmlReport({ runs: [bare], errors: [] });
    expect(page).toContain('No accuracy and no loss to draw.');
    expect(page).not.toContain('<script');
  });

  test('a hostile name is text wherever it stands', async () => {
    const runs = [grokkingRun(hostileName), misgrokkingRun(hostileName)];
    const page = await htmlReport({
      runs,
      errors: [{ path: hostileName, code: 'empty', message: 'Empty.' }],
    });
    expect(page).not.toMatch(/<script>alert|<img/);
    const data = between(page, '<script type="application/json" id="data">', '</script>');
    expect(data).not.toContain('<');
    expect(JSON.parse(data).names).toHaveLength(2);
  });

  test('of 50 runs with 20,000 points each stays under 2 MB and says what it left out', async () => {
    const runs = Array.from({ length: 50 }, (_, seed) => longRun(seed));
    const page = await htmlReport({ runs, errors: [] });
    expect(page.length).toBeLessThan(2_000_000);
    expect(page).toMatch(/Of 2,000,000 logged values the page keeps [\d,]+:/);
  });
});

describe('reduction', () => {
  test('keeps the first, the last and every spike, in their order', () => {
    const x = Float64Array.from({ length: 100_000 }, (_, i) => i);
    const y = x.map(() => 0.5);
    for (const at of [3, 777, 50_001, 99_998]) y[at] = at % 2 === 0 ? 0 : 1;
    const kept = keptIndices(x, y, 2000);
    expect(kept.length).toBeLessThanOrEqual(2002);
    expect(kept).toEqual(expect.arrayContaining([0, 3, 777, 50_001, 99_998, 99_999]));
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  });

  test('leaves short curves as they are', () => {
    const x = Float64Array.from([0, 1, 5]);
    expect(keptIndices(x, x, 8)).toEqual([0, 1, 2]);
  });
});

function longRun(seed: number): AnalysedRun {
  const run = misgrokkingRun(`runs/seed-${seed}.csv`);
  const steps = Float64Array.from({ length: 20_000 }, (_, i) => i * 10);
  const values = steps.map((step) => 0.5 + 0.4 * Math.sin(step / 777 + seed) + 0.1 * Math.sin(step * 1.7));
  const curve = (role: 'trainAccuracy' | 'testAccuracy') => ({ ...run.curves[role]!, steps, values });
  return {
    ...run,
    curves: { ...run.curves, trainAccuracy: curve('trainAccuracy'), testAccuracy: curve('testAccuracy') },
  };
}
