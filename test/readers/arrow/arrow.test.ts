import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowReader } from '../../../src/readers/arrow/index.js';
import { readSource } from '../../../src/readers/read-file.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { expectTrueRun, fixtures } from '../helpers/fixture-run.js';
import { memorySource } from '../helpers/memory-source.js';
import { runsOf, settings } from '../helpers/runs-of.js';

function file(name: string): Uint8Array {
  return readFileSync(join(fixtures, 'arrow', name));
}

describe('Arrow files', () => {
  it.each(['lz4.feather', 'zstd.feather', 'stream.arrows', 'long.arrow'])(
    '%s holds the values that were written',
    async (name) => {
      const runs = await readSource(memorySource(file(name), name), {});
      expect(runs.map(({ source }) => source.format)).toEqual(['arrow']);
      expectTrueRun(runs[0]);
    },
  );

  it('takes metadata of the schema for settings', async () => {
    const [run] = await runsOf(arrowReader, file('stream.arrows'));
    expect(settings(run)).toEqual({ lr: 0.02, optimizer: 'sgd' });
  });

  it('says how to renew files of version 1', async () => {
    const source = memorySource(new TextEncoder().encode('FEA1 and more'), 'old.feather');
    await expect(readSource(source, {})).rejects.toMatchObject({ code: 'needs-export' });
  });

  it.each(['lz4.feather', 'zstd.feather', 'stream.arrows'])(
    'reads or refuses damaged files: %s',
    async (name) => {
      const whole = file(name);
      await assert(
        asyncProperty(nat(whole.length - 1), nat(255), async (at, value) => {
          const damaged = Uint8Array.from(whole);
          damaged[at] = value;
          await runsOf(arrowReader, damaged).catch((error: unknown) => {
            expect(error).toBeInstanceOf(GrokscopeError);
          });
        }),
      );
    },
  );
});
