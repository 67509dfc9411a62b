import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hdf5Reader } from '../../../src/readers/hdf5/index.js';
import { readHdf5 } from '../../../src/readers/hdf5/open.js';
import { readSource } from '../../../src/readers/read-file.js';
import { expectTrueRun, fixtures } from '../helpers/fixture-run.js';
import { memorySource } from '../helpers/memory-source.js';
import { runsOf, settings } from '../helpers/runs-of.js';

function file(name: string): Uint8Array {
  return readFileSync(join(fixtures, 'hdf5', name));
}

const inGroups = {
  train_loss: 'train/loss',
  train_acc: 'train/acc',
  test_loss: 'test/loss',
  test_acc: 'test/acc',
};

describe('HDF5 files', () => {
  it.each([
    ['h5py-groups.h5', inGroups],
    ['h5py-structured.h5', {}],
    ['pandas-fixed.h5', {}],
    ['pandas-table.h5', {}],
    ['pandas-data-columns.h5', {}],
    ['matlab-7.3.mat', {}],
  ])('%s holds the values that were written', async (name, names) => {
    const runs = await readSource(memorySource(file(name), name), {});
    expect(runs.map(({ source }) => source.format)).toEqual(['hdf5']);
    expectTrueRun(runs[0], { names });
  });

  it.each([
    ['big-endian.h5', 0],
    ['mixed-endian.h5', 0],
    ['half-floats.h5', 2 ** -11],
    ['pandas-fixed-texts.h5', 0],
  ])('%s holds the values that were written, every fourth', async (name, tolerance) => {
    const [run] = await runsOf(hdf5Reader, file(name));
    expectTrueRun(run, { tolerance, every: 4 });
  });

  it('reads texts that pandas pickled into a fixed frame', async () => {
    const [run] = await runsOf(hdf5Reader, file('pandas-fixed-texts.h5'));
    expect(settings(run)).toEqual({ optimizer: 'sgd' });
    expect(run?.notes.find(({ code }) => code === 'text-column')?.message).toContain('"phase"');
  });

  it('follows the references of arrays of structs and of cells in MATLAB files', async () => {
    const runs = await runsOf(hdf5Reader, file('matlab-cells.mat'));
    expect(runs).toHaveLength(2);
    expectTrueRun(runs[0], { every: 4 });
    expect(runs.map(settings)).toMatchObject([
      { seed: 0, optimizer: 'sgd', 'tasks.1': 'b' },
      { seed: 1, optimizer: 'sgd', 'tasks.1': 'b' },
    ]);
    expect(runs[1]?.series.map(({ steps }) => steps.length)).toEqual([42, 42, 42, 42, 42]);
  });

  it('takes attributes for settings, and texts of MATLAB', async () => {
    const [groups] = await runsOf(hdf5Reader, file('h5py-groups.h5'));
    expect(settings(groups)).toEqual({ lr: 0.02, optimizer: 'sgd', weight_decay: 0.02 });
    const [matlab] = await runsOf(hdf5Reader, file('matlab-7.3.mat'));
    expect(settings(matlab)).toEqual({ lr: 0.02, optimizer: 'sgd' });
  });

  it('tells which data sets cannot be read', async () => {
    const [run] = await runsOf(hdf5Reader, file('refused/unreadable-filter.h5'));
    expect(run?.series.map(({ name }) => name)).toEqual(['train_acc']);
    expect(run?.notes.find(({ code }) => code === 'left-out')?.message).toContain('"/test_acc"');
  });

  it('refuses weights', async () => {
    await expect(runsOf(hdf5Reader, file('refused/weights.h5'))).rejects.toMatchObject({ code: 'no-series' });
  });

  it('gives up a damaged file that the library would read for ever, and reads the next', async () => {
    await expect(runsOf(hdf5Reader, file('refused/endless.h5'))).rejects.toMatchObject({
      code: 'malformed',
      message: expect.stringMatching(/it (?:goes on for|takes) more than/) as unknown,
    });
    await expect(runsOf(hdf5Reader, file('h5py-groups.h5'))).resolves.toHaveLength(1);
  });

  it('stops at once where it is told to', async () => {
    const reading = readHdf5(file('refused/endless.h5'), 'endless.h5', AbortSignal.timeout(20));
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('reads files side by side', async () => {
    const names = ['h5py-groups.h5', 'refused/endless.h5', 'half-floats.h5'];
    const readings = await Promise.allSettled(names.map((name) => readHdf5(file(name), name)));
    expect(readings.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('refuses a file that is cut off', async () => {
    const whole = file('h5py-groups.h5');
    for (const length of [8, 100, 2000, whole.length - 1])
      await expect(runsOf(hdf5Reader, whole.subarray(0, length))).rejects.toMatchObject({
        code: 'malformed',
      });
    await expect(runsOf(hdf5Reader, whole)).resolves.toHaveLength(1);
  });
});
