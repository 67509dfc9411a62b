import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../../src/readers/index.js';
import { collect } from '../../../src/readers/source/chunks.js';
import { once } from '../../../src/readers/source/memory.js';
import { unzstd } from '../../../src/readers/source/unzstd.js';
import type { Note } from '../../../src/run/run.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { endlessFrame } from '../helpers/zstd-frames.js';
import { expectTrueRun, fixtures } from '../helpers/fixture-run.js';

const path = join(fixtures, 'archives/misgrokking.csv.zst');
const packed = readFileSync(path);
const plain = readFileSync(join(fixtures, 'csv/misgrokking.csv'));

function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  return collect(unzstd(once(bytes), 'log.zst'), 1024 ** 2, 'log.zst');
}

describe('zstd files', () => {
  it('are read as what they hold', async () => {
    const { runs } = await readRuns([path]);
    expect(runs[0]?.source.format).toBe('csv');
    expectTrueRun(runs[0]);
  });

  it('may have several frames', async () => {
    const both = await unpacked(Buffer.concat([packed, packed]));
    expect(Buffer.from(both).equals(Buffer.concat([plain, plain]))).toBe(true);
  });

  it('are read as far as they go where they are cut off after a block', async () => {
    const notes: Note[] = [];
    const content = Buffer.concat([packed, packed.subarray(0, packed.length - 20)]);
    const cut = await collect(unzstd(once(content), 'log.zst', notes), 1024 ** 2, 'log.zst');
    expect(Buffer.from(cut).equals(plain)).toBe(true);
    expect(notes.map(({ code }) => code)).toEqual(['cut-zstd']);
  });

  it('are refused where they are cut off before', async () => {
    for (const length of [5, 100, packed.length - 20])
      await expect(unpacked(packed.subarray(0, length))).rejects.toMatchObject({ code: 'malformed' });
  });

  it('are refused where they ask for gigabytes of memory', async () => {
    const greedy = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, 0x01, 0x00, 0x00);
    await expect(unpacked(greedy)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('are given up where their lengths go on and on', async () => {
    await expect(unpacked(endlessFrame())).rejects.toMatchObject({
      code: 'malformed',
      message: expect.stringContaining('unpacking goes on for more than 1.0 s') as unknown,
    });
  });

  it('are unpacked or refused where they are damaged', async () => {
    await assert(
      asyncProperty(nat(packed.length - 1), nat(255), async (at, value) => {
        const damaged = Uint8Array.from(packed);
        damaged[at] = value;
        await unpacked(damaged).catch((error: unknown) => {
          expect(error).toBeInstanceOf(GrokscopeError);
        });
      }),
    );
  });
});
