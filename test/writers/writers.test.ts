import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { csvOf } from '../../src/writers/csv.js';
import { checkTarget, targetOf } from '../../src/writers/target.js';
import { writeRun } from '../../src/writers/index.js';
import { writeWhole } from '../../src/writers/write-whole.js';
import { jsonlOf } from '../../src/writers/jsonl.js';
import { temporaryFolder } from '../readers/helpers/temporary-folder.js';
import { exampleRun, runWith, series } from './example-run.js';

const sparse = runWith(
  [
    series('train_loss', [
      [0, 1],
      [10, 0.1],
      [20, 1e-300],
    ]),
    series('test, "held out"', [[10, Number.NaN]]),
  ],
  { lr: 0.5, 'optim.name': 'sgd', tied: true, unknown: null },
);

test('CSV has a column a setting and no value where nothing was logged', () => {
  expect(csvOf(sparse)).toBe(`step,train_loss,"test, ""held out""",config/lr,config/optim/name,config/tied
0,1,,0.5,sgd,true
10,0.1,NaN,0.5,sgd,true
20,1e-300,,0.5,sgd,true
`);
});

test('JSON lines begin with the settings', () => {
  expect(jsonlOf(sparse)).toBe(`{"config":{"lr":0.5,"optim.name":"sgd","tied":true}}
{"step":0,"train_loss":1}
{"step":10,"train_loss":0.1,"test, \\"held out\\"":NaN}
{"step":20,"train_loss":1e-300}
`);
});

test('a repeated step has as many rows, and each axis its own', () => {
  const run = runWith([
    series('a', [
      [5, 1],
      [5, 2],
      [3, 3],
    ]),
    series('b', [[5, 4]]),
    series('c', [[0, 5]], { name: 'epoch', unit: 'epoch' }),
  ]);
  expect(csvOf(run)).toBe('step,a,b,epoch,c\n3,3,,,\n5,1,4,,\n5,2,,,\n,,,0,5\n');
});

test('steps that an event file cannot hold are refused', async () => {
  const path = join(temporaryFolder(), 'run.tfevents');
  for (const step of [0.5, -1])
    await expect(writeRun(runWith([series('a', [[step, 1]])]), path)).rejects.toMatchObject({
      code: 'usage',
    });
  expect(existsSync(path)).toBe(false);
});

describe('targets', () => {
  it.each([
    ['runs/a.csv', 'runs/a.csv', 'runs/a'],
    ['a.b.PARQUET', 'a.b.PARQUET', 'a.b'],
    ['new/', 'new/events.out.tfevents.grokscope', 'new/events'],
    ['events.out.tfevents.1700000000.host.1', 'events.out.tfevents.1700000000.host.1', 'events'],
    ['run.tfevents', 'run.tfevents', 'run'],
  ])('%s', (path, file, stem) => {
    expect(targetOf(path)).toMatchObject({ file, stem });
  });

  it('a folder that is there needs no slash', () => {
    const folder = temporaryFolder();
    expect(targetOf(folder).file).toBe(join(folder, 'events.out.tfevents.grokscope'));
  });

  it.each(['run', 'run.txt', 'run.csv.gz', 'csv'])('%s names no format', (path) => {
    expect(() => targetOf(path)).toThrow(/^The ending of .* names no format of a run\.$/);
  });

  it('one in a folder that is not there is refused', async () => {
    await expect(checkTarget(targetOf(join(temporaryFolder(), 'no/run.csv')))).rejects.toMatchObject({
      code: 'usage',
    });
  });
});

describe('writing', () => {
  it('makes the folder of an event file', async () => {
    const folder = temporaryFolder();
    await writeRun(exampleRun(), join(folder, 'a/b/'));
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['events.out.tfevents.grokscope']);
  });

  it('writes equal bytes for equal runs', async () => {
    const folder = temporaryFolder();
    for (const ending of ['csv', 'jsonl', 'npz', 'parquet']) {
      const [one, other] = [join(folder, `1.${ending}`), join(folder, `2.${ending}`)];
      await writeRun(exampleRun(), one);
      await writeRun(exampleRun(), other);
      expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
    }
  });

  it('leaves the old file and nothing else where it is aborted', async () => {
    const folder = temporaryFolder({ 'run.csv': 'old' });
    const reason = new Error('enough');
    const path = join(folder, 'run.csv');
    await expect(writeRun(exampleRun(), path, AbortSignal.abort(reason))).rejects.toBe(reason);
    await expect(writeWhole(path, 'new', AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual(['run.csv']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('leaves nothing where the name is taken by a folder', async () => {
    const folder = temporaryFolder({ 'run.csv/file': '' });
    await expect(writeWhole(join(folder, 'run.csv'), 'new')).rejects.toMatchObject({ code: 'usage' });
    expect(readdirSync(folder)).toEqual(['run.csv']);
  });
});
