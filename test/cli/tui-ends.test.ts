import { expect, test, vi } from 'vitest';
import { fixedSource } from '../../src/cli/tui/source.js';
import { grokkingRun, sampleAnalysis } from '../report/sample-analysis.js';
import { openOn, SENT } from './tui-view.js';

/** The terminal as it was: its first screen, with a cursor, with lines that wrap. */
async function isGivenBack({ terminal }: ReturnType<typeof openOn>): Promise<void> {
  await vi.waitFor(() => expect(terminal.isAlternateScreen).toBe(false));
  expect(terminal.text()).toBe('');
  const after = terminal.written.slice(terminal.written.lastIndexOf('\u001b[?1049l'));
  expect(after).toContain('\u001b[?25h');
  expect(after).not.toContain('\u001b[?25l');
  expect(terminal.written.lastIndexOf('\u001b[?7h')).toBeGreaterThan(
    terminal.written.lastIndexOf('\u001b[?7l'),
  );
}

test('q ends the view', async () => {
  const opened = openOn(sampleAnalysis());
  await opened.terminal.shows('Grokked');
  opened.terminal.type('q');
  expect(await opened.ended).toEqual({});
  await isGivenBack(opened);
});

test('Ctrl-C ends it with the code for an interrupt, also while a filter is typed', async () => {
  const opened = openOn(sampleAnalysis());
  await opened.terminal.shows('Grokked');
  opened.terminal.type('/gr');
  await opened.terminal.shows('/gr▏');
  opened.terminal.type(SENT['ctrl+c']);
  expect(await opened.ended).toEqual({ exitCode: 130 });
  await isGivenBack(opened);
});

test('the end of the keyboard ends it', async () => {
  const opened = openOn(sampleAnalysis());
  await opened.terminal.shows('Grokked');
  opened.terminal.endInput();
  expect(await opened.ended).toEqual({});
  await isGivenBack(opened);
});

test('an exception while drawing gives the terminal back and is passed on', async () => {
  const broken = {
    ...grokkingRun(),
    get curves(): never {
      throw new TypeError('no curves');
    },
  };
  const opened = openOn({ runs: [broken], errors: [] });
  await expect(opened.ended).rejects.toThrow('no curves');
  await isGivenBack(opened);
});

test('an exception while a key is handled does so too', async () => {
  const run = grokkingRun();
  let isBroken = false;
  const broken = {
    ...run,
    get hyperparameters() {
      if (isBroken) throw new TypeError('no settings');
      return run.hyperparameters;
    },
  };
  const opened = openOn({ runs: [broken], errors: [] });
  await opened.terminal.shows('Grokked');
  isBroken = true;
  opened.terminal.type('xx');
  await expect(opened.ended).rejects.toThrow('no settings');
  await isGivenBack(opened);
});

test('an exception of a live source does so too', async () => {
  let isBroken = false;
  let changed: (() => void) | undefined;
  const opened = openOn({
    ...fixedSource(sampleAnalysis()),
    status: () => {
      if (isBroken) throw new TypeError('no status');
      return 'training';
    },
    current: () => ({ ...sampleAnalysis() }),
    subscribe: (listener) => {
      changed = listener;
      return () => undefined;
    },
  });
  await opened.terminal.shows('● training');
  isBroken = true;
  changed?.();
  await expect(opened.ended).rejects.toThrow('no status');
  await isGivenBack(opened);
});
