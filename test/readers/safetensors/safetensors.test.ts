import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safetensorsReader } from '../../../src/readers/safetensors/index.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { utf8 } from '../helpers/protobuf-writer.js';
import { outline, runsOf, settings } from '../helpers/runs-of.js';

interface Written {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: ArrayBufferLike;
}

function safetensors(
  arrays: Readonly<Record<string, Written>>,
  metadata?: Record<string, string>,
): Uint8Array {
  const data: number[] = [];
  const header = Object.fromEntries(
    Object.entries(arrays).map(([name, { dtype, shape, data: content }]) => {
      const start = data.length;
      data.push(...new Uint8Array(content));
      return [name, { dtype, shape, data_offsets: [start, data.length] }];
    }),
  );
  const json = utf8(JSON.stringify(metadata ? { __metadata__: metadata, ...header } : header));
  return Uint8Array.from([
    ...new Uint8Array(BigUint64Array.of(BigInt(json.length)).buffer),
    ...json,
    ...data,
  ]);
}

const steps: Written = { dtype: 'I64', shape: [3], data: BigInt64Array.of(0n, 10n, 20n).buffer };
const loss: Written = { dtype: 'F64', shape: [3], data: Float64Array.of(3, 2, 1).buffer };

describe('safetensors', () => {
  it('is known by the length and the start of its header', () => {
    expect(safetensorsReader.sniff(safetensors({ steps }), 'x')).toBe(1);
    expect(safetensorsReader.sniff(Uint8Array.from(utf8('{"steps": [1, 2, 3]}')), 'x.safetensors')).toBe(0);
  });

  it('reads arrays as curves and texts in the metadata as settings', async () => {
    const bytes = safetensors({ steps, loss }, { lr: '1e-3', nesterov: 'True', model: '{"width": 8}' });
    const [run] = await runsOf(safetensorsReader, bytes);
    expect(outline(run)).toEqual({ loss: 'steps 0:3 10:2 20:1' });
    expect(settings(run)).toEqual({ lr: 0.001, nesterov: true, width: 8 });
  });

  it('reads bfloat16', async () => {
    const half: Written = { dtype: 'BF16', shape: [3], data: Uint16Array.of(0x3f80, 0xc000, 0x7fc0).buffer };
    const [run] = await runsOf(safetensorsReader, safetensors({ steps, loss: half }));
    expect(outline(run)).toEqual({ loss: 'steps 0:1 10:-2 20:NaN' });
  });

  it('finds no curve among weights', async () => {
    const matrix: Written = { dtype: 'F32', shape: [30, 30], data: new Float32Array(900).fill(1).buffer };
    for (const names of [
      ['layer.weight', 'layer.bias'],
      ['embed', 'W_Q'],
    ]) {
      const [first = '', second = ''] = names;
      await expect(
        runsOf(safetensorsReader, safetensors({ [first]: matrix, [second]: loss })),
      ).rejects.toMatchObject({ code: 'no-series' });
    }
  });

  it('names an array that is cut', async () => {
    await expect(
      runsOf(safetensorsReader, safetensors({ steps, loss }).subarray(0, -1)),
    ).rejects.toMatchObject({
      code: 'malformed',
      message: expect.stringContaining('"loss"'),
    });
  });

  it('fails in plain words on damaged files', async () => {
    const whole = safetensors({ steps, loss }, { lr: '1' });
    await assert(
      asyncProperty(nat(whole.length - 1), nat(254), async (at, change) => {
        const damaged = whole.map((byte, index) => (index === at ? byte ^ (change + 1) : byte));
        await runsOf(safetensorsReader, damaged).catch((error: unknown) => {
          expect(error).toBeInstanceOf(GrokscopeError);
        });
      }),
    );
  });
});
