import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Analysis } from '../../src/analysis.js';
import { openView } from '../../src/cli/tui/terminal.js';
import { grokkingRun, sampleAnalysis } from '../report/sample-analysis.js';
import { ScreenTerminal } from './screen-terminal.js';

// Ink draws only its last frame where it finds CI in the environment, and reads it when it is imported.
beforeAll(() => {
  for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) vi.stubEnv(name, undefined);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

function open(analysis: Analysis, columns: number = 110, rows: number = 34) {
  const terminal = new ScreenTerminal(columns, rows);
  const { stdin, stdout } = terminal;
  return { terminal, ended: openView(analysis, { stdin, stdout, color: false, glyphs: 'braille' }) };
}

describe('the view', () => {
  test('shows verdict, runs, chart, evidence and keys at once, and q gives the terminal back', async () => {
    const { terminal, ended } = open(sampleAnalysis());
    await terminal.shows('Grokked: train fit at step 152');
    await terminal.shows('› ✓ grokking');
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
    const { terminal, ended } = open(sampleAnalysis());
    await terminal.shows('› ✓ grokking');
    terminal.type('j');
    await terminal.shows('Misgrokked: train fit at step 80');
    terminal.type('jj');
    await terminal.shows('› ? not enough data');
    terminal.type('\u001b[A');
    await terminal.shows('› ↘ misgrokking');
    terminal.type('kkk');
    await terminal.shows('› ✓ grokking');
    terminal.type('q');
    await ended;
  });

  test('x switches the step axis', async () => {
    const { terminal, ended } = open({ runs: [grokkingRun()], errors: [] });
    await terminal.shows('step, log');
    terminal.type('x');
    await terminal.shows(/40k +step$/m);
    terminal.type('x');
    await terminal.shows('step, log');
    terminal.type('q');
    await ended;
  });

  test('? opens a help that names every key, Esc closes it', async () => {
    const { terminal, ended } = open(sampleAnalysis());
    await terminal.shows('Grokked');
    terminal.type('?');
    await terminal.shows('Switch the steps between a log and a linear axis.');
    await terminal.shows('Quit with exit code 130.');
    terminal.type('\u001b');
    await terminal.shows('Grokked');
    terminal.type('q');
    await ended;
  });

  test('space pages through the details', async () => {
    const { terminal, ended } = open({ runs: [grokkingRun()], errors: [] }, 100, 30);
    await terminal.shows(/page 1 of \d/);
    expect(terminal.text()).not.toContain('Settings found');
    terminal.type('   ');
    await terminal.shows(/page 4 of \d/);
    await terminal.shows('Settings found');
    terminal.type('b');
    await terminal.shows(/page 3 of \d/);
    terminal.type('q');
    await ended;
  });

  test('Ctrl-C ends with the code for an interrupt', async () => {
    const { terminal, ended } = open(sampleAnalysis());
    await terminal.shows('Grokked');
    terminal.type('\u0003');
    expect(await ended).toEqual({ exitCode: 130 });
    await vi.waitFor(() => expect(terminal.isAlternateScreen).toBe(false));
  });

  test('an exception in the view gives the terminal back and is passed on', async () => {
    const run = grokkingRun();
    const broken = {
      ...run,
      get curves(): never {
        throw new TypeError('no curves');
      },
    };
    const { terminal, ended } = open({ runs: [broken], errors: [] });
    await expect(ended).rejects.toThrow('no curves');
    await vi.waitFor(() => expect(terminal.isAlternateScreen).toBe(false));
  });

  test('follows the size of the terminal and says so where it is too small', async () => {
    const { terminal, ended } = open(sampleAnalysis());
    await terminal.shows('› ✓ grokking');
    terminal.resize(39, 20);
    await terminal.shows('The view needs 40×12 cells');
    terminal.resize(60, 20);
    await terminal.shows('Grokked: train fit');
    expect(terminal.text()).not.toContain('› ');
    terminal.resize(120, 40);
    await terminal.shows('› ✓ grokking');
    expect(terminal.text().match(/Grokked: train fit/g)).toHaveLength(1);
    terminal.type('q');
    await ended;
  });
});
