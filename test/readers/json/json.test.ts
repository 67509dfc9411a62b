import { describe, expect, it } from 'vitest';
import { hfTrainerReader } from '../../../src/readers/hf-trainer/index.js';
import { jsonReader } from '../../../src/readers/json/index.js';
import type { Source } from '../../../src/readers/reader.js';
import type { Run } from '../../../src/run/run.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { memorySource } from '../helpers/memory-source.js';

async function read(content: string | Uint8Array, reader = jsonReader): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of reader.read(memorySource(content, 'a.json'), {})) runs.push(run);
  return runs;
}

const sniff = (content: string): number => jsonReader.sniff(new TextEncoder().encode(content), 'a');

function bytes(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

describe('sniffing', () => {
  it.each([
    ['{"a": 1}'],
    ['[{"a": 1}, {"a": 2}]'],
    ['\ufeff{\n  "a": 1\n}'],
    ['[[1, 2], [3, 4]]'],
    ['[0.5, NaN]'],
  ])('takes %j', (content) => {
    expect(sniff(content)).toBeGreaterThanOrEqual(0.8);
  });

  it.each([['step,loss\n1,2'], ['[log] step=1'], ['[2024-01-01 10:00] loss 1'], ["{'loss': 0.5}"], ['']])(
    'leaves %j',
    (content) => {
      expect(sniff(content)).toBe(0);
    },
  );

  it('stands back from JSON lines', () => {
    expect(sniff('{"step": 1, "loss": NaN}\n{"step": 2, "loss": 1}\n')).toBeLessThan(0.5);
    expect(sniff('[\n{"step": 1},\n{"step": 2}\n]')).toBeGreaterThan(0.5);
    expect(sniff('{\n  "lr": 0.1,\n  "wd": 1\n}\nstep 1 loss 0.5\n')).toBeLessThan(0.5);
    expect(sniff('{"loss": [0.5, 0.4]} \n\0')).toBeGreaterThan(0.5);
  });
});

describe('reading', () => {
  it('takes the NaN and Infinity that Python writes', async () => {
    const [run] = await read('{"step": [1, 2, 3], "loss": [NaN, -Infinity, 0.5]}');
    expect([...(run?.series[0]?.values ?? [])]).toEqual([Number.NaN, Number.NEGATIVE_INFINITY, 0.5]);
  });

  it('reads UTF-16 with its mark', async () => {
    const content = Buffer.from('\ufeff{"loss": [3, 2, 1]}', 'utf16le');
    expect((await read(new Uint8Array(content)))[0]?.series.map(({ name }) => name)).toEqual(['loss']);
  });

  it.each([
    ['{"loss": [3, 2,\n 1], "acc": [0', 'the JSON ends too early, in line 2 (byte 30)'],
    ['{"loss": [3, 2],\n "acc": oops}', 'this is not valid JSON from line 2 (byte 25) on: "oops}"'],
  ])('says where %j is at fault', async (content, message) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'malformed', message });
  });

  it.each([
    [
      '{"name": "x", "version": "1.0"}',
      'there is no curve in this JSON: it holds an object with the keys "name", "version"',
    ],
    ['[]', 'there is no curve in this JSON: it holds a list of 0 entries'],
  ])('says what %s holds instead of curves', async (content, message) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'no-series', message });
  });

  it('tells a large file that was cut off by its end', async () => {
    const cut = `{"loss": [${'0.123456, '.repeat(4_000_000)}`;
    await expect(read(cut)).rejects.toMatchObject({
      code: 'malformed',
      message: 'the JSON ends too early, without a closing bracket',
    });
  });

  it('says what to do with a document that is too large', async () => {
    const huge: Source = {
      ...memorySource('{', 'a.json'),
      bytes: () => Promise.reject(new GrokscopeError('too-large', 'a.json', 'x', 'y')),
    };
    await expect(jsonReader.read(huge, {})[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'too-large',
      cure: 'Write the log as JSON lines or CSV: those are read piece by piece.',
    });
  });
});

describe('the state of the Hugging Face trainer', () => {
  const state = {
    best_metric: null,
    global_step: 20,
    is_world_process_zero: true,
    log_history: [
      { epoch: 0.5, step: 10, loss: 2, learning_rate: 0.1 },
      { epoch: 0.5, step: 10, eval_loss: 3, eval_accuracy: 0.25, eval_runtime: 1 },
      { epoch: 1, step: 20, loss: 1, learning_rate: 0.05 },
      { epoch: 1, step: 20, eval_loss: 2.5, eval_accuracy: 0.5, eval_runtime: 1 },
      { epoch: 1, step: 20, train_loss: 1.5, train_runtime: 3, total_flos: 0 },
    ],
  };

  it('is known by its keys', () => {
    expect(hfTrainerReader.sniff(bytes(state), 'a.json')).toBeGreaterThan(
      jsonReader.sniff(bytes(state), 'a.json'),
    );
    expect(hfTrainerReader.sniff(bytes({ log_history: [] }), 'trainer_state.json')).toBe(0);
  });

  it('is one run on steps, with train and eval on rows of their own', async () => {
    const [run, ...more] = await read(JSON.stringify(state), hfTrainerReader);
    expect(more).toEqual([]);
    expect(run?.source.format).toBe('hf-trainer-state');
    const curves = run?.series.map(({ name, axis, steps, values }) => [
      name,
      axis.name,
      [...steps],
      [...values],
    ]);
    expect(curves).toContainEqual(['loss', 'step', [10, 20], [2, 1]]);
    expect(curves).toContainEqual(['eval_accuracy', 'step', [10, 20], [0.25, 0.5]]);
    expect(run?.series.map(({ name }) => name)).not.toContain('train_loss');
  });
});
