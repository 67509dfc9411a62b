import { describe, expect, test, vi } from 'vitest';
import { BINDINGS } from '../../src/cli/tui/keymap.js';
import { grokkingRun, sampleAnalysis } from '../report/sample-analysis.js';
import { openOn, SENT } from './tui-view.js';

describe('the view', () => {
  test('shows verdict, runs, chart, evidence and keys at once, and q gives the terminal back', async () => {
    const { terminal, ended } = openOn(sampleAnalysis());
    await terminal.shows('Grokked: train fit at step 152');
    await terminal.shows('›   ✓ grokking');
    await terminal.shows('↘ misgrokking');
    await terminal.shows('⠒⠒⠒ test accuracy (acc/test)');
    await terminal.shows('10k step, log');
    await terminal.shows('Train accuracy stays above 99 %');
    await terminal.shows(/\? help +q quit/);
    expect(terminal.isAlternateScreen).toBe(true);
    terminal.type('q');
    expect(await ended).toEqual({});
    await vi.waitFor(() => expect(terminal.isAlternateScreen).toBe(false));
    expect(terminal.text()).toBe('');
  });

  test('j and k, also typed at once, move through the runs and stop at the ends', async () => {
    const { terminal, ended } = openOn(sampleAnalysis());
    await terminal.shows('›   ✓ grokking');
    terminal.type('j');
    await terminal.shows('Misgrokked: train fit at step 80');
    terminal.type('jj');
    await terminal.shows('›   ? not enough');
    terminal.type(SENT.up);
    await terminal.shows('›   ↘ misgrokking');
    terminal.type('kkk');
    await terminal.shows('›   ✓ grokking');
    terminal.type('q');
    await ended;
  });

  test('x switches the step axis', async () => {
    const { terminal, ended } = openOn({ runs: [grokkingRun()], errors: [] });
    await terminal.shows('step, log');
    terminal.type('x');
    await terminal.shows(/40k +step +50k$/m);
    terminal.type('x');
    await terminal.shows('s = Σ lr·wd');
    terminal.type('x');
    await terminal.shows('step, log');
    terminal.type('q');
    await ended;
  });

  test('? opens a help that names every key, Esc closes it', async () => {
    const { terminal, ended } = openOn(sampleAnalysis(), { columns: 110, rows: 44 });
    await terminal.shows('Grokked');
    terminal.type('?');
    await terminal.shows('Quit with exit code 130.');
    for (const { shown } of BINDINGS) expect(terminal.text()).toContain(`  ${shown} `);
    terminal.type(SENT.escape);
    await terminal.shows('Grokked');
    terminal.type('q');
    await ended;
  });

  test('d pages through the details', async () => {
    const { terminal, ended } = openOn({ runs: [grokkingRun()], errors: [] }, { columns: 100, rows: 30 });
    await terminal.shows(/ 1\/\d$/m);
    expect(terminal.text()).not.toContain('Settings found');
    terminal.type('ddddd');
    await terminal.shows(/ 6\/\d$/m);
    await terminal.shows('Settings found');
    terminal.type('u');
    await terminal.shows(/ 5\/\d$/m);
    terminal.type('q');
    await ended;
  });

  test('follows the size of the terminal and says so where it is too small', async () => {
    const { terminal, ended } = openOn(sampleAnalysis());
    await terminal.shows('›   ✓ grokking');
    terminal.resize(39, 20);
    await terminal.shows('The view needs 40×12 cells');
    terminal.resize(60, 20);
    await terminal.shows('Grokked: train fit');
    expect(terminal.text()).not.toContain('›');
    terminal.resize(120, 40);
    await terminal.shows('›   ✓ grokking');
    expect(terminal.text().match(/Grokked: train fit/g)).toHaveLength(1);
    terminal.type('q');
    await ended;
  });
});
