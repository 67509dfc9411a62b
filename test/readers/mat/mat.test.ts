import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matReader } from '../../../src/readers/mat/index.js';
import { readMat } from '../../../src/readers/mat/read.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { utf8 } from '../helpers/protobuf-writer.js';
import { outline, runsOf } from '../helpers/runs-of.js';
import { plain } from '../tree/plain.js';

type Bytes = readonly number[];

const raw = ({ buffer }: { readonly buffer: ArrayBufferLike }): Bytes => [...new Uint8Array(buffer)];
const padded = (bytes: Bytes): Bytes => [
  ...bytes,
  ...Array.from<number>({ length: -bytes.length & 7 }).fill(0),
];
const element = (type: number, content: Bytes): Bytes => [
  ...raw(Uint32Array.of(type, content.length)),
  ...padded(content),
];
/** An element of at most four bytes, which stand in its tag. */
const small = (type: number, content: Bytes): Bytes => [
  ...raw(Uint32Array.of((content.length << 16) | type)),
  ...content,
  ...Array.from<number>({ length: 4 - content.length }).fill(0),
];
const matrix = (kind: number, name: string, shape: Bytes, ...rest: readonly Bytes[]): Bytes =>
  element(14, [
    ...element(6, raw(Uint32Array.of(kind, 0))),
    ...element(5, raw(Int32Array.from(shape))),
    ...element(1, utf8(name)),
    ...rest.flat(),
  ]);
const doubles = (name: string, shape: Bytes, values: Bytes): Bytes =>
  matrix(6, name, shape, element(9, raw(Float64Array.from(values))));
const compressed = (bytes: Bytes): Bytes => {
  const packed = [...deflateSync(Uint8Array.from(bytes))];
  return [...raw(Uint32Array.of(15, packed.length)), ...packed];
};
const file = (...variables: readonly Bytes[]): Uint8Array => {
  const header = utf8('MATLAB 5.0 MAT-file'.padEnd(124));
  return Uint8Array.from([...header, 0, 1, ...utf8('IM'), ...variables.flat()]);
};
const read = (...variables: readonly Bytes[]): unknown => plain(readMat(file(...variables), 'x'));

describe('variables', () => {
  it('have one dimension where they are vectors, and rows where they are matrices', () => {
    expect(
      read(
        doubles('row', [1, 2], [1, 2]),
        doubles('column', [2, 1], [1, 2]),
        doubles('m', [2, 3], [1, 4, 2, 5, 3, 6]),
      ),
    ).toEqual({
      row: [1, 2],
      column: [1, 2],
      m: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
  });

  it('are read where they are compressed, and where numbers are stored in fewer bytes', () => {
    const bytes = matrix(6, 'step', [1, 3], small(2, [0, 10, 20]));
    expect(read(compressed(bytes), doubles('lr', [1, 1], [0.1]))).toEqual({ step: [0, 10, 20], lr: 0.1 });
  });

  it('may be texts, structs and cells', () => {
    const names = [small(5, raw(Int32Array.of(8))), element(1, utf8('acc\0\0\0\0\0name\0\0\0\0'))];
    const name = matrix(4, '', [1, 3], element(4, raw(Uint16Array.from(utf8('sgd')))));
    const struct = matrix(2, 'log', [1, 1], ...names, doubles('', [1, 2], [0, 1]), name);
    expect(read(struct, matrix(1, 'cell', [1, 1], doubles('', [1, 1], [7])))).toEqual({
      log: { acc: [0, 1], name: 'sgd' },
      cell: [7],
    });
  });
});

describe('files', () => {
  it('give curves on their step axis', async () => {
    const bytes = file(doubles('step', [1, 3], [0, 10, 20]), doubles('train_loss', [3, 1], [3, 2, 1]));
    expect(matReader.sniff(bytes, 'x')).toBe(1);
    const [run] = await runsOf(matReader, bytes);
    expect(outline(run)).toEqual({ train_loss: 'step 0:3 10:2 20:1' });
  });

  it('say what they hold where that is no curve', async () => {
    await expect(runsOf(matReader, file(doubles('lr', [1, 1], [0.1])))).rejects.toMatchObject({
      code: 'no-series',
      message: expect.stringContaining('"lr"'),
    });
  });

  it('fail in plain words where they are damaged or cut', async () => {
    const whole = readFileSync(join(import.meta.dirname, '../../../fixtures/other-arrays/misgrokking.mat'));
    const plainFile = file(doubles('step', [1, 3], [0, 10, 20]), doubles('train_loss', [3, 1], [3, 2, 1]));
    await assert(
      asyncProperty(nat(), nat(254), async (place, change) => {
        for (const bytes of [whole, plainFile]) {
          const at = 128 + (place % (bytes.length - 128));
          const damaged = Uint8Array.from(bytes);
          damaged[at] = damaged[at]! ^ (change + 1);
          for (const broken of [damaged, bytes.subarray(0, at)])
            await runsOf(matReader, broken).catch((error: unknown) => {
              expect(error).toBeInstanceOf(GrokscopeError);
            });
        }
      }),
      { numRuns: 300 },
    );
  });
});
