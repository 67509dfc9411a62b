import { setTimeout as sleep } from 'node:timers/promises';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Analysis } from '../../src/analysis.js';
import { BINDINGS } from '../../src/cli/tui/keymap.js';
import type { Size } from '../../src/cli/tui/layout.js';
import { press } from '../../src/cli/tui/press.js';
import { viewOf } from '../../src/cli/tui/view.js';
import { sampleAnalysis } from '../report/sample-analysis.js';
import { madeRun } from './tui-runs.js';
import { after, openOn, SENT, shownOf } from './tui-view.js';

/** Keys that end the view or reach beyond it are tried elsewhere. */
const LEFT_OUT = new Set(['q', 'ctrl+c', 'ctrl+z', 'e', 'c']);

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        ...BINDINGS.flatMap(({ keys }) => keys).filter((key) => !LEFT_OUT.has(key)),
        'a',
        'W',
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        columns: fc.integer({ min: 20, max: 150 }),
        rows: fc.integer({ min: 6, max: 50 }),
      }),
    },
  ),
  { minLength: 5, maxLength: 30 },
);

test('random keys and sizes leave the screen that a fresh one would show, and the scrollback alone', async () => {
  const seeds = [0, 1, 2].map((seed) =>
    madeRun({ id: `seed-${seed}.csv`, t50: 900 + 90 * seed, weightDecay: 1, seed }),
  );
  const analysis: Analysis = { runs: [...sampleAnalysis().runs, ...seeds], errors: [] };
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const start: Size = { columns: 100, rows: 30 };
      const { terminal, ended } = openOn(analysis, start, { color: true });
      let view = after(analysis, [], start);
      await terminal.shows('Grokked');
      for (const step of taken) {
        if (typeof step === 'string') {
          await terminal.typeAlone(step in SENT ? SENT[step as keyof typeof SENT] : step);
          view = viewOf(view, press(view, step).state);
        } else {
          terminal.resize(step.columns, step.rows);
          view = viewOf({ ...view, size: step }, view.state);
        }
        await sleep(4);
      }
      const expected = shownOf(view);
      await vi.waitFor(() => expect(terminal.text()).toBe(expected), { timeout: 4000, interval: 15 });
      for (const clearing of ['\u001b[2J', '\u001b[3J']) expect(terminal.written).not.toContain(clearing);
      terminal.type(SENT['ctrl+c']);
      expect(await ended).toEqual({ exitCode: 130 });
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 60_000);
