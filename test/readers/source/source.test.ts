import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/readers/source/file.js';
import { openStdin } from '../../../src/readers/source/stdin.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { all } from '../helpers/plain.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const streamed = async (source: { stream(): AsyncIterable<Uint8Array> }) =>
  text(Buffer.concat(await all(source.stream())));

describe('openFile', () => {
  it('gives head, bytes and stream, each more than once', async () => {
    const path = join(temporaryFolder({ 'log.csv': 'step,loss\n1,2\n' }), 'log.csv');
    const source = await openFile(path);
    expect(source.path).toBe(path);
    expect(source.size).toBe(14);
    expect(text(await source.head())).toBe('step,loss\n1,2\n');
    expect(text(await source.bytes())).toBe('step,loss\n1,2\n');
    expect(await streamed(source)).toBe('step,loss\n1,2\n');
    expect(await streamed(source)).toBe('step,loss\n1,2\n');
  });

  it('unpacks gzip that is cut off as far as it goes, and says so', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `${i},${Math.sin(i)}\n`).join('');
    const packed = gzipSync(lines);
    const folder = temporaryFolder({ half: packed.subarray(0, packed.length / 2), whole: packed });
    const source = await openFile(join(folder, 'half'));
    const found = await streamed(source);
    expect(found.length).toBeGreaterThan(lines.length / 3);
    expect(lines.startsWith(found)).toBe(true);
    expect(source.notes?.map(({ code }) => code)).toEqual(['cut-gzip']);
    const whole = await openFile(join(folder, 'whole'));
    expect(await streamed(whole)).toBe(lines);
    expect(whole.notes).toEqual([]);
  });

  it('loses nothing of gzip data of any length', async () => {
    const packed = gzipSync('step,loss\n1,2\n');
    for (let length = 3; length < packed.length; length += 1) {
      const folder = temporaryFolder({ log: packed.subarray(0, length) });
      const read = openFile(join(folder, 'log')).then(streamed);
      const outcome = await read.catch((error: unknown) => error);
      if (typeof outcome === 'string') expect('step,loss\n1,2\n'.startsWith(outcome)).toBe(true);
      else expect(outcome).toBeInstanceOf(GrokscopeError);
    }
  });

  it('refuses a gzip bomb before it is unpacked', async () => {
    const bomb = gzipSync(new Uint8Array(300 * 1024 ** 2).fill(0x61));
    const source = await openFile(join(temporaryFolder({ log: bomb }), 'log'));
    let length = 0;
    const read = async (): Promise<void> => {
      for await (const chunk of source.stream()) length += chunk.length;
    };
    await expect(read()).rejects.toMatchObject({ code: 'too-large' });
    expect(length).toBeLessThan(290 * 1024 ** 2);
  });

  it('looks at no more than 64 KiB to tell the format', async () => {
    const folder = temporaryFolder({ plain: 'x'.repeat(100_000), packed: gzipSync('y'.repeat(100_000)) });
    expect((await (await openFile(join(folder, 'plain'))).head()).length).toBe(65_536);
    expect(text(await (await openFile(join(folder, 'packed'))).head())).toBe('y'.repeat(65_536));
  });

  it('unpacks gzip by content, of several members', async () => {
    const packed = Buffer.concat([gzipSync('step,loss\n'), gzipSync('1,2\n')]);
    const source = await openFile(join(temporaryFolder({ 'log.csv': packed }), 'log.csv'));
    expect(text(await source.bytes())).toBe('step,loss\n1,2\n');
    expect(await streamed(source)).toBe('step,loss\n1,2\n');
  });

  it.each([
    ['a missing file', {}, 'not-found'],
    ['an empty file', { log: '' }, 'empty'],
    ['an empty gzip file', { log: gzipSync('') }, 'empty'],
    ['a gzip file that ends in its header', { log: gzipSync('step,loss\n').subarray(0, 9) }, 'malformed'],
  ])('refuses %s', async (_, files, code) => {
    const path = join(temporaryFolder(files), 'log');
    await expect(openFile(path)).rejects.toMatchObject({ name: 'GrokscopeError', code, path });
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file without permission', async () => {
    const path = join(temporaryFolder({ log: 'x' }), 'log');
    chmodSync(path, 0);
    await expect(openFile(path)).rejects.toMatchObject({ code: 'not-readable' });
  });

  it('refuses a device', async () => {
    await expect(openFile('/dev/null')).rejects.toMatchObject({ code: 'not-readable' });
  });

  it('refuses to hold more than the limit at once', async () => {
    const folder = temporaryFolder({ plain: 'x'.repeat(100), packed: gzipSync('x'.repeat(100)) });
    for (const name of ['plain', 'packed']) {
      const source = await openFile(join(folder, name));
      await expect(source.bytes(99)).rejects.toMatchObject({ code: 'too-large' });
      expect((await source.bytes(100)).length).toBe(100);
    }
  });
});

async function* input(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
}

describe('openStdin', () => {
  it('can be read after its format was told', async () => {
    const source = await openStdin(input('step,', 'loss\n1,2\n'));
    expect(source.path).toBe('-');
    expect(text(await source.head())).toBe('step,loss\n1,2\n');
    expect(await streamed(source)).toBe('step,loss\n1,2\n');
  });

  it('unpacks gzip', async () => {
    expect(text(await (await openStdin(input(gzipSync('1,2\n')))).bytes())).toBe('1,2\n');
  });

  it('refuses nothing', async () => {
    await expect(openStdin(input())).rejects.toMatchObject({ code: 'empty', path: '-' });
  });
});
