import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formats, readRuns } from '../../src/readers/index.js';
import { scalarFile } from './helpers/event-writer.js';
import { stepsByName } from './helpers/plain.js';
import { temporaryFolder } from './helpers/temporary-folder.js';

const csv = 'step,train_loss,test_loss\n0,2,2\n10,1,1.5\n20,0.5,1\n30,0.1,0.2\n';
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

async function failures(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder(files);
  const { errors } = await readRuns([folder]);
  return errors.map(({ code, message, path }) => [relative(folder, path), code, message]);
}

describe('readRuns', () => {
  it('reads what it can and names the rest', async () => {
    const folder = temporaryFolder({
      'a/log.csv': csv,
      'a/config.json': '{"lr": 0.01}',
      'b/log.csv.gz': gzipSync(csv),
      'c/events.out.tfevents.1.vm.1.0': scalarFile({
        loss: [
          [0, 1],
          [1, 0.5],
        ],
      }),
      'd/log.csv': png,
      'd/empty.log': '',
    });
    const { runs, errors } = await readRuns([folder, join(folder, 'missing')]);
    expect(runs.map(({ id, source }) => [relative(folder, id), source.format])).toEqual([
      ['a/log.csv', 'csv'],
      ['b/log.csv.gz', 'csv'],
      ['c', 'tfevents'],
    ]);
    expect(stepsByName(runs[1])).toEqual(stepsByName(runs[0]));
    expect(runs[0]?.config).toEqual([{ key: 'lr', value: 0.01, from: 'config.json' }]);
    expect(errors.map(({ code, path }) => [relative(folder, path), code])).toEqual([
      ['missing', 'not-found'],
      ['d/empty.log', 'empty'],
      ['d/log.csv', 'image'],
    ]);
  });

  it('reads a file once that is named twice', async () => {
    const folder = temporaryFolder({ 'log.csv': csv });
    const { runs } = await readRuns([folder, join(folder, 'log.csv'), join(folder, '.', 'log.csv')]);
    expect(runs).toHaveLength(1);
  });

  it('names known content that no reader takes, and how to export it', async () => {
    expect(
      await failures({
        'a.csv': png,
        'b.log': '%PDF-1.7\n',
        'curves.feather': 'FEA1\0\0',
        'curves.swanlab': ':SWL\0\0',
        'junk.log': Uint8Array.from({ length: 400 }, (_, index) => (index * 7919) % 251),
      }),
    ).toEqual([
      ['a.csv', 'image', 'this is a PNG image, not a log'],
      ['b.log', 'binary', 'this is a PDF document, not a log'],
      [
        'curves.feather',
        'needs-export',
        'this is a Feather file of version 1, which grokscope does not read',
      ],
      ['curves.swanlab', 'needs-export', 'this is a SwanLab log, which grokscope does not read'],
      ['junk.log', 'binary', 'this is binary data of no known format (it starts with the bytes 00 8a 19 a3)'],
    ]);
  });

  it('tells how to export an Aim repository, where it is named or nothing else is there', async () => {
    const folder = temporaryFolder({ 'a/.aim/meta/chunks/a/CURRENT': 'MANIFEST-1\n', 'b/log.csv': csv });
    for (const path of [join(folder, 'a/.aim'), join(folder, 'a')]) {
      const { errors } = await readRuns([path]);
      expect(errors.map((error) => [relative(folder, error.path), error.code, error.message])).toEqual([
        ['a/.aim', 'needs-export', 'this is an Aim repository, which grokscope does not read'],
      ]);
      expect(errors[0]?.cure).toContain('query_metrics("").dataframe().to_csv(FILE)');
    }
    const { errors, skipped } = await readRuns([folder]);
    expect(errors).toEqual([]);
    expect(skipped.map(({ path, why }) => [relative(folder, path), why])).toEqual([
      ['a/.aim', 'this is an Aim repository, which grokscope does not read'],
    ]);
  });

  it('is silent on weights and settings without curves, unless they are named', async () => {
    const folder = temporaryFolder({
      'log.csv': csv,
      'extra.yaml': 'a: 1\n',
      'model.bin': Uint8Array.of(9, 0, 9, 0),
    });
    expect((await readRuns([folder])).errors).toEqual([]);
    const { errors } = await readRuns([join(folder, 'extra.yaml'), join(folder, 'model.bin')]);
    expect(errors.map(({ code }) => code)).toEqual(['no-series', 'binary']);
  });

  it('tells of an event file without scalars only where it stands alone', async () => {
    const folder = temporaryFolder({
      'a/events.out.tfevents.1.vm.1.0': scalarFile({}),
      'a/events.out.tfevents.2.vm.1.0': scalarFile({
        loss: [
          [0, 1],
          [1, 0.5],
        ],
      }),
      'b/events.out.tfevents.1.vm.1.0': scalarFile({}),
    });
    const { runs, errors } = await readRuns([folder]);
    expect(runs.map(({ id }) => relative(folder, id))).toEqual(['a']);
    expect(errors.map(({ code, path }) => [relative(folder, path), code])).toEqual([['b', 'no-series']]);
  });

  it('stops where the caller aborts', async () => {
    const folder = temporaryFolder({ 'log.csv': csv });
    await expect(readRuns([folder], { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });
});

it('formats() names each reader once, in words', () => {
  const names = formats().map(({ format }) => format);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['tfevents', 'wandb', 'mlflow', 'csv', 'jsonl', 'json']));
  for (const { description } of formats()) expect(description.length).toBeGreaterThan(20);
});
