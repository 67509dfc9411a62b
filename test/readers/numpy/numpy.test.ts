import { zipSync } from 'fflate';
import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfFloat } from '../../../src/readers/codecs/half-float.js';
import { npyReader, npzReader } from '../../../src/readers/numpy/index.js';
import { readNpy } from '../../../src/readers/numpy/npy.js';
import type { Reader } from '../../../src/readers/reader.js';
import type { Run } from '../../../src/run/run.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { memorySource } from '../helpers/memory-source.js';
import { pickleBytes } from '../pickle/pickles.js';
import { plain } from '../tree/plain.js';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** A .npy file of the given header dictionary and data. */
function npy(
  descr: string,
  shape: string,
  data: ArrayBufferLike,
  { fortran = false, version = 1 } = {},
): Uint8Array {
  const header = text(
    `{'descr': ${descr}, 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }\n`,
  );
  const length = version === 1 ? new Uint8Array(2) : new Uint8Array(4);
  new DataView(length.buffer).setUint16(0, header.length, true);
  return Uint8Array.from([0x93, ...text('NUMPY'), version, 0, ...length, ...header, ...new Uint8Array(data)]);
}

const doubles = (...values: number[]): Uint8Array =>
  npy("'<f8'", `(${values.length},)`, Float64Array.from(values).buffer);

async function read(reader: Reader, bytes: Uint8Array, path: string): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of reader.read(memorySource(bytes, path), {})) runs.push(run);
  return runs;
}

describe('a file that counts steps', () => {
  it('is kept for the curves beside it, and no other list of few numbers is', async () => {
    const [run] = await read(npyReader, doubles(0, 10, 20), 'out/steps.npy');
    expect(run?.series.map(({ name, axis, values }) => [name, axis.unit, ...values])).toEqual([
      ['steps', 'index', 0, 10, 20],
    ]);
    await expect(read(npyReader, doubles(0, 10, 20), 'out/sizes.npy')).rejects.toThrow('no curve');
  });
});

