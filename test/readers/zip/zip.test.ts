import { strToU8, zipSync } from 'fflate';
import { assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonReader } from '../../../src/readers/json/index.js';
import { jsonlReader } from '../../../src/readers/jsonl/index.js';
import { zipEntries } from '../../../src/readers/zip/archive.js';
import { zipReader } from '../../../src/readers/zip/index.js';
import type { Run } from '../../../src/run/run.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { memorySource } from '../helpers/memory-source.js';

const reader = zipReader([jsonReader, jsonlReader]);

async function read(files: Record<string, string>): Promise<Run[]> {
  const bytes = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
  const runs: Run[] = [];
  for await (const run of reader.read(memorySource(bytes, 'a.zip'), {})) runs.push(run);
  return runs;
}

const lines = (records: readonly object[]): string =>
  records.map((record) => JSON.stringify(record)).join('\n');
const settings = (run: Run | undefined): unknown[] =>
  (run?.config ?? []).map(({ key, value }) => [key, value]);

describe('archives', () => {
  const bytes = zipSync({ 'a.txt': strToU8('x'.repeat(1000)), 'b/c.txt': strToU8('y') }, { level: 6 });

  it('lists and unpacks files', () => {
    const entries = zipEntries(bytes, 'a.zip');
    expect(entries.map(({ name, size }) => [name, size])).toEqual([
      ['a.txt', 1000],
      ['b/c.txt', 1],
    ]);
    expect(new TextDecoder().decode(entries[0]?.bytes())).toBe('x'.repeat(1000));
  });

  it('refuses archives that are cut off', () => {
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => zipEntries(bytes.subarray(0, length), 'a.zip')).toThrow(GrokscopeError);
  });

  it('reads or refuses damaged archives', () => {
    assert(
      property(nat(bytes.length - 1), nat(255), (at, value) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = value;
        try {
          for (const entry of zipEntries(damaged, 'a.zip')) entry.bytes();
        } catch (error) {
          expect(error).toBeInstanceOf(GrokscopeError);
        }
      }),
    );
  });
});

function clearmlEvents(iter: number): object[] {
  return ['loss', 'acc'].flatMap((metric) =>
    ['train', 'test'].map((variant) => ({ metric, variant, iter, value: iter / 10 })),
  );
}

function cometMetric(step: number, context: string): object {
  return {
    type: 'metric_msg',
    payload: { context, metric: { metricName: 'loss', metricValue: step / 10, step } },
  };
}

function cometSetting(paramValue: number): object {
  return { type: 'parameter_msg', payload: { param: { paramName: 'lr', paramValue, step: null } } };
}

describe('logs in archives', () => {
  it('reads the log beside other files as the run of the archive', async () => {
    const runs = await read({
      'notes.md': 'hello',
      'log.jsonl': lines([
        { step: 1, loss: 3 },
        { step: 2, loss: 2 },
      ]),
    });
    expect(runs.map(({ id, source }) => [id, source])).toEqual([
      ['a.zip', { path: 'a.zip', format: 'zip', files: ['a.zip'] }],
    ]);
  });

  it('takes the settings of ClearML from its task', async () => {
    const [run, ...more] = await read({
      'metrics.jsonl': lines([1, 2].map(clearmlEvents)),
      'task.json': JSON.stringify({
        hyperparams: { General: { lr: { name: 'lr', type: 'float', value: '0.5' } } },
      }),
    });
    expect(more).toEqual([]);
    expect(run?.series.map(({ name }) => name).toSorted()).toEqual([
      'test/acc',
      'test/loss',
      'train/acc',
      'train/loss',
    ]);
    expect(settings(run)).toContainEqual(['lr', 0.5]);
  });

  it('takes the first value of the settings of Comet from its messages', async () => {
    const [run] = await read({
      'messages.json': lines([
        cometSetting(0.5),
        ...[1, 2, 3].flatMap((step) => [cometMetric(step, 'train'), cometMetric(step, 'validate')]),
        cometSetting(0.1),
      ]),
    });
    expect(run?.series.map(({ name }) => name).toSorted()).toEqual(['train/loss', 'validate/loss']);
    expect(settings(run)).toEqual([
      ['lr', 0.5],
      ['type', 'metric_msg'],
    ]);
  });

  it('says what an archive without a log holds', async () => {
    await expect(read({ 'a.json': '{"name": 1}' })).rejects.toMatchObject({
      code: 'no-series',
      message: 'no file in this archive is a log with curves; it holds "a.json"',
    });
  });
});
