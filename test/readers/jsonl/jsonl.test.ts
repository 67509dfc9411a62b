import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonlReader } from '../../../src/readers/jsonl/index.js';
import { codes, outline, runsOf, settings } from '../helpers/runs-of.js';
import { upTo } from '../helpers/table-of.js';

const read = runsOf.bind(undefined, jsonlReader);

function json(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function sniff(text: string): number {
  return jsonlReader.sniff(new TextEncoder().encode(text), 'a.txt');
}

function events(iter: number): unknown[] {
  return ['train', 'test'].map((variant) => ({
    iter,
    metric: 'loss',
    variant,
    value: iter,
    type: 'scalar',
    timestamp: 1e12,
  }));
}

function message(step: number, context: string): unknown {
  return {
    type: 'metric_msg',
    payload: { context, message_id: step, metric: { metricName: 'loss', metricValue: step / 4, step } },
  };
}

/** The records of one run below its header. */
function part(seed: number): unknown[] {
  return [{ _meta: { seed, lr: 0.1 } }, ...upTo(8).map((step) => ({ step, acc: step / 8 }))];
}

const evaluations = upTo(4).map((step) => ({ step, loss: step / 2 }));
const loss = 'step 0:0 1:0.5 2:1 3:1.5';

describe('records', () => {
  it('are rows, nested names joined by a slash', async () => {
    const [run] = await read(
      json(upTo(3).map((step) => ({ step, train: { loss: step }, test: { loss: -step } }))),
    );
    expect(outline(run)).toEqual({ 'train/loss': 'step 0:0 1:1 2:2', 'test/loss': 'step 0:0 1:-1 2:-2' });
    expect(run?.source.format).toBe('jsonl');
  });

  it('may hold bare NaN and numbers in quotes', async () => {
    const text =
      '{"step": 0, "loss": NaN}\n{"step": 1, "loss": "-Infinity"}\n{"step": 2, "loss": "0.5"}\n{"step": 3, "loss": null}\n';
    expect(outline((await read(text))[0])).toEqual({ loss: 'step 0:NaN 1:-Infinity 2:0.5' });
  });

  it('may stand in brackets with commas between', async () => {
    const text = `[\n${evaluations.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
    expect(outline((await read(text))[0])).toEqual({ loss });
  });

  it('may be lists of events', async () => {
    const [run] = await read(json(upTo(3).map((iter) => events(iter))));
    expect(outline(run)).toEqual({ 'train/loss': 'iter 0:0 1:1 2:2', 'test/loss': 'iter 0:0 1:1 2:2' });
  });

  it('may wrap a metric with its name and context', async () => {
    const [run] = await read(
      json(upTo(3).flatMap((step) => [message(step, 'train'), message(step, 'validate')])),
    );
    expect(Object.keys(outline(run))).toEqual(['train/loss', 'validate/loss']);
    expect(outline(run)['train/loss']).toBe('payload/metric/step 0:0 1:0.25 2:0.5');
  });

  it('lose histograms and long lists, keep lists of one', async () => {
    const [run] = await read(
      json(upTo(3).map((step) => ({ step, loss: [step], bins: [1, 2], h: { _type: 'histogram', n: 1 } }))),
    );
    expect(outline(run)).toEqual({ loss: 'step 0:0 1:1 2:2' });
    expect(codes(run)).toContain('list-values');
  });

  it('read back as written, whatever the chunks', async () => {
    const values = fc.array(fc.double({ noNaN: true }), { minLength: 2, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(values, fc.integer({ min: 1, max: 100 }), async (losses, chunk) => {
        const finite = losses.map((value) => (Number.isFinite(value) ? value : 0));
        const [run] = await read(
          json(finite.map((value, step) => ({ step, test_loss: value }))),
          'a',
          {},
          chunk,
        );
        expect([...(run?.series[0]?.values ?? [])]).toEqual(finite.map((value) => value + 0));
      }),
    );
  });
});

describe('settings', () => {
  it('come from a header record', async () => {
    const header = { type: 'config', config: { seed: 7, optim: { lr: 0.1 }, layers: [1, 2] } };
    const [run] = await read(
      json([header, ...evaluations.map((record) => ({ type: 'metrics', ...record }))]),
    );
    expect(settings(run)).toEqual({ seed: 7, 'optim.lr': 0.1, type: 'metrics' });
    expect(run?.config[0]?.from).toBe('first record');
    expect(outline(run)).toEqual({ loss });
  });

  it('come from a first record that shares no number with the rest; a last one is a summary', async () => {
    const [run] = await read(json([{ lr: 0.1, name: 'x' }, ...evaluations, { t_grok: 12 }]));
    expect(settings(run)).toEqual({ lr: 0.1, name: 'x' });
    expect(outline(run)).toEqual({ loss });
    expect(codes(run)).toContain('summary-record');
  });

  it('come from an object that every record repeats', async () => {
    const [run] = await read(
      json(evaluations.map((record) => ({ ...record, config: { lr: 0.1, model: { dim: 64 } } }))),
    );
    expect(settings(run)).toEqual({ lr: 0.1, 'model.dim': 64 });
  });

  it('belong to the run below their header', async () => {
    const runs = await read(json([...part(3), ...part(5)]), 'a.jsonl');
    expect(runs.map(({ id }) => id)).toEqual(['a.jsonl#seed=3', 'a.jsonl#seed=5']);
    expect(settings(runs[1])).toEqual({ seed: 5, lr: 0.1 });
  });
});

describe('damage', () => {
  it('leaves out a torn last line', async () => {
    const [run] = await read(`${json(evaluations)}{"step": 4, "lo`);
    expect(outline(run)).toEqual({ loss });
    expect(codes(run)).toContain('torn-last-line');
  });

  it('passes over lines that are no records', async () => {
    const [run] = await read(`warning: slow\n${json(evaluations)}`);
    expect(outline(run)).toEqual({ loss });
    expect(codes(run)).toContain('bad-lines');
  });

  it('refuses a file of other lines', async () => {
    await expect(read('hello\nworld\n{"a": 1}\n', 'b.jsonl')).rejects.toMatchObject({
      code: 'not-a-log',
      message: '2 of 3 lines hold no JSON record; line 1 is "hello"',
    });
  });
});

describe('jsonlReader.sniff', () => {
  it('knows records by content', () => {
    expect(sniff(json(evaluations))).toBeGreaterThan(0.8);
    expect(sniff(`${json(evaluations)}{"torn`)).toBeGreaterThan(0.8);
  });

  it('leaves whole JSON files and other text to others', () => {
    expect(sniff('{\n  "loss": [1, 2]\n}\n')).toBe(0);
    expect(sniff('{"loss": [1, 2]}\n')).toBeLessThan(0.5);
    expect(sniff('step,loss\n0,1\n')).toBe(0);
    expect(sniff('[1, 2]\n[3, 4]\n')).toBe(0);
  });
});
