import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import initSqlJs from 'sql.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.js';
import type { FollowEvent } from '../../src/follow/events.js';
import { Follower, type FollowOptions } from '../../src/follow/follower.js';
import { scalarFile } from '../readers/helpers/event-writer.js';
import { fixtures } from '../readers/helpers/fixture-run.js';
import { temporaryFolder } from '../readers/helpers/temporary-folder.js';
import { csvLog, growingLogs, rowOf } from './growing-logs.js';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** A follower with a clock of its own. */
class Followed {
  readonly events: FollowEvent[] = [];
  readonly follower: Follower;
  private now = 0;

  constructor(paths: readonly string[], options: FollowOptions = {}) {
    this.follower = new Follower(paths, { ...options, onEvent: (event) => this.events.push(event) });
  }

  async look(times: number = 1): Promise<void> {
    for (let time = 0; time < times; time++) {
      this.now += 1000;
      await this.follower.look(this.now);
    }
  }

  /** Looks until everything has been at rest for long. */
  async rest(): Promise<void> {
    await this.look(45);
    for (let more = 0; this.follower.isBehind && more < 100; more++) await this.look();
  }

  /** What was told of runs, as `kind id`, of phases and verdicts with their name. */
  told(): string[] {
    return this.events.map((event) => {
      if ('problem' in event) return `${event.kind} ${this.short(event.problem.path)} ${event.problem.code}`;
      const { run, diagnosis } = event.analysed;
      const name = `${event.kind} ${this.short(run.id)}`;
      if (event.kind === 'phase') return `${name} ${event.change.phase}`;
      return event.kind === 'verdict' ? `${name} ${event.previous} > ${diagnosis.verdict}` : name;
    });
  }

