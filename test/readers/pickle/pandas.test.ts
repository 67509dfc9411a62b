import { describe, expect, it } from 'vitest';
import { pickleReader } from '../../../src/readers/pickle/index.js';
import type { Run } from '../../../src/run/run.js';
import { memorySource } from '../helpers/memory-source.js';
import { pandasPickles } from './pandas-pickles.js';

describe('pickles of pandas', () => {
  it.each([
    ['a data frame', 'frame', ['train_acc@step', 'test_acc@step']],
    ['a data frame whose index counts the steps', 'indexedFrame', ['train_acc@step', 'test_acc@step']],
    ['a data frame with a column of texts', 'textFrame', ['train/acc@step', 'test/acc@step']],
    ['series with steps for an index', 'series', ['train_acc@step', 'test_acc@step']],
  ])('are read by their names and steps: %s', async (_, name, expected) => {
    const bytes = new Uint8Array(Buffer.from(pandasPickles[name] ?? '', 'base64'));
    const runs: Run[] = [];
    for await (const run of pickleReader.read(memorySource(bytes, 'run.pkl'), {})) runs.push(run);
    expect(runs.length).toBe(1);
    const series = runs[0]?.series ?? [];
    expect(series.map((one) => `${one.name}@${one.axis.name}`)).toEqual(expected);
    expect(series.map(({ steps }) => [...steps])).toEqual([
      [0, 10, 20],
      [0, 10, 20],
    ]);
    expect([...(series[1]?.values ?? [])]).toEqual([0, 0, 1]);
  });
});
