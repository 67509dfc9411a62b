import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis.js';
import { sweep } from './tui-runs.js';
import { after, textOf } from './tui-view.js';

/** One key a character. */
const typed = (text: string): string[] => Array.from(text);
const bottom = (analysis: Analysis, ...keys: string[]): string =>
  textOf(after(analysis, keys)).split('\n').at(-1) ?? '';
const shown = (analysis: Analysis, ...keys: string[]): string => textOf(after(analysis, keys));

describe('runs', () => {
  const runs = sweep();
  const names = (keys: string[]) => after(runs, keys).listed.map(({ name }) => name);

  test('a filter shows while it is typed; Enter keeps it, Esc drops it', () => {
    const filter = ['/', ...typed('grok !seed-1')];
    expect(names(filter)).toHaveLength(18);
    expect(bottom(runs, ...filter)).toBe('/grok !seed-1▏  18 of 50 runs.  Enter applies  Esc drops');
    expect(names([...filter, 'escape'])).toHaveLength(50);
    expect(names([...filter, 'enter', 'j'])).toHaveLength(18);
    expect(names([...filter, 'enter', 'escape'])).toHaveLength(50);
    expect(names([...filter, ...Array.from({ length: 9 }, () => 'backspace'), 'enter'])).toHaveLength(20);
  });

  test('a filter that lets nothing pass says so, and does not end anything', () => {
    const keys = ['/', ...typed('nothing'), 'enter'];
    expect(names(keys)).toEqual([]);
    for (const more of [[], ['tab']])
      expect(shown(runs, ...keys, ...more)).toContain('No run passes the filter.');
    for (const key of ['v', 'x', '+', 'left', 'n', 's', 'S', 'e', 'c'])
      expect(bottom(runs, ...keys, key), key).toBe('No run passes the filter.');
    expect(shown(runs, ...keys)).not.toMatch(/v Space|x axis/);
    expect(names([...keys, 'escape'])).toHaveLength(50);
  });

  test('the chosen run stays chosen when the order or the filter changes', () => {
    const chosen = (keys: string[]) => after(runs, keys).chosen?.name;
    expect(chosen(['G'])).toBe('wd-1/seed-9.csv');
    expect(chosen(['G', 'o', 'o', 'o', 'o'])).toBe('wd-1/seed-9.csv');
    expect(chosen(['G', '/', ...typed('grok'), 'enter'])).toBe('wd-1/seed-9.csv');
    expect(chosen(['G', '/', ...typed('wd-0.3'), 'enter'])).toBe('wd-0.3/seed-0.csv');
    expect(chosen(['G', '/', ...typed('wd-0.3'), 'enter', 'escape'])).toBe('wd-1/seed-9.csv');
  });

  test('orders: by verdict, by t50 with runs without one last, by name, by how sure', () => {
    const t50s = after(runs, ['o', 'o']).listed.map(({ analysed }) => analysed.diagnosis.transition?.t50);
    const known = t50s.filter((step) => step !== undefined);
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(t50s.slice(known.length).every((step) => step === undefined)).toBe(true);
    expect(after(runs, ['o']).listed[0]?.analysed.diagnosis.verdict).toBe('grokking');
    const sure = after(runs, ['o', 'o', 'o', 'o']).listed.map(
      ({ analysed }) => analysed.diagnosis.probability,
    );
    expect(sure).toEqual(sure.toSorted((a, b) => b - a));
  });

  test('kept runs keep their colours when others are let go, hidden or chosen', () => {
    const slots = (keys: string[]) =>
      after(runs, keys).drawn.map(({ analysed, slot }) => [slot, analysed.run.id.slice(6)]);
    const three = ['v', 'j', 'v', 'j', 'v'];
    expect(slots(three)).toEqual([
      [0, 'wd-0/seed-0.csv'],
      [1, 'wd-0/seed-1.csv'],
      [2, 'wd-0/seed-2.csv'],
    ]);
    expect(slots([...three, 'k', 'v', 'j'])).toEqual([
      [0, 'wd-0/seed-0.csv'],
      [2, 'wd-0/seed-2.csv'],
    ]);
    expect(slots([...three, '1'])).toEqual([
      [1, 'wd-0/seed-1.csv'],
      [2, 'wd-0/seed-2.csv'],
    ]);
    expect(slots([...three, '1', '1'])).toHaveLength(3);
    expect(slots([...three, 'G'])).toHaveLength(4);
    expect(slots([...three, 'escape'])).toEqual([[0, 'wd-0/seed-2.csv']]);
  });

  test('seeds of one setting are one band, however many of them are kept', () => {
    const { drawn, figure } = after(runs, ['v', 'j', 'v', 'G', 'v', 'S']);
    const count = (slot: number) => drawn.filter((run) => run.slot === slot).length;
    expect([count(0), count(1), count(2)]).toEqual([10, 0, 10]);
    expect(figure!.bands.map(({ run, role }) => [figure!.slots![run], role])).toEqual([
      [0, 'train'],
      [0, 'test'],
      [2, 'train'],
      [2, 'test'],
    ]);
    const screenText = shown(runs, 'v', 'j', 'v', 'G', 'v', 'S');
    expect(screenText).not.toContain('no such curve');
    // Letters at the ends, for eyes that see no colours.
    expect(screenText).toMatch(/100 % ┤.*3$/m);
    expect(screenText).toMatch(/ {3}0 % ┤.*1$|[^\d]1$/m);
  });

  test('Esc goes one layer out at a time', () => {
    const layers = ['/', ...typed('wd-1'), 'enter', 'v', 'z', 'left', '?'];
    const escapes = (count: number) =>
      after(runs, [...layers, ...Array.from({ length: count }, () => 'escape')]).state;
    expect(escapes(1)).toMatchObject({ layer: undefined });
    expect(escapes(1).crosshair).toBeDefined();
    expect(escapes(2).crosshair).toBeUndefined();
    expect(escapes(2).chart.window).toBeDefined();
    expect(escapes(3).chart.window).toBeUndefined();
    expect(escapes(3).filter.applied).toBe('wd-1');
    expect(escapes(4).filter.applied).toBe('');
    expect(escapes(5).marks).toEqual([]);
    expect(escapes(6).message).toBe('There is nothing to leave; q quits.');
  });
});
