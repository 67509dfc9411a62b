import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/readers/index.js';
import { zipEntries } from '../../src/readers/zip/archive.js';
import { temporaryFolder } from './helpers/temporary-folder.js';
import { databaseImage, mlflowTables, walBetween } from './sqlite/databases.js';

// What a log may not do to the one who reads it. Inert pickles, bombs of YAML aliases and of gzip are tested with their readers.

const csv = 'step,train_acc,test_acc\n1,0.1,0.1\n2,0.5,0.1\n3,1,0.2\n';

const configOf = async (path: string): Promise<unknown[]> =>
  (await readRuns([path])).runs.flatMap(({ config }) => config.map(({ key, value }) => [key, value]));

describe('no path leads out of the folder', () => {
  it('by a link to settings, to parameters or to a log', async () => {
    const folder = temporaryFolder({
      'secret/hparams.yaml': 'password: 123\n',
      'secret/params/password': '123',
      'secret/log.csv': csv,
      'run/metrics.csv': csv,
      'run/own.yaml': 'lr: 0.1\n',
      'mlruns/0/a/meta.yaml': 'lifecycle_stage: active\n',
      'mlruns/0/a/metrics/loss': '1700000000000 1 1\n1700000000001 0.5 2\n',
      'mlruns/0/a/params/lr': '0.1',
    });
    symlinkSync('../secret/hparams.yaml', join(folder, 'run/hparams.yaml'));
    symlinkSync('own.yaml', join(folder, 'run/config.yaml'));
    symlinkSync('../secret/log.csv', join(folder, 'run/other.csv'));
    symlinkSync('../../../../secret/params/password', join(folder, 'mlruns/0/a/params/password'));
    symlinkSync('../../../../secret', join(folder, 'mlruns/0/a/params/more'));
    expect(await configOf(join(folder, 'run'))).toEqual([['lr', 0.1]]);
    expect(await configOf(join(folder, 'mlruns'))).toEqual([['lr', 0.1]]);
    expect((await readRuns([join(folder, 'run')])).runs).toHaveLength(1);
  });

  it('by links that turn in circles', async () => {
    const folder = temporaryFolder({
      'a/metrics/loss': '1700000000000 1 1\n1700000000001 0.5 2\n',
      'a/params/lr': '0.1',
    });
    for (const name of ['x', 'y', 'z']) {
      symlinkSync('..', join(folder, `a/params/${name}`));
      symlinkSync('..', join(folder, `a/metrics/${name}`));
    }
    expect(await configOf(folder)).toEqual([['lr', 0.1]]);
  });

  it('by the names in an archive', async () => {
    const names = ['../../escaped.csv', '/etc/escaped.csv', 'C:\\escaped.csv'];
    const archive = zipSync(Object.fromEntries(names.map((name) => [name, strToU8(csv)])));
    const folder = temporaryFolder({ 'logs/a.zip': archive });
    const { runs } = await readRuns([join(folder, 'logs')]);
    expect(runs).toHaveLength(3);
    for (const { source } of runs) expect(source.files).toEqual([join(folder, 'logs/a.zip')]);
    expect(readdirSync(folder)).toEqual(['logs']);
    expect(readdirSync(join(folder, 'logs'))).toEqual(['a.zip']);
  });
});

it.skipIf(process.platform === 'win32')('waits for no pipe that stands for settings', async () => {
  const folder = temporaryFolder({
    'run/metrics.csv': csv,
    'mlruns/0/a/metrics/loss': '1700000000000 1 1\n1700000000001 0.5 2\n',
  });
  for (const name of ['run/config.json', 'mlruns/0/a/meta.yaml'])
    expect(spawnSync('mkfifo', [join(folder, name)]).status).toBe(0);
  expect((await readRuns([folder])).runs).toHaveLength(2);
});

