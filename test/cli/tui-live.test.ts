import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { AnalysedRun, Analysis } from '../../src/analysis.js';
import type { AnalysisSource } from '../../src/cli/tui/source.js';
import { madeRun } from './tui-runs.js';
import { openOn } from './tui-view.js';

/** A source of which the test says when it changes. */
class ChangingSource implements AnalysisSource {
  private analysis: Analysis;
  private readonly listeners = new Set<() => void>();
  words: string | undefined;

  constructor(runs: readonly AnalysedRun[]) {
    this.analysis = { runs, errors: [] };
  }

  current(): Analysis {
    return this.analysis;
  }

  status(): string | undefined {
    return this.words;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  change(runs: readonly AnalysedRun[]): void {
    this.analysis = { runs, errors: [] };
    for (const listener of this.listeners) listener();
  }

  get isWatched(): boolean {
    return this.listeners.size > 0;
  }
}

const run = (name: string, t50: number) => madeRun({ id: `live/${name}.csv`, t50, weightDecay: 1, seed: 0 });

test('the chosen run stays chosen when others come before it, and what is said of it is shown', async () => {
  const [a, b, c] = [run('a', 800), run('b', 1200), run('c', 1600)];
  const source = new ChangingSource([b, c]);
  source.words = 'plateau: no alarm yet';
  const { terminal, ended } = openOn(source);
  await terminal.shows('● plateau: no alarm yet');
  await terminal.shows(/^› .*b\.csv/m);
  source.words = 'rise: alarm at step 1,100';
  source.change([a, b, c]);
  await terminal.shows('3 runs');
  await terminal.shows(/^› .*b\.csv/m);
  await terminal.shows('● rise: alarm at step 1,100');
  terminal.type('q');
  await ended;
  expect(source.isWatched).toBe(false);
});

test('a source that begins without runs shows the first that comes', async () => {
  const source = new ChangingSource([]);
  const { terminal, ended } = openOn(source);
  await terminal.shows('q quit');
  source.change([run('a', 800)]);
  await terminal.shows('Grokked');
  terminal.type('q');
  await ended;
});

test('many changes a second come as at most ten frames', async () => {
  const runs = Array.from({ length: 40 }, (_, i) => run('a', 800 + 10 * i));
  const source = new ChangingSource(runs.slice(0, 1));
  const { terminal, ended } = openOn(source);
  await terminal.shows('Grokked');
  const frames = () => terminal.written.split('\u001b[?2026h').length;
  const before = frames();
  const start = performance.now();
  for (const one of runs) {
    source.change([one]);
    await sleep(10);
  }
  const tenths = (performance.now() - start) / 100;
  expect(frames() - before).toBeGreaterThan(0);
  expect(frames() - before).toBeLessThanOrEqual(Math.ceil(tenths));
  terminal.type('q');
  await ended;
});