describe('arrays', () => {
  it.each<[string, ArrayBufferLike]>([
    ["'<f8'", Float64Array.of(1, 2).buffer],
    ["'<f4'", Float32Array.of(1, 2).buffer],
    ["'<f2'", Uint16Array.of(0x3c00, 0x4000).buffer],
    ["'<i8'", BigInt64Array.of(1n, 2n).buffer],
    ["'<u8'", BigUint64Array.of(1n, 2n).buffer],
    ["'<i4'", Int32Array.of(1, 2).buffer],
    ["'<u4'", Uint32Array.of(1, 2).buffer],
    ["'<i2'", Int16Array.of(1, 2).buffer],
    ["'<u2'", Uint16Array.of(1, 2).buffer],
    ["'|i1'", Int8Array.of(1, 2).buffer],
    ["'|u1'", Uint8Array.of(1, 2).buffer],
    ["'>i4'", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 2).buffer],
    ["'>f4'", Uint8Array.of(0x3f, 0x80, 0, 0, 0x40, 0, 0, 0).buffer],
  ])('reads %s', (descr, data) => {
    expect(plain(readNpy(npy(descr, '(2,)', data), 'a'))).toEqual([1, 2]);
    expect(plain(readNpy(npy(descr, '(2L,)', data, { version: 2 }), 'a'))).toEqual([1, 2]);
  });

  it('reads single numbers, texts and truth values as what they are', () => {
    expect(readNpy(npy("'<f8'", '()', Float64Array.of(0.5).buffer), 'a')).toBe(0.5);
    expect(readNpy(npy("'|b1'", '()', Uint8Array.of(1).buffer), 'a')).toBe(true);
    expect(readNpy(npy("'<U3'", '()', Uint32Array.of(0x73, 0x67, 0x64).buffer), 'a')).toBe('sgd');
    expect(readNpy(npy("'|S4'", '(1,)', text('sgd\0').buffer), 'a')).toEqual(['sgd']);
  });

  it('turns Fortran order into row-major order', () => {
    const bytes = npy("'<f8'", '(2, 3)', Float64Array.of(1, 4, 2, 5, 3, 6).buffer, { fortran: true });
    expect(plain(readNpy(bytes, 'a'))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('reads structured arrays as columns', () => {
    const record = new DataView(new ArrayBuffer(24));
    for (const [i, loss] of [0.5, 0.25].entries()) {
      record.setInt32(i * 12, 10 * i, true);
      record.setFloat64(i * 12 + 4, loss, true);
    }
    const bytes = npy("[('step', '<i4'), ('loss', '<f8')]", '(2,)', record.buffer);
    expect(plain(readNpy(bytes, 'a'))).toEqual({ step: [0, 10], loss: [0.5, 0.25] });
  });

  it('reads an array of Python objects without running their code', () => {
    expect(readNpy(pickleBytes('objectArray'), 'a.npy')).toEqual({ step: [0, 1, 2], loss: [3, 2, 1] });
  });

  it('knows half precision', () => {
    expect([0x0001, 0x3555, 0x7bff, 0x7c00, 0xfc00, 0x8000].map(halfFloat)).toEqual([
      2 ** -24,
      0.333251953125,
      65504,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0,
    ]);
  });

  it('refuses every cut of a file', () => {
    const bytes = doubles(1, 2, 3);
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => readNpy(bytes.subarray(0, length), 'a.npy')).toThrow(GrokscopeError);
  });

  it('says what is missing', () => {
    expect(() => readNpy(npy("'<f8'", '(1000000000000,)', new ArrayBuffer(8)), 'a.npy')).toThrow(
      'the array of shape (1000000000000) is cut off: only 8 bytes are there',
    );
  });
});

describe('npy files', () => {
  it('names a lone series after its file', async () => {
    const [run] = await read(npyReader, doubles(3, 2, 1), 'out/train_losses.npy');
    expect(run?.series.map(({ name, steps }) => [name, [...steps]])).toEqual([['train_losses', [0, 1, 2]]]);
  });

  it('explains a file without a curve', async () => {
    await expect(
      read(npyReader, npy("'<f8'", '()', Float64Array.of(1).buffer), 'a.npy'),
    ).rejects.toMatchObject({
      code: 'no-series',
    });
  });
});

describe('npz files', () => {
  const arrays = {
    'steps.npy': doubles(0, 10, 20),
    'test_acc.npy': npy("'<f4'", '(2, 3)', Float32Array.of(0, 0.5, 1, 0, 0.25, 0.5).buffer),
    'lr.npy': npy("'<f8'", '()', Float64Array.of(0.125).buffer),
    'T_grok_per_seed.npy': doubles(20, Number.NaN),
  };

  it.each([0, 6] as const)('reads settings and one run a seed, packed at level %i', async (level) => {
    const bytes = zipSync(arrays, { level });
    expect(npzReader.sniff(bytes, 'x')).toBeGreaterThan(0.9);
    const runs = await read(npzReader, bytes, 'x.npz');
    expect(runs.map(({ id }) => id)).toEqual(['x.npz#seed=0', 'x.npz#seed=1']);
    expect(runs.map(({ series }) => series.map(({ values }) => [...values]))).toEqual([
      [[0, 0.5, 1]],
      [[0, 0.25, 0.5]],
    ]);
    expect(runs.map(({ config }) => config.map(({ key }) => key))).toEqual([
      ['T_grok_per_seed', 'lr'],
      ['lr'],
    ]);
  });

  it('reads or refuses damaged archives', async () => {
    const bytes = zipSync(arrays, { level: 6 });
    await assert(
      asyncProperty(nat(bytes.length - 1), nat(255), async (at, value) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = value;
        await read(npzReader, damaged, 'x.npz').catch((error: unknown) => {
          expect(error).toBeInstanceOf(GrokscopeError);
        });
      }),
    );
  });
});
