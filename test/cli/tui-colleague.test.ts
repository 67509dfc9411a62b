import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis.js';
import { sweep } from './tui-runs.js';
import { openOn } from './tui-view.js';

/** What a colleague who knows `?` only can find out about fifty runs, in at most three keys each. */
describe('with fifty runs', () => {
  let analysis: Analysis;
  beforeAll(() => {
    analysis = sweep();
  });
  const grokked = () => analysis.runs.filter(({ diagnosis }) => diagnosis.verdict === 'grokking');

  test('the runs are as they were made: the two larger weight decays grokked', () => {
    expect(grokked().map(({ run }) => run.id)).toEqual(
      analysis.runs.map(({ run }) => run.id).filter((id) => /wd-(0\.3|1)\//.test(id)),
    );
  });

  test('which grokked: Tab counts them, o sorts them by verdict, g goes to the first', async () => {
    const { terminal, ended } = openOn(analysis, { columns: 100, rows: 40 });
    await terminal.shows('50 runs');
    terminal.type('\to');
    await terminal.shows('Sorted by verdict.');
    terminal.type('g');
    await terminal.shows(/^› {3}✓ grokking/m);
    await terminal.shows(/^50 runs: 30 memorised so far, 20 grokking\.$/m);
    const listed = terminal.rows().filter((row) => /^. {3}✓ grokking/.test(row));
    expect(listed).toHaveLength(20);
    terminal.type('q');
    await ended;
  });

  test('when: the table has t50 of each, and n says it of one', async () => {
    const { terminal, ended } = openOn(analysis, { columns: 100, rows: 40 });
    await terminal.shows('50 runs');
    terminal.type('oo');
    const first = grokked().toSorted((a, b) => a.diagnosis.transition!.t50 - b.diagnosis.transition!.t50)[0]!;
    const t50 = Math.round(first.diagnosis.transition!.t50).toLocaleString('en');
    terminal.type('g');
    await terminal.shows(new RegExp(`Grokked: train fit at step .* around step ${t50}`));
    terminal.type('nnn');
    await terminal.shows(`t50, step ${t50}: half of the rise of test is done`);
    terminal.type('q');
    await ended;
  });

  test('export the picture: e and s write a file, never over another one, and say where', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'grokscope-'));
    const { terminal, ended } = openOn(analysis, { columns: 100, rows: 40 }, { folder });
    await terminal.shows('50 runs');
    for (const [key, name] of [
      ['s', 'grokscope-wd-0-seed-0.svg'],
      ['s', 'grokscope-wd-0-seed-0-2.svg'],
      ['h', 'grokscope-wd-0-seed-0.html'],
      ['t', 'grokscope-wd-0-seed-0.txt'],
      ['j', 'grokscope-wd-0-seed-0.json'],
    ] as const) {
      terminal.type('e');
      await terminal.shows('Export');
      terminal.type(key);
      await terminal.shows(`Wrote ${name} here.`);
    }
    const content = (ending: string) =>
      readFileSync(path.join(folder, `grokscope-wd-0-seed-0.${ending}`), 'utf8');
    expect(readdirSync(folder)).toHaveLength(5);
    expect(content('svg')).toMatch(/^<svg .*memorised/s);
    expect(content('html')).toContain('<!doctype html>');
    expect(content('txt')).toContain('⠒⠒⠒ test accuracy');
    expect(JSON.parse(content('json'))).toMatchObject({ runs: [{ id: 'sweep/wd-0/seed-0.csv' }] });
    terminal.type('q');
    await ended;
  });

  test('compare two weight decays: v keeps a run, G and the table under the chart say how they differ', async () => {
    const { terminal, ended } = openOn(analysis, { columns: 130, rows: 44 });
    await terminal.shows('50 runs');
    terminal.type('vG');
    await terminal.shows('Drawn together');
    await terminal.shows(/^.*verdict +sure +fit +t50 +delay +wd +seed +run *$/m);
    await terminal.shows(/1 … memorised so far .* 0 +0 +wd-0\/seed-0\.csv/);
    await terminal.shows(/2 ✓ grokking .* 1 +9 +wd-1\/seed-9\.csv/);
    terminal.type('S');
    await terminal.shows(/1 … memorised so far, 10 of 10 .* - +0 +wd-0\/seed-0\.csv, 10 seeds/);
    await terminal.shows(/2 ✓ grokking, 10 of 10 .* 799–983 +1 +wd-1\/seed-0\.csv, 10 seeds/);
    terminal.type('q');
    await ended;
  });
});
