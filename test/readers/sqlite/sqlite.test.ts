import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../../src/readers/index.js';
import { sqliteReader } from '../../../src/readers/sqlite/index.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { bytesField, doubleField, integerField, textField } from '../helpers/protobuf-writer.js';
import { outline, runsOf, settings } from '../helpers/runs-of.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { databaseImage, mlflowTables, trackioTables, walBetween } from './databases.js';

const read = async (sql: string) => runsOf(sqliteReader, await databaseImage(sql), 'log.db');

describe('MLflow', () => {
  it('reads each run with its metrics and parameters, without deleted ones', async () => {
    const runs = await read(`${mlflowTables}
      INSERT INTO runs VALUES ('aa', 'first', 'active'), ('bb', 'second', 'active'), ('cc', 'gone', 'deleted');
      INSERT INTO metrics VALUES ('loss', 2, 1, 'aa', 0, 0), ('loss', 5, 1, 'bb', 0, 0), ('loss', 1, 2, 'aa', 10, 0),
        ('val/acc', 0.5, 2, 'aa', 10, 0), ('loss', 9, 1, 'cc', 0, 0);
      INSERT INTO params VALUES ('lr', '1e-3', 'aa'), ('nesterov', 'True', 'aa'), ('opt', 'adamw', 'bb');`);
    expect(runs.map(({ id }) => id)).toEqual(['log.db#first', 'log.db#second']);
    expect(outline(runs[0])).toEqual({ loss: 'step 0:2 10:1', 'val/acc': 'step 10:0.5' });
    expect(settings(runs[0])).toEqual({ lr: 0.001, nesterov: true });
    expect(settings(runs[1])).toEqual({ opt: 'adamw' });
  });

  it('reads NaN and Infinity as MLflow stores them', async () => {
    const [run] = await read(`${mlflowTables}
      INSERT INTO runs VALUES ('aa', '', 'active');
      INSERT INTO metrics VALUES ('loss', 0, 1, 'aa', 1, 1), ('loss', 1.7976931348623157e308, 2, 'aa', 2, 0),
        ('loss', -1.7976931348623157e308, 3, 'aa', 3, 0);`);
    expect(outline(run)).toEqual({ loss: 'step 1:NaN 2:Infinity 3:-Infinity' });
    expect(run?.id).toBe('log.db');
  });

  it('numbers the points of a metric that was logged without steps', async () => {
    const [run] = await read(`${mlflowTables}
      INSERT INTO runs VALUES ('aa', '', 'active');
      INSERT INTO metrics VALUES ('loss', 3, 1, 'aa', 0, 0), ('loss', 2, 2, 'aa', 0, 0), ('final', 1, 3, 'aa', 0, 0);`);
    expect(outline(run)).toEqual({ loss: 'row 0:3 1:2', final: 'step 0:1' });
  });

  it('tells runs of the same name apart by their ids', async () => {
    const runs = await read(`${mlflowTables}
      INSERT INTO runs VALUES ('aaaaaaaaaa', 'run', 'active'), ('bbbbbbbbbb', 'run', 'active');
      INSERT INTO metrics VALUES ('loss', 3, 1, 'aaaaaaaaaa', 1, 0), ('loss', 2, 2, 'bbbbbbbbbb', 1, 0);`);
    expect(runs.map(({ id }) => id)).toEqual(['log.db#run,aaaaaaaa', 'log.db#run,bbbbbbbb']);
  });

  it('says so where no run has metrics', async () => {
    await expect(read(mlflowTables)).rejects.toMatchObject({ code: 'no-series' });
  });
});

describe('Trackio', () => {
  it('reads rows of JSON with texts for NaN, kept as text or as bytes', async () => {
    const runs = await read(`${trackioTables}
      INSERT INTO metrics VALUES (1, 'a', '', 'first', 0, '{"loss": 2, "note": {"x": 1}}'),
        (2, 'b', '', 'second', 0, '{"loss": 4}'), (3, 'a', '', 'first', 50, CAST('{"loss": "NaN"}' AS BLOB)),
        (4, 'a', '', 'first', 100, '{"acc": 0.5'), (5, 'a', '', 'first', 150, '{"loss": "Infinity"}'),
        (6, 'b', '', 'second', 50, '{"loss": 3}');
      INSERT INTO configs VALUES (1, 'a', 'first', '{"optim": {"lr": 0.1}, "_Created": "today"}');`);
    expect(runs.map(({ id }) => id)).toEqual(['log.db#first', 'log.db#second']);
    expect(outline(runs[0])).toEqual({ loss: 'step 0:2 50:NaN 150:Infinity' });
    expect(settings(runs[0])).toEqual({ 'optim.lr': 0.1 });
    expect(outline(runs[1])).toEqual({ loss: 'step 0:4 50:3' });
  });

  it('prefers a counter among the metrics to the count of calls', async () => {
    const rows = [0, 1, 2].map(
      (call) => `(${call}, 'a', '', 'r', ${call}, '{"step": ${call * 10}, "loss": ${call}}')`,
    );
    const [run] = await read(`${trackioTables} INSERT INTO metrics VALUES ${rows.join(', ')};`);
    expect(outline(run)).toMatchObject({ loss: 'step 0:0 10:1 20:2' });
  });
});