  private short(path: string): string {
    return path.replace(folder, '').replace(/^\//, '');
  }
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('at rest', () => {
  it.each(growingLogs)(
    'the analysis of a $format log that grew is that of a fresh read',
    async ({ file, log }) => {
      const path = write(`runs/a/${file}`, log(20));
      const followed = new Followed([folder]);
      await followed.look();
      for (const count of [21, 60, 3200, 3300, 3301]) {
        appendFileSync(path, log(count).subarray(readFileSync(path).length));
        await followed.look();
      }
      await followed.rest();
      expect(followed.follower.current()).toEqual(await analyze([folder]));
    },
  );

  it('the analysis of all fixtures is that of a fresh read', async () => {
    cpSync(fixtures, folder, { recursive: true });
    const followed = new Followed([folder]);
    await followed.look();
    await followed.rest();
    expect(followed.follower.current()).toEqual(await analyze([folder]));
  }, 120_000);

  it('a database with a write-ahead log that only grew has its rows', async () => {
    const { Database } = await initSqlJs();
    const database = new Database();
    database.run('CREATE TABLE metrics (run_name TEXT, timestamp TEXT, step INTEGER, metrics TEXT)');
    const insert = (from: number, to: number): void => {
      for (let index = from; index < to; index++) {
        const { step, ...metrics } = rowOf(index);
        database.run(`INSERT INTO metrics VALUES ('a', '', ${step}, '${JSON.stringify(metrics)}')`);
      }
    };
    insert(0, 100);
    const path = write('trackio.db', database.export());
    const followed = new Followed([path]);
    await followed.rest();
    insert(100, 300);
    // What is committed is in the log alone: one frame for each page.
    writeFileSync(`${path}-wal`, walOf(database.export()));
    await followed.look();
    expect(followed.follower.current().runs[0]?.run.series[0]?.steps.length).toBe(300);
    await followed.rest();
    expect(followed.follower.current()).toEqual(await analyze([path]));
  });
});

/** A write-ahead log that holds all pages of a database as one commit. */
function walOf(image: Uint8Array): Uint8Array {
  const pageSize = new DataView(image.buffer, image.byteOffset).getUint16(16);
  const pages = image.length / pageSize;
  const wal = new Uint8Array(32 + pages * (24 + pageSize));
  const view = new DataView(wal.buffer);
  let [first, second] = [0, 0];
  const sum = (start: number, end: number): void => {
    for (let at = start; at < end; at += 8) {
      first = (first + view.getUint32(at) + second) >>> 0;
      second = (second + view.getUint32(at + 4) + first) >>> 0;
    }
  };
  for (const [index, value] of [0x377f0683, 3_007_000, pageSize, 0, 1, 2].entries())
    view.setUint32(4 * index, value);
  sum(0, 24);
  view.setUint32(24, first);
  view.setUint32(28, second);
  for (let page = 0; page < pages; page++) {
    const at = 32 + page * (24 + pageSize);
    view.setUint32(at, page + 1);
    view.setUint32(at + 4, page === pages - 1 ? pages : 0);
    view.setUint32(at + 8, 1);
    view.setUint32(at + 12, 2);
    wal.set(image.subarray(page * pageSize, (page + 1) * pageSize), at + 24);
    sum(at, at + 8);
    sum(at + 24, at + 24 + pageSize);
    view.setUint32(at + 16, first);
    view.setUint32(at + 20, second);
  }
  return wal;
}

describe('what is told', () => {
  it('of a run from its first rows to its grokking', async () => {
    const path = join(folder, 'log.csv');
    const followed = new Followed([path]);
    await followed.look();
    for (const count of [2, 15, 40, 120, 143, 146, 160, 200, 400]) {
      writeFileSync(path, csvLog(count));
      await followed.rest();
    }
    expect(followed.told()).toEqual([
      'waiting log.csv not-found',
      'found log.csv',
      'phase log.csv settling',
      'verdict log.csv insufficient_data > memorised_so_far',
      'phase log.csv plateau',
      'verdict log.csv memorised_so_far > partial_rise',
      'forecast log.csv',
      'phase log.csv rise',
      'forecast log.csv',
      'phase log.csv generalised',
      'verdict log.csv partial_rise > grokking',
    ]);
  });

  it('of a run that was there at the start: no change', async () => {
    write('log.csv', csvLog(400));
    const followed = new Followed([folder]);
    await followed.rest();
    expect(followed.told()).toEqual(['found log.csv']);
  });

  it('of new runs, files and folders', async () => {
    write('a/log.csv', csvLog(30));
    const followed = new Followed([folder]);
    await followed.look();
    write('b/c/log.csv', csvLog(400).replaceAll('0.03', '0.04'));
    await followed.rest();
    expect(followed.told()).toEqual([
      'found a/log.csv',
      'found b/c/log.csv',
      'verdict b/c/log.csv insufficient_data > grokking',
    ]);
    expect(followed.follower.current()).toEqual(await analyze([folder]));
  });

  it('of a TensorBoard run that goes on in a second file: one run, one change', async () => {
    const points = (from: number, to: number, role: 'train_acc' | 'test_acc'): [number, number][] =>
      Array.from({ length: to - from }, (_, index) => rowOf(from + index)).map((row) => [
        row.step,
        row[role],
      ]);
    const file = (from: number, to: number): Uint8Array =>
      scalarFile({ 'acc/train': points(from, to, 'train_acc'), 'acc/test': points(from, to, 'test_acc') });
    write('run/events.out.tfevents.1700000000.host.1.0', file(0, 100));
    const followed = new Followed([join(folder, 'run')]);
    await followed.look();
    write('run/events.out.tfevents.1700000100.host.2.0', file(90, 400));
    await followed.rest();
    expect(followed.told().filter((line) => /^(?:found|verdict|gone)/.test(line))).toEqual([
      'found run',
      'verdict run memorised_so_far > grokking',
    ]);
    expect(followed.follower.current()).toEqual(await analyze([join(folder, 'run')]));
  });

  it('of a file that cannot be read among good ones: once', async () => {
    write('good.csv', csvLog(100));
    write('bad.jsonl', '{"step": 1, "loss"\n{"step": 2\nnothing\n');
    const followed = new Followed([folder]);
    await followed.rest();
    await followed.rest();
    expect(followed.told()).toEqual(['found good.csv', 'problem bad.jsonl malformed']);
    expect(followed.follower.current()).toEqual(await analyze([folder]));
  });

  it('of a log that goes, and comes back as it was', async () => {
    const path = write('log.csv', csvLog(100));
    const followed = new Followed([folder]);
    await followed.rest();
    rmSync(path);
    await followed.rest();
    expect(followed.follower.current().runs).toEqual([]);
    write('log.csv', csvLog(100));
    await followed.rest();
    expect(followed.told()).toEqual(['found log.csv', 'gone log.csv', 'waiting  no-logs', 'found log.csv']);
  });

  it('of a log that is rotated within its folder: both files', async () => {
    const path = write('log.csv', csvLog(100));
    const followed = new Followed([folder]);
    await followed.look();
    renameSync(path, join(folder, 'log.1.csv'));
    write('log.csv', csvLog(40));
    await followed.rest();
    expect(followed.follower.current()).toEqual(await analyze([folder]));
  });

  it('of a series that no run has', async () => {
    write('log.csv', csvLog(100));
    const followed = new Followed([folder], { test: 'tset_acc' });
    await followed.rest();
    expect(followed.told()).toEqual(['found log.csv', 'problem log.csv usage']);
  });

  it('of settings that come after the log', async () => {
    write('run/log.csv', csvLog(100));
    const followed = new Followed([folder]);
    await followed.rest();
    write('run/config.yaml', 'lr: 0.01\nweight_decay: 0.1\noptimizer: sgd\n');
    await followed.rest();
    expect(followed.follower.current().runs[0]?.hyperparameters.lr?.value).toBe(0.01);
    expect(followed.follower.current()).toEqual(await analyze([folder]));
  });
});

it('gives the view a new analysis with each change, and none without', async () => {
  const path = write('log.csv', csvLog(100));
  const { follower, ...followed } = new Followed([folder]);
  expect(followed.events).toEqual([]);
  let calls = 0;
  const stop = follower.subscribe(() => (calls += 1));
  await follower.look(0);
  const first = follower.current();
  await follower.look(1);
  expect(follower.current()).toBe(first);
  appendFileSync(path, csvLog(101).slice(csvLog(100).length));
  await follower.look(10_000);
  expect(follower.current()).not.toBe(first);
  const before = calls;
  stop();
  appendFileSync(path, csvLog(102).slice(csvLog(101).length));
  await follower.look(20_000);
  expect(calls).toBe(before);
});
