import { describe, expect, it } from 'vitest';
import { wandbReader } from '../../../src/readers/wandb/index.js';
import type { Run } from '../../../src/run/run.js';
import { memorySource } from '../helpers/memory-source.js';
import { all, points, seriesOf, stepsByName } from '../helpers/plain.js';
import {
  configRecord,
  exitRecord,
  historyRecord,
  metricRecord,
  oldHistoryRecord,
  runRecord,
  summaryRecord,
  wandbLog,
} from '../helpers/wandb-writer.js';

const path = 'wandb/run-20240101_000000-abcd1234/run-abcd1234.wandb';

async function read(bytes: Uint8Array, options: { step?: string } = {}): Promise<Run> {
  const [run] = await all(wandbReader.read(memorySource(bytes, path), options));
  if (!run) throw new Error('no run');
  return run;
}

/** Rows of a run that improves, for the steps. */
function rows(...steps: readonly number[]): number[][] {
  return steps.map((step) =>
    historyRecord({ _step: step, _runtime: step * 1.5, loss: 1 / (1 + step), acc: step / 100 }),
  );
}

describe('history', () => {
  it('of a current SDK', async () => {
    const run = await read(wandbLog(...rows(0, 1, 2, 5), exitRecord));
    expect(stepsByName(run)).toEqual({ loss: [0, 1, 2, 5], acc: [0, 1, 2, 5] });
    expect(run.source).toEqual({ path, format: 'wandb', files: [path] });
    expect(run.notes.map(({ code }) => code)).not.toContain('no-exit');
  });

  it('of an old SDK', async () => {
    const records = [0, 3, 6, 9].map((step) => oldHistoryRecord(step, { loss: 1 / (1 + step) }));
    expect(stepsByName(await read(wandbLog(...records)))).toEqual({ loss: [0, 3, 6, 9] });
  });

  it('that is longer than a block, in records that lie across two', async () => {
    const steps = Array.from({ length: 800 }, (_, step) => step);
    const bytes = wandbLog(...rows(...steps), exitRecord);
    expect(bytes.length).toBeGreaterThan(2 * 32 * 1024);
    expect(stepsByName(await read(bytes))).toEqual({ loss: steps, acc: steps });
  });

  it('with NaN, Infinity, nested keys and values that are no numbers', async () => {
    const run = await read(
      wandbLog(
        ...[0, 1, 2, 3].map((step) =>
          historyRecord({
            _step: step,
            loss: step === 2 ? Number.NaN : step,
            norm: step === 3 ? 'Infinity' : step,
            grad: { mean: step, max: 2 * step },
            weights: { _type: 'histogram', values: [1, 2] },
          }),
        ),
      ),
    );
    expect(points(seriesOf(run, 'loss')).values).toEqual([0, 1, Number.NaN, 3]);
    expect(points(seriesOf(run, 'norm')).values).toEqual([0, 1, 2, Number.POSITIVE_INFINITY]);
    expect(Object.keys(stepsByName(run)).toSorted()).toEqual(['grad.max', 'grad.mean', 'loss', 'norm']);
  });
});

describe('define_metric', () => {
  const history = [0, 1, 2, 3].flatMap((row) => [
    historyRecord({ _step: 2 * row, 'train/loss': row, opt_step: 100 * row }),
    historyRecord({ _step: 2 * row + 1, 'eval/loss': row, passes: 7 * row }),
  ]);

  it('puts each metric on its own step metric', async () => {
    const run = await read(
      wandbLog(
        metricRecord({ name: 'opt_step' }),
        metricRecord({ glob: 'train/*', stepIndex: 1 }),
        metricRecord({ name: 'eval/loss', step: 'passes' }),
        ...history,
      ),
    );
    expect(stepsByName(run)).toMatchObject({ 'train/loss': [0, 100, 200, 300], 'eval/loss': [0, 7, 14, 21] });
    expect(run.id).toBe(path);
  });

  it('gives a row without the step metric the last one logged', async () => {
    const run = await read(wandbLog(metricRecord({ glob: '*', step: 'opt_step' }), ...history));
    expect(stepsByName(run)).toMatchObject({ 'eval/loss': [0, 100, 200, 300] });
  });

  it('of a step that was never logged has no effect', async () => {
    const run = await read(wandbLog(metricRecord({ glob: '*', step: 'gone' }), ...rows(0, 4, 8)));
    expect(stepsByName(run)).toMatchObject({ loss: [0, 4, 8] });
  });

  it('stands behind the step that the caller asks for', async () => {
    const run = await read(wandbLog(metricRecord({ glob: '*', step: 'opt_step' }), ...history), {
      step: '_step',
    });
    expect(stepsByName(run)).toMatchObject({ 'eval/loss': [1, 3, 5, 7] });
  });
});

it('follows the settings through their changes', async () => {
  const run = await read(
    wandbLog(
      runRecord({ lr: 0.1, optim: { name: 'AdamW', betas: [0.9, 0.98] }, _wandb: { cli: '1' }, old: 1 }),
      configRecord({ lr: 0.01 }, 'old'),
      ...rows(0, 1, 2),
    ),
  );
  expect(run.config).toEqual(
    [
      ['lr', 0.01],
      ['optim.name', 'AdamW'],
      ['optim.betas.0', 0.9],
      ['optim.betas.1', 0.98],
    ].map(([key, value]) => ({ key, value, from: 'wandb config' })),
  );
});

describe('damage', () => {
  it('loses the rest of a block', async () => {
    const steps = Array.from({ length: 800 }, (_, step) => step);
    const bytes = wandbLog(...rows(...steps));
    bytes[20_000] = (bytes[20_000] as number) ^ 1;
    const run = await read(bytes);
    const kept = seriesOf(run, 'loss').steps;
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(799);
    expect(kept.length).toBeGreaterThan(400);
    expect(kept.length).toBeLessThan(700);
    expect(run.notes.map(({ code }) => code)).toContain('damaged');
  });

  it('notes a torn tail, a missing end and a summary that is ahead', async () => {
    const bytes = wandbLog(...rows(0, 1, 2), summaryRecord(500), ...rows(3));
    const run = await read(bytes.subarray(0, -5));
    expect(stepsByName(run)).toMatchObject({ loss: [0, 1, 2] });
    expect(run.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['torn-tail', 'no-exit', 'behind-summary']),
    );
  });

  it('refuses a log without history', async () => {
    await expect(read(wandbLog(runRecord({ lr: 1 })))).rejects.toMatchObject({ code: 'no-series', path });
  });
});

it('is known by its first bytes', () => {
  expect(wandbReader.sniff(wandbLog(), 'a.log')).toBe(1);
  expect(wandbReader.sniff(new TextEncoder().encode(':W&B no'), path)).toBe(0);
});
