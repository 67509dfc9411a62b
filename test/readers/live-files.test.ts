import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/readers/index.js';
import { readSource } from '../../src/readers/read-file.js';
import type { Run } from '../../src/run/run.js';
import { scalarFile } from './helpers/event-writer.js';
import { memorySource } from './helpers/memory-source.js';
import { temporaryFolder } from './helpers/temporary-folder.js';
import { historyRecord, runRecord, wandbLog } from './helpers/wandb-writer.js';

const rows = Array.from({ length: 300 }, (_, row) => ({
  step: row * 10,
  train_loss: Number((3 / (1 + row)).toFixed(5)),
  test_acc: Number((row / 300).toFixed(4)),
}));
const lines = (line: (row: (typeof rows)[number]) => string): string =>
  rows.map((row) => `${line(row)}\n`).join('');

/** Logs in which a torn last line may look like a whole one, with `shift` more bytes in their first line. */
const plain: readonly (readonly [name: string, log: (shift: number) => string])[] = [
  [
    'log.csv',
    (shift) => `step,train_loss,test_acc${' '.repeat(shift)}\n${lines((row) => Object.values(row).join())}`,
  ],
  [
    'log.csv',
    (shift) =>
      `step;train_loss;test_acc${' '.repeat(shift)}\r\n${lines((row) => `${Object.values(row).join(';')}\r`)}`,
  ],
  [
    'train.log',
    (shift) =>
      `${'-'.repeat(shift)}\n${lines((row) => `step ${row.step} train_loss ${row.train_loss} test_acc ${row.test_acc}`)}`,
  ],
  [
    'mlruns/0/a/metrics/loss',
    (shift) =>
      `1700000000000 3.${'0'.repeat(shift)} 0\n${lines((row) => `1700000000001 ${row.train_loss} ${row.step}`)}`,
  ],
];

/** Logs whose records tell where they end. */
const framed: readonly (readonly [name: string, log: Uint8Array])[] = [
  ['log.jsonl', new TextEncoder().encode(lines((row) => JSON.stringify(row)))],
  [
    'events.out.tfevents.1.host',
    scalarFile({
      train_loss: rows.map((row) => [row.step, row.train_loss]),
      test_acc: rows.map((row) => [row.step, row.test_acc]),
    }),
  ],
  [
    'run-a.wandb',
    wandbLog(
      runRecord({ lr: 0.1 }),
      ...rows.map(({ step, ...row }) => historyRecord({ _step: step, ...row })),
    ),
  ],
];

async function runOf(name: string, log: Uint8Array): Promise<Run> {
  const runs = await readSource(memorySource(log, name), {});
  expect(runs).toHaveLength(1);
  return runs[0]!;
}

/** Expects that each series of a run begins as the whole one does. */
function expectStart(run: Run | undefined, whole: Run): void {
  expect(run?.series.length).toBe(whole.series.length);
  for (const { name, steps, values } of run?.series ?? []) {
    const full = whole.series.find((series) => series.name === name);
    expect([...steps], `steps of ${name}`).toEqual([...(full?.steps ?? [])].slice(0, steps.length));
    expect([...values], `values of ${name}`).toEqual([...(full?.values ?? [])].slice(0, values.length));
    expect(values.length).toBeGreaterThan(80);
  }
}

describe('a log that is still written', () => {
  it.each(plain)('%s is read up to its last line where it ends with a written block', async (name, log) => {
    for (let shift = 1; shift < 60; shift += 1) {
      const whole = Buffer.from(log(shift));
      const torn = await runOf(name, whole.subarray(0, 4096));
      expectStart(torn, await runOf(name, whole));
      const isTorn = whole[4095] !== 10;
      expect(torn.notes.some(({ code }) => code === 'torn-last-line')).toBe(isTorn);
    }
  });

  it.each(plain)('%s keeps a last line without a line end elsewhere', async (name, log) => {
    const whole = Buffer.from(log(1));
    expect(whole.length % 4096).toBeGreaterThan(1);
    const [full, bare] = [await runOf(name, whole), await runOf(name, whole.subarray(0, -1))];
    expect(bare.series).toEqual(full.series);
  });

  it.each(framed)('%s is read up to where it is torn, wherever that is', async (name, log) => {
    const whole = await runOf(name, log);
    for (let length = log.length - 150; length < log.length; length += 1)
      expectStart(await runOf(name, log.subarray(0, length)), whole);
  });

  it.each([...plain.map(([name, log]) => [name, Buffer.from(log(1))] as const), ...framed])(
    '%s is read up to its last whole record where its packed form is cut',
    async (name, log) => {
      const folder = temporaryFolder({
        [`whole/${name}`]: log,
        ...Object.fromEntries(
          [12, 40, 41, 42, 43].map((cut) => [`${cut}/${name}.gz`, gzipSync(log).subarray(0, -cut)]),
        ),
      });
      const {
        runs: [whole],
      } = await readRuns([join(folder, 'whole')]);
      for (const cut of [12, 40, 41, 42, 43]) {
        const { runs, errors } = await readRuns([join(folder, `${cut}`)]);
        expect(errors).toEqual([]);
        const series = runs[0]!.series.map((one) => ({ ...one, name: one.name.replace(/\.gz$/, '') }));
        expectStart({ ...runs[0]!, series }, whole!);
        expect(runs[0]?.notes.map(({ code }) => code)).toContain('cut-gzip');
      }
    },
  );
});
