import {
  appendFileSync,
  chmodSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { FollowedFile } from '../../src/follow/followed-file.js';
import { readPath } from '../../src/readers/read-runs.js';
import type { Run } from '../../src/run/run.js';
import { temporaryFolder } from '../readers/helpers/temporary-folder.js';
import { csvHeader, csvLine, csvLog, growingLogs, rowOf } from './growing-logs.js';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** A file that is looked at by a clock of its own, which `rest` puts forward. */
class Watched {
  readonly file: FollowedFile;
  private now = 0;

  constructor(path: string) {
    this.file = new FollowedFile(path, {});
  }

  async look(): Promise<boolean> {
    this.now += 1000;
    return await this.file.look(this.now);
  }

  /** Looks until the file has been at rest for long. */
  async rest(): Promise<readonly Run[]> {
    for (let times = 0; times < 40; times++) await this.look();
    return this.file.runs;
  }
}

function stepsOf(runs: readonly Run[]): number[] {
  return [...(runs[0]?.series[0]?.steps ?? [])];
}

const steps = (count: number): number[] => Array.from({ length: count }, (_, index) => 10 * (index + 1));

describe('a file that grows', () => {
  it.each(growingLogs)('as $format ends as one read of it, wherever it was cut', async ({ file, log }) => {
    // 64 KiB and more, so that it is read on from where it ended.
    const whole = log(3000);
    const cuts = fc.array(fc.tuple(fc.nat(whole.length), fc.boolean()), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const path = join(folder, file);
        writeFileSync(path, '');
        const watched = new Watched(path);
        let from = 0;
        for (const [cut, looks] of places.toSorted(([one], [other]) => one - other)) {
          appendFileSync(path, whole.subarray(from, cut));
          from = cut;
          if (looks) await watched.look();
        }
        appendFileSync(path, whole.subarray(from));
        expect(await watched.rest()).toEqual(await readPath(path, {}, []));
        rmSync(path);
      }),
      { numRuns: 6 },
    );
  });

  it.each(growingLogs)('as $format has lost and doubled no row while it grows', async ({ file, log }) => {
    const path = join(folder, file);
    writeFileSync(path, log(3200));
    const watched = new Watched(path);
    await watched.look();
    for (const count of [3201, 3202, 3400]) {
      const whole = log(count);
      appendFileSync(path, whole.subarray(readFileSync(path).length));
      await watched.look();
      const seen = stepsOf(watched.file.runs);
      // The row of the last line of a printed log may go on.
      expect(seen).toEqual(steps(file.endsWith('.log') ? count - 1 : count));
    }
  });

  it('packed, piece by piece, has its rows', async () => {
    const path = join(folder, 'log.csv.gz');
    const noise = Array.from(
      { length: 20_000 },
      (_, index) => `${index},${Math.sin(index)},${Math.cos(index)}\n`,
    );
    writeFileSync(path, gzipSync(`step,train_acc,test_acc\n${noise.slice(0, 10_000).join('')}`));
    const watched = new Watched(path);
    await watched.look();
    appendFileSync(path, gzipSync(noise.slice(10_000).join('')));
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(Array.from(noise.keys()));
  });

  it('is not read again before it changes', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, csvLog(50));
    const watched = new Watched(path);
    expect(await watched.look()).toBe(true);
    const runs = await watched.rest();
    expect(await watched.rest()).toBe(runs);
  });

  it('of which the last line is cut off has that line when it is at rest, as one read has it', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, csvLog(3200));
    const watched = new Watched(path);
    await watched.look();
    appendFileSync(path, csvLine(rowOf(3200)));
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(steps(3200));
    expect(stepsOf(await watched.rest())).toEqual(steps(3201));
    appendFileSync(path, `\n${csvLine(rowOf(3201))}\n`);
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(steps(3202));
  });
});