describe('Neptune', () => {
  const hex = (bytes: readonly number[]): string => `x'${Buffer.from(bytes).toString('hex')}'`;
  const entry = (name: string, value: readonly number[]): number[] => [
    ...textField(1, name),
    ...bytesField(2, value),
  ];

  it('reads the operations of an offline run', async () => {
    const created = bytesField(4, entry('lr', doubleField(1, 0.1)));
    const logged = (step: number, loss: number): number[] => [
      ...bytesField(1, [...integerField(1, step), ...integerField(2, 500_000)]),
      ...bytesField(8, entry('loss', doubleField(1, loss))),
    ];
    const [run] = await read(`
      CREATE TABLE metadata (id INTEGER PRIMARY KEY, run_id TEXT); INSERT INTO metadata VALUES (1, 'run');
      CREATE TABLE run_operations (sequence_id INTEGER PRIMARY KEY, operation_type INTEGER, operation BLOB);
      INSERT INTO run_operations VALUES (1, 1, x'ffff'), (2, 0, ${hex(created)}), (3, 0, ${hex(logged(1, 3))}),
        (4, 0, ${hex(logged(2, 2))});`);
    expect(outline(run)).toEqual({ loss: 'step 1.5:3 2.5:2' });
    expect(settings(run)).toEqual({ lr: 0.1 });
  });
});

describe('other databases', () => {
  it.each([
    ['CREATE TABLE cats (name TEXT);', '"cats"'],
    ['CREATE TABLE trial_values (value FLOAT);', 'Optuna'],
  ])('are named with a way out: %s', async (sql, named) => {
    await expect(read(sql)).rejects.toMatchObject({
      code: 'needs-export',
      message: expect.stringContaining(named),
    });
  });

  it('fail in plain words where they are damaged or cut', async () => {
    const whole = await databaseImage(`${mlflowTables}
      INSERT INTO runs VALUES ('aa', '', 'active'); INSERT INTO metrics VALUES ('loss', 3, 1, 'aa', 1, 0);`);
    await assert(
      asyncProperty(nat(whole.length - 1), nat(254), async (at, change) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = damaged[at]! ^ (change + 1);
        for (const bytes of [damaged, whole.subarray(0, at)])
          await runsOf(sqliteReader, bytes).catch((error: unknown) => {
            expect(error).toBeInstanceOf(GrokscopeError);
          });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a database that is being written', () => {
  const points = (from: number, to: number): string =>
    Array.from(
      { length: to - from },
      (_, row) => `('loss', ${row}, ${from + row}, 'aa', ${from + row}, 0)`,
    ).join();

  it('is read with the commits beside it, and stays as it was', async () => {
    const before = await databaseImage(`${mlflowTables}
      INSERT INTO runs VALUES ('aa', '', 'active'); INSERT INTO metrics VALUES ${points(0, 10)};`);
    const after = await databaseImage(`INSERT INTO metrics VALUES ${points(10, 500)};`, before);
    const wal = walBetween(before, after);
    const lengthWith = async (log: Uint8Array): Promise<number | undefined> => {
      const folder = temporaryFolder({ 'mlflow.db': before, 'mlflow.db-wal': log, 'mlflow.db-shm': 'x' });
      const { runs, errors } = await readRuns([folder]);
      expect(errors).toEqual([]);
      expect(readFileSync(join(folder, 'mlflow.db')).equals(before)).toBe(true);
      return runs[0]?.series[0]?.values.length;
    };
    expect(await lengthWith(wal)).toBe(500);
    expect(await lengthWith(wal.subarray(0, -1))).toBe(10);
    expect(await lengthWith(wal.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)))).toBe(10);
    expect(await lengthWith(new Uint8Array())).toBe(10);
  });
});