describe('archives that unpack to far more than they are', () => {
  const bomb = zipSync({ 'a.csv': new Uint8Array(1024 ** 2) });

  it('stop where an entry is longer than it says', () => {
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    const directory = view.getUint32(lying.length - 6, true);
    view.setUint32(directory + 24, 1000, true);
    expect(() => zipEntries(lying, 'a.zip')[0]?.bytes()).toThrow('cannot be unpacked');
  });

  it('stop where an entry says that it is too long', () => {
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    view.setUint32(view.getUint32(lying.length - 6, true) + 24, 2 ** 31, true);
    expect(() => zipEntries(lying, 'a.zip')[0]?.bytes()).toThrow('is larger than 1 GiB');
  });

  it('stop where many entries are made of the same bytes', () => {
    const small = zipSync({ 'a.csv': new Uint8Array(1024) });
    const view = new DataView(small.buffer);
    view.setUint32(view.getUint32(small.length - 6, true) + 24, 2 ** 30, true);
    const entry = zipEntries(small, 'a.zip')[0];
    for (let times = 0; times < 4; times += 1) entry?.bytes();
    expect(() => entry?.bytes()).toThrow('unpack to more than 4 GiB');
  });
});

it('reads a database and its log from copies', async () => {
  const before = await databaseImage(
    `${mlflowTables} INSERT INTO runs VALUES ('a', 'first', 'active');
     INSERT INTO metrics VALUES ('loss', 1, 1, 'a', 1, 0);`,
  );
  const after = await databaseImage("INSERT INTO metrics VALUES ('loss', 0.5, 2, 'a', 2, 0)", before);
  const folder = temporaryFolder();
  const files = { 'mlflow.db': before, 'mlflow.db-wal': walBetween(before, after) };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  chmodSync(folder, 0o555);
  try {
    const { runs } = await readRuns([folder]);
    expect(runs[0]?.series[0]?.values).toEqual(Float64Array.of(1, 0.5));
  } finally {
    chmodSync(folder, 0o755);
  }
  expect(readdirSync(folder)).toEqual(['mlflow.db', 'mlflow.db-wal']);
  for (const [name, bytes] of Object.entries(files))
    expect(Buffer.compare(readFileSync(join(folder, name)), bytes)).toBe(0);
  expect(existsSync(join(folder, 'mlflow.db-shm'))).toBe(false);
});

// A pattern that goes back over what it has read would take minutes here, or for ever.
describe('text takes no time but that of its length', () => {
  const many = 100_000;

  it.each([
    ['a remark behind signs of remarks', 'config.ini', `lr = 0.1\nname = a${' #'.repeat(many)}"`],
    ['a value that does not begin', 'config.py', `lr = ${' '.repeat(many)}\nwd = `],
    ['a number that is none', 'config.py', `lr = dict(a=${'1'.repeat(many)}z)`],
    ['a text that does not end', 'config.json', `{"lr": "${String.raw`\"`.repeat(many)}`],
  ])('in settings: %s', async (_, name, content) => {
    const folder = temporaryFolder({ 'metrics.csv': csv, [name]: content });
    expect((await readRuns([folder])).runs).toHaveLength(1);
  });

  it.each([
    ['a frame of Julia', 'run.log', `│${' '.repeat(9000)}${'a = '.repeat(2000)}│\n`],
    ['a word before a stroke', 'run.log', `${'a'.repeat(19_000)}/ 1\n`.repeat(20)],
    ['a number in a table', 'run.log', `| epoch | loss |\n${`| 1 | ${'1'.repeat(19_000)}x |\n`.repeat(20)}`],
    ['headings that go on', 'run.log', `| epoch | loss |\n${'| a | b |\n'.repeat(many)}`],
    ['bars of nothing', 'run.log', `1 ${'━'.repeat(500)}\n`.repeat(3000)],
    ['brackets that do not close', 'run.log', `a = dict(${`${'('.repeat(19_000)}\n`.repeat(400)}`],
    ['a tensor that does not close', 'run.csv', `step,loss\n0,tensor(${' '.repeat(many)}x\n1,1\n`],
  ])('in a log: %s', async (_, name, content) => {
    const folder = temporaryFolder({ [name]: content });
    expect((await readRuns([folder])).errors).toHaveLength(1);
  });
});
