import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvReader } from '../../../src/readers/csv/index.js';
import { readRuns } from '../../../src/readers/index.js';
import { readSource } from '../../../src/readers/read-file.js';
import { tarReader } from '../../../src/readers/tar/index.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { expectTrueRun, fixtures } from '../helpers/fixture-run.js';
import { memorySource } from '../helpers/memory-source.js';
import { runsOf } from '../helpers/runs-of.js';
import { tarArchive as archive, tarEntry as entry } from '../helpers/tar-writer.js';

const reader = tarReader([csvReader]);
const log = 'step,loss\n1,0.5\n2,0.4\n3,0.3\n';

describe('tar archives', () => {
  it('are read packed by gzip, each log as a run', async () => {
    const { runs, errors } = await readRuns([join(fixtures, 'archives/runs.tar.gz')]);
    expect(errors).toEqual([]);
    expect(runs.map(({ id }) => id.split('#')[1])).toEqual(['csv/memorised.csv', 'csv/misgrokking.csv']);
    expectTrueRun(runs[1]);
  });

  it('may have long names, links and names that lead outside', async () => {
    const long = `${'folder/'.repeat(20)}log.csv`;
    const pax = (text: string): string => entry('x', text, 'x');
    const bytes = archive(
      entry('link.csv', '', '2'),
      pax(`${String(long.length + 10)} path=${long}\n`),
      entry('short.csv', log),
      entry('././@LongLink', `${long}2.csv\0`, 'L'),
      entry('short.csv', log.replace('0.4', '0.45')),
      entry('../../outside.csv', log.replace('0.4', '0.35')),
    );
    const runs = await runsOf(reader, bytes, 'a.tar', {}, 100);
    expect(runs.map(({ id }) => id)).toEqual([
      'a.tar#../../outside.csv',
      `a.tar#${long}`,
      `a.tar#${long}2.csv`,
    ]);
  });

  it('are refused where a log in them unpacks to too much', async () => {
    const bytes = archive(entry('a.csv', log, '0', 2 ** 32));
    await expect(runsOf(reader, bytes)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('are refused where they are cut off', async () => {
    const bytes = archive(entry('a.csv', log), entry('b.csv', log));
    for (const length of [530, 1100, 1540])
      await expect(runsOf(reader, bytes.subarray(0, length))).rejects.toMatchObject({ code: 'malformed' });
  });

  it('are read or refused where they are damaged', async () => {
    const whole = gunzipSync(readFileSync(join(fixtures, 'archives/runs.tar.gz'))).subarray(0, 4096);
    await assert(
      asyncProperty(nat(whole.length - 1), nat(255), async (at, value) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = value;
        await readSource(memorySource(damaged, 'a.tar'), {}).catch((error: unknown) => {
          expect(error).toBeInstanceOf(GrokscopeError);
        });
      }),
    );
  });
});
