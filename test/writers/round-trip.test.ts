import * as fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/readers/index.js';
import { findHyperparameters } from '../../src/run/find-hyperparameters.js';
import type { Run, Series } from '../../src/run/run.js';
import { writeRun } from '../../src/writers/index.js';
import { temporaryFolder } from '../readers/helpers/temporary-folder.js';
import { exampleRun, runWith, series, settings } from './example-run.js';

const exact = ['run.csv', 'run.jsonl', 'run.npz', 'run.parquet'] as const;
const all = [...exact, 'run.tfevents', 'events.out.tfevents.1700000000.host', 'run/'] as const;

/** The series by their names, as `step:value` texts. */
function curves(run: Run | undefined, round: (value: number) => number = (value) => value): object {
  const text = ({ steps, values }: Series): string =>
    Array.from(steps, (step, index) => `${step}:${round(values[index] ?? 0)}`).join(' ');
  return Object.fromEntries(run?.series.map((one) => [one.name, text(one)]) ?? []);
}

async function writtenAndRead(run: Run, name: string): Promise<Run | undefined> {
  const path = join(temporaryFolder(), name);
  await writeRun(run, path);
  const { runs, errors } = await readRuns([path]);
  expect(errors).toEqual([]);
  expect(runs).toHaveLength(1);
  return runs[0];
}

describe('what is written is read back', () => {
  it.each(exact)('%s keeps every value', async (name) => {
    const run = exampleRun();
    const read = await writtenAndRead(run, name);
    expect(curves(read)).toEqual(curves(run));
    expect(read?.series.map(({ axis }) => axis)).toEqual(run.series.map(({ axis }) => axis));
  });

  it.each(all.slice(4))('%s keeps every value to float32', async (name) => {
    const run = exampleRun();
    expect(curves(await writtenAndRead(run, name))).toEqual(curves(run, Math.fround));
  });

  it.each(all)('%s keeps every setting', async (name) => {
    const read = await writtenAndRead(exampleRun(), name);
    expect(Object.fromEntries(read?.config.map(({ key, value }) => [key, value]) ?? [])).toEqual(settings);
    if (!read) return;
    const { lr, weightDecay, optimizer, momentum, seed } = findHyperparameters(read);
    expect([lr?.value, weightDecay?.value, optimizer?.value, momentum?.value, seed?.value]).toEqual([
      settings['lr'],
      settings['weight_decay'],
      settings['optimizer'],
      settings['momentum'],
      settings['seed'],
    ]);
  });

  it.each(all)('%s without settings', async (name) => {
    const run = runWith(exampleRun().series);
    const read = await writtenAndRead(run, name);
    expect(read?.config).toEqual([]);
    expect(Object.keys(curves(read))).toEqual(Object.keys(curves(run)));
  });

  it.each(exact)('%s keeps any series at any steps', async (name) => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
    const steps = fc.uniqueArray(fc.nat({ max: 400 }), { minLength: 12, maxLength: 60 });
    const curve = steps.chain((own) =>
      fc
        .array(value, { minLength: own.length, maxLength: own.length })
        .map((values) =>
          own.toSorted((a, b) => a - b).map((step, index) => [step, values[index] ?? 0] as const),
        ),
    );
    await fc.assert(
      fc.asyncProperty(curve, curve, curve, async (first, second, third) => {
        const run = runWith(
          [series('train_loss', first), series('test_loss', second), series('test_accuracy', third)],
          { lr: 0.5 },
        );
        expect(curves(await writtenAndRead(run, name))).toEqual(curves(run));
      }),
      { numRuns: 25 },
    );
  });

  it.each(['run.csv', 'run.jsonl', 'run.parquet', 'run.tfevents'])(
    '%s keeps what is not finite',
    async (name) => {
      const losses = [1, 2, Number.NaN, Infinity, -Infinity, 3].map((value, step) => [step, value] as const);
      const run = runWith([series('train_loss', losses)]);
      expect(curves(await writtenAndRead(run, name))).toEqual(curves(run));
    },
  );
});

describe('several runs in one folder', () => {
  it.each(['csv', 'jsonl', 'npz', 'parquet'])(
    '%s files stay apart, each with its settings',
    async (ending) => {
      const folder = temporaryFolder({ 'a.truth.json': '{}', 'b.truth.json': '{}' });
      const one = exampleRun(2000);
      const other = { ...exampleRun(9000), config: [{ key: 'lr', value: 0.5, from: 'settings' }] };
      await writeRun(one, join(folder, `a.${ending}`));
      await writeRun(other, join(folder, `b.${ending}`));
      const { runs, errors } = await readRuns([folder]);
      expect(errors).toEqual([]);
      expect(runs.map((run) => curves(run))).toEqual([curves(one), curves(other)]);
      expect(runs.map((run) => findHyperparameters(run).lr?.value)).toEqual([0.1, 0.5]);
      expect(runs.map((run) => findHyperparameters(run).momentum?.value)).toEqual([0.9, undefined]);
    },
  );

  it('TensorBoard folders are runs of one logdir', async () => {
    const folder = temporaryFolder();
    await writeRun(exampleRun(2000), join(folder, 'a/'));
    await writeRun(exampleRun(9000), join(folder, 'b/'));
    const { runs, errors } = await readRuns([folder]);
    expect(errors).toEqual([]);
    expect(runs.map(({ id }) => id)).toEqual([join(folder, 'a'), join(folder, 'b')]);
  });
});