describe('a file that is written anew', () => {
  const ways = {
    'with a new header': (path: string, count: number) =>
      writeFileSync(
        path,
        csvLog(count)
          .replace(csvHeader, `${csvHeader},lr`)
          .replaceAll(/(?<=\d)\n/g, ',0.1\n'),
      ),
    'and replaced by rename': (path: string, count: number) => {
      writeFileSync(`${path}.tmp`, csvLog(count));
      renameSync(`${path}.tmp`, path);
    },
    'after a truncation': (path: string, count: number) => {
      truncateSync(path, 0);
      appendFileSync(path, csvLog(count));
    },
    'after a rotation': (path: string, count: number) => {
      renameSync(path, `${path}.1`);
      writeFileSync(path, csvLog(count));
    },
    'after its deletion': (path: string, count: number) => {
      rmSync(path);
      writeFileSync(path, csvLog(count));
    },
    'through a link that now leads elsewhere': (path: string, count: number) => {
      rmSync(path);
      writeFileSync(`${path}.${count}`, csvLog(count));
      symlinkSync(`${path}.${count}`, path);
    },
  };

  it.each(Object.entries(ways))('%s, longer or shorter, has the rows that are there', async (_, rewrite) => {
    for (const count of [3300, 3201, 3200, 40]) {
      const path = join(folder, `log-${count}.csv`);
      writeFileSync(path, csvLog(3200));
      const watched = new Watched(path);
      await watched.look();
      appendFileSync(path, `${csvLine(rowOf(3200))}\n`);
      await watched.look();
      rewrite(path, count);
      await watched.look();
      expect(stepsOf(await watched.rest())).toEqual(steps(count));
      appendFileSync(path, csvLog(count + 5).slice(csvLog(count).length));
      expect(await watched.rest()).toEqual(await readPath(path, {}, []));
    }
  });

  it('in the middle only, where it had been read, is read afresh once it is at rest', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, csvLog(4000));
    const watched = new Watched(path);
    await watched.look();
    writeFileSync(path, csvLog(4001));
    await watched.look();
    const lines = csvLog(4002).split('\n');
    lines[2000] = lines[2000]?.replace(/\d$/, '0') ?? '';
    writeFileSync(path, lines.join('\n'));
    await watched.look();
    const passing = watched.file.runs;
    const whole = await readPath(path, {}, []);
    // While it grows, only what was appended is read.
    expect(stepsOf(passing)).toEqual(steps(4002));
    expect(passing).not.toEqual(whole);
    expect(await watched.rest()).toEqual(whole);
  });
});

describe('a file that is being written', () => {
  it('keeps its rows while a rewrite is under way', async () => {
    const path = join(folder, 'state.json');
    const state = (count: number): string =>
      JSON.stringify({ log_history: Array.from({ length: count }, (_, index) => ({ ...rowOf(index) })) });
    writeFileSync(path, state(50));
    const watched = new Watched(path);
    await watched.rest();
    truncateSync(path, 0);
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(steps(50));
    writeFileSync(path, state(60).slice(0, 900));
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(steps(50));
    writeFileSync(path, state(60));
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(steps(60));
    expect(watched.file.failure).toBeUndefined();
  });

  it('tells of a failure only once it has lasted, and of its end', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, '');
    const watched = new Watched(path);
    await watched.look();
    expect(watched.file.failure).toBeUndefined();
    await watched.rest();
    expect(watched.file.failure?.code).toBe('empty');
    writeFileSync(path, csvLog(20));
    await watched.look();
    expect(watched.file.failure).toBeUndefined();
    expect(stepsOf(watched.file.runs)).toEqual(steps(20));
  });

  it('is gone when it has been deleted for a while, and comes back', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, csvLog(20));
    const watched = new Watched(path);
    await watched.rest();
    rmSync(path);
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(steps(20));
    await watched.rest();
    expect(watched.file.runs).toEqual([]);
    expect(watched.file.failure?.code).toBe('not-found');
    writeFileSync(path, csvLog(30));
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(steps(30));
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read is read once it may be', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, csvLog(20));
    chmodSync(path, 0);
    const watched = new Watched(path);
    await watched.rest();
    expect(watched.file.failure?.code).toBe('not-readable');
    chmodSync(path, 0o644);
    await watched.look();
    expect(stepsOf(watched.file.runs)).toEqual(steps(20));
  });
});
