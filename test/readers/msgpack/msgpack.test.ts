import { assert, asyncProperty, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msgpackReader } from '../../../src/readers/msgpack/index.js';
import { readMessages } from '../../../src/readers/msgpack/read.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { utf8 } from '../helpers/protobuf-writer.js';
import { codes, outline, runsOf } from '../helpers/runs-of.js';
import { plain } from '../tree/plain.js';

const text = (value: string): number[] => [0xa0 | value.length, ...utf8(value)];
const double = (value: number): number[] => [
  0xcb,
  ...new Uint8Array(Float64Array.of(value).buffer).toReversed(),
];
const map = (...pairs: readonly (readonly [readonly number[], readonly number[]])[]): number[] => [
  0x80 | pairs.length,
  ...pairs.flatMap(([key, value]) => [...key, ...value]),
];
const row = (step: number, loss: number): number[] =>
  map([text('step'), [step]], [text('loss'), double(loss)]);
const value = (...bytes: readonly number[]): unknown =>
  plain(readMessages(Uint8Array.from(bytes), 'x').value);

describe('values', () => {
  it.each<[string, number[], unknown]>([
    ['small integers', [0x93, 0x7f, 0xff, 0xe0], [127, -1, -32]],
    ['unsigned integers', [0x93, 0xcc, 200, 0xcd, 1, 0, 0xce, 0, 1, 0, 0], [200, 256, 65_536]],
    ['signed integers', [0x93, 0xd0, 0x80, 0xd1, 0xff, 0, 0xd2, 0xff, 0, 0, 0], [-128, -256, -16_777_216]],
    [
      'long integers',
      [0x92, 0xcf, 0, 0, 0, 1, 0, 0, 0, 0, 0xd3, ...Array.from<number>({ length: 8 }).fill(255)],
      [2 ** 32, -1],
    ],
    ['floats', [0x92, 0xca, 0x3f, 0x80, 0, 0, ...double(0.1)], [1, 0.1]],
    ['null, truth values and texts', [0x94, 0xc0, 0xc2, 0xc3, 0xd9, 1, 0x61], [null, false, true, 'a']],
    ['long lists and maps', [0xdc, 0, 2, 1, 0xde, 0, 1, 0xa1, 0x61, 2], [1, { a: 2 }]],
    ['bytes and unknown extensions, which say nothing', [0x92, 0xc4, 1, 9, 0xd4, 7, 9], [null, null]],
  ])('%s', (_, bytes, expected) => {
    expect(value(...bytes)).toEqual(expected);
  });

  it('reads arrays as Flax and msgpack-numpy write them', () => {
    const data = [...new Uint8Array(Float32Array.of(1, 2).buffer)];
    const flax = [0x93, 0x91, 2, ...text('float32'), 0xc4, data.length, ...data];
    expect(value(0xc7, flax.length, 1, ...flax)).toEqual([1, 2]);
    const numpy = map(
      [[0xc4, 2, ...utf8('nd')], [0xc3]],
      [[0xc4, 4, ...utf8('type')], text('<f4')],
      [
        [0xc4, 5, ...utf8('shape')],
        [0x91, 2],
      ],
      [
        [0xc4, 4, ...utf8('data')],
        [0xc4, data.length, ...data],
      ],
    );
    expect(value(...numpy)).toEqual([1, 2]);
  });
});

describe('files', () => {
  const rows = Uint8Array.from([...row(0, 3), ...row(1, 2), ...row(2, 1)]);

  it('is known by its name and its first byte', () => {
    expect(msgpackReader.sniff(rows, 'log.msgpack')).toBeGreaterThan(0.5);
    expect(msgpackReader.sniff(rows, 'log.bin')).toBe(0);
    expect(msgpackReader.sniff(Uint8Array.from(utf8('{"a": 1}')), 'log.msgpack')).toBe(0);
  });

  it('reads one object a row, also where the last is cut', async () => {
    const [run] = await runsOf(msgpackReader, rows, 'log.msgpack');
    expect(outline(run)).toEqual({ loss: 'step 0:3 1:2 2:1' });
    const [cut] = await runsOf(msgpackReader, rows.subarray(0, -3), 'log.msgpack');
    expect(outline(cut)).toEqual({ loss: 'step 0:3 1:2' });
    expect(codes(cut)).toContain('torn-end');
  });

  it('finds no curve among weights', async () => {
    const data = [...new Uint8Array(new Float32Array(60).fill(1).buffer)];
    const kernel = [0x93, 0x92, 2, 30, ...text('float32'), 0xc4, data.length, ...data];
    const bytes = map([text('kernel'), [0xc8, kernel.length >> 8, kernel.length & 255, 1, ...kernel]]);
    await expect(runsOf(msgpackReader, Uint8Array.from(bytes))).rejects.toMatchObject({ code: 'no-series' });
  });

  it.each([
    ['a byte that starts no value', [0x81, 0xc1]],
    ['a cut value', [0xdd, 0xff, 0xff, 0xff, 0xff, 1]],
    ['values that are nested too deep', Array.from<number>({ length: 500 }).fill(0x91)],
  ])('names %s', async (_, bytes) => {
    await expect(runsOf(msgpackReader, Uint8Array.from(bytes))).rejects.toMatchObject({ code: 'malformed' });
  });

  it('fails in plain words on any bytes', async () => {
    await assert(
      asyncProperty(uint8Array({ maxLength: 60 }), async (bytes) => {
        await runsOf(msgpackReader, bytes).catch((error: unknown) => {
          expect(error).toBeInstanceOf(GrokscopeError);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
