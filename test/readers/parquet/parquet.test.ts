import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parquetReader } from '../../../src/readers/parquet/index.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { codes, outline, runsOf, settings } from '../helpers/runs-of.js';
import { parquetFile, type WrittenColumn } from './parquet-writer.js';

const read = (columns: readonly WrittenColumn[], options?: Parameters<typeof parquetFile>[1]) =>
  runsOf(parquetReader, parquetFile(columns, options), 'log.parquet');

const step: WrittenColumn = { name: 'step', type: 'integer', cells: [0, 10, 20] };

describe('parquet', () => {
  it('is known by its first bytes', () => {
    expect(parquetReader.sniff(parquetFile([step]), 'log')).toBe(1);
    expect(parquetReader.sniff(new TextEncoder().encode('PARTS'), 'log.parquet')).toBe(0);
  });

  it('takes a null for an absent cell and NaN for a value', async () => {
    const [run] = await read([step, { name: 'loss', type: 'double', cells: [1, null, Number.NaN] }]);
    expect(outline(run)).toEqual({ loss: 'step 0:1 20:NaN' });
  });

  it('joins row groups', async () => {
    const columns: WrittenColumn[] = [step, { name: 'loss', type: 'double', cells: [3, 2, 1] }];
    const [run] = await read(columns, { groupRows: 2 });
    expect(outline(run)).toEqual({ loss: 'step 0:3 10:2 20:1' });
  });

  it('reads decimals, numbers in texts and times as a CSV file would hold them', async () => {
    const [run] = await read([
      { name: 'step', type: 'decimal', cells: [0, 10_000_000, 20_500_000] },
      { name: 'time', type: 'time', cells: [0, 1000, 2000] },
      { name: 'loss', type: 'text', cells: ['1.5', 'NaN', 'NA'] },
      { name: 'nesterov', type: 'boolean', cells: [true, true, true] },
    ]);
    expect(outline(run)).toEqual({ loss: 'step 0:1.5 10:NaN' });
    expect(settings(run)).toEqual({ nesterov: true });
  });

  it('tells several runs and the long form apart', async () => {
    const runs = await read([
      { name: 'run', type: 'text', cells: ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'] },
      { name: 'step', type: 'integer', cells: [0, 0, 1, 1, 0, 0, 1, 1] },
      {
        name: 'metric',
        type: 'text',
        cells: [
          'train_loss',
          'test_loss',
          'train_loss',
          'test_loss',
          'train_loss',
          'test_loss',
          'train_loss',
          'test_loss',
        ],
      },
      { name: 'value', type: 'double', cells: [1, 2, 3, 4, 5, 6, 7, 8] },
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['log.parquet#a', 'log.parquet#b']);
    expect(outline(runs[1])).toEqual({ train_loss: 'step 0:5 1:7', test_loss: 'step 0:6 1:8' });
    expect(codes(runs[0])).toContain('long-form');
  });

  it('reads settings out of the metadata, but not what writers note about their types', async () => {
    const [run] = await read([step, { name: 'loss', type: 'double', cells: [3, 2, 1] }], {
      metadata: { lr: '1e-3', PANDAS_ATTRS: '{"optim": {"name": "adamw"}}', pandas: '{"columns": [1]}' },
    });
    expect(settings(run)).toEqual({ lr: 0.001, 'optim.name': 'adamw' });
  });

  it('says what a table without curves holds', async () => {
    await expect(read([{ name: 'text', type: 'text', cells: ['a', 'b'] }])).rejects.toMatchObject({
      code: 'no-series',
    });
  });

  it('refuses a table that claims more rows than can be', async () => {
    const columns: WrittenColumn[] = [{ name: 'loss', type: 'double', cells: [1, 2, 3] }];
    await expect(read(columns, { claimedRows: 1e12 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(read(columns, { claimedRows: 4 })).rejects.toMatchObject({ code: 'malformed' });
  });

  it('fails in plain words on damaged and cut files', async () => {
    const whole = readFileSync(join(import.meta.dirname, '../../../fixtures/parquet/no-delay.parquet'));
    await assert(
      asyncProperty(nat(whole.length - 1), nat(254), async (at, change) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = damaged[at]! ^ (change + 1);
        for (const bytes of [damaged, whole.subarray(0, at)])
          await runsOf(parquetReader, bytes).catch((error: unknown) => {
            expect(error).toBeInstanceOf(GrokscopeError);
          });
      }),
      { numRuns: 200 },
    );
  });
});
