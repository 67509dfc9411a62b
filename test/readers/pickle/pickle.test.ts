import { existsSync } from 'node:fs';
import { zipSync } from 'fflate';
import { array, assert, constantFrom, nat, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickleReader, torchReader } from '../../../src/readers/pickle/index.js';
import { readPickle } from '../../../src/readers/pickle/read.js';
import { readTorch } from '../../../src/readers/pickle/torch.js';
import type { Reader } from '../../../src/readers/reader.js';
import type { Run } from '../../../src/run/run.js';
import { GrokscopeError } from '../../../src/util/errors.js';
import { memorySource } from '../helpers/memory-source.js';
import { plain } from '../tree/plain.js';
import { pickleBytes } from './pickles.js';

async function read(reader: Reader, bytes: Uint8Array, path = 'run.pkl'): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of reader.read(memorySource(bytes, path), {})) runs.push(run);
  return runs;
}

function floats(...values: number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

function torchZip(): Uint8Array {
  return zipSync(
    {
      'run/data.pkl': pickleBytes('torch'),
      'run/data/0': floats(0, 9, 10, 9, 20, 9),
      'run/data/1': floats(0.25, 0.5, 1),
    },
    { level: 0 },
  );
}

describe('pickles', () => {
  it.each([0, 1, 2, 3, 4, 5])('reads lists and dictionaries of protocol %i', (protocol) => {
    expect(readPickle(pickleBytes(`plain${protocol}`), 'a.pkl').value).toEqual({
      step: [0, 10, 20],
      train_acc: [0.5, 1, 1],
      test_acc: [0, Number.NaN, true],
    });
  });

  it.each([0, 2, 4, 5])('reads numpy arrays and scalars of protocol %i', (protocol) => {
    const { value, notes } = readPickle(pickleBytes(`numpy${protocol}`), 'a.pkl');
    expect(plain(value)).toEqual({ step: [0, 10, 20], test_acc: [0.25, 0.5, 1], lr: 0.125 });
    expect(notes).toEqual([]);
  });

  it('reads an object of another class as plain data and says so', async () => {
    const [run] = await read(pickleReader, pickleBytes('namespace'));
    expect(run?.config.map(({ key, value }) => [key, value])).toEqual([
      ['lr', 0.1],
      ['wd', 1],
    ]);
    expect(run?.notes.map(({ message }) => message)).toContain(
      'objects were read as plain data, without running their code: argparse.Namespace',
    );
  });

  it('runs no command that a pickle holds', async () => {
    const [run] = await read(pickleReader, pickleBytes('command'));
    expect(run?.series.map(({ name }) => name)).toEqual(['loss']);
    expect(existsSync('/tmp/grokscope-was-here')).toBe(false);
  });

  it('ends on a list that holds itself', async () => {
    const [run] = await read(pickleReader, pickleBytes('cycle'));
    expect(run?.series.map(({ name }) => name)).toEqual(['loss']);
  });

  it('refuses a few bytes that stand for a trillion values', () => {
    expect(() => readPickle(pickleBytes('laughs'), 'a.pkl')).toThrow('refers to the same values too often');
  });

  it('reads a class whose module is no text by its name', () => {
    const bytes = Uint8Array.from('\x80\x04(\x85\x8c\x01a\x93.', (letter) => letter.charCodeAt(0));
    expect(readPickle(bytes, 'a.pkl').value).toBe('a');
  });

  it('recognises pickles by content, those of protocol 0 by name', () => {
    expect(pickleReader.sniff(pickleBytes('plain4'), 'history')).toBeGreaterThan(0.9);
    expect(pickleReader.sniff(pickleBytes('plain0'), 'history')).toBe(0);
    expect(pickleReader.sniff(pickleBytes('plain0'), 'history.pkl')).toBeGreaterThan(0);
    expect(pickleReader.sniff(pickleBytes('legacyTorch'), 'a.pkl')).toBe(0);
  });

  it.each(['plain0', 'plain4', 'numpy2', 'numpy5'])('says that %s is cut off, wherever it is', (name) => {
    const bytes = pickleBytes(name);
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => readPickle(bytes.subarray(0, length), 'a.pkl')).toThrow(GrokscopeError);
  });

  it('reads or refuses any bytes', () => {
    const opcodes = constantFrom(
      ...'(].a}su0t)Rb}lK\x85\x86\x94\x93\x81\x8cqhNcX'.split('').map((c) => c.charCodeAt(0)),
    );
    assert(
      property(array(oneof(opcodes, nat(255)), { maxLength: 60 }), (bytes) => {
        try {
          readPickle(Uint8Array.from([0x80, 4, ...bytes, 0x2e]), 'a.pkl');
        } catch (error) {
          expect(error).toBeInstanceOf(GrokscopeError);
        }
      }),
    );
  });
});

describe('torch.save', () => {
  const expected = { step: [0, 10, 20], test_acc: [0.25, 0.5, 1], lr: 0.25 };

  it.each<[string, () => Uint8Array]>([
    ['zip', torchZip],
    ['older', () => pickleBytes('legacyTorch')],
  ])('reads strided and single-number tensors of the %s form', async (_, bytes) => {
    expect(plain(readTorch(bytes(), 'a.pt').value)).toEqual(expected);
    expect(torchReader.sniff(bytes(), 'anything')).toBeGreaterThan(0.9);
    const [run] = await read(torchReader, bytes(), 'a.pt');
    expect(run?.series.map(({ name, axis }) => [name, axis.name])).toEqual([['test_acc', 'step']]);
    expect(run?.config.map(({ key, value }) => [key, value])).toEqual([['lr', 0.25]]);
  });

  it('names the tensor that is missing', () => {
    const bytes = zipSync({ 'run/data.pkl': pickleBytes('torch') }, { level: 0 });
    expect(() => readTorch(bytes, 'a.pt')).toThrow('the tensor data "0" is missing');
  });
});
