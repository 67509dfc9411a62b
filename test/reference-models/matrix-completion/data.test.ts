import { describe, expect, it } from 'vitest';
import { completionData } from '../../../src/reference-models/matrix-completion/data.js';
import { dataHash } from '../../../src/reference-models/data-hash.js';
import { rankMeasures, loadEigenvalues } from '../../../src/reference-models/matrix-completion/spectrum.js';
import { configuration } from './helpers.js';

describe('the data of matrix completion', () => {
  it('are those of Fig. 3 of Lyu et al. 2023 under the seed of the authors', () => {
    const { size, target, observed, isObserved, zeroFilled } = completionData(
      configuration({ size: 97, observed: 0.05, generator: 'torch-cuda', seed: 35235125 }),
    );
    expect(observed).toHaveLength(470);
    const meanSquare = (share: 0 | 1, of: (entry: number) => number) => {
      const entries = Array.from(isObserved.keys()).filter((entry) => isObserved[entry] === share);
      return entries.reduce((sum, entry) => sum + of(entry) ** 2, 0) / entries.length;
    };
    const at = (matrix: Float64Array) => (entry: number) => matrix[entry] as number;
    expect(at(target)(96 * size + 95)).toBeCloseTo((96 * 95) / 97 ** 2, 14);
    // Read from the figure: the losses at step 0, and the test loss of the plateau.
    expect(meanSquare(1, at(target))).toBeCloseTo(0.10833, 5);
    expect(meanSquare(0, at(target))).toBeCloseTo(0.10768, 5);
    const missing = (entry: number) => at(zeroFilled)(entry) - at(target)(entry);
    expect(meanSquare(0, missing)).toBeCloseTo(0.102281, 5);
    expect(meanSquare(1, missing)).toBe(0);
  });

  it('observe as many entries as asked for, by share or number, each once', () => {
    for (const [observed, count] of [
      [0.3, 30],
      [7, 7],
      [99, 99],
    ] as const) {
      const data = completionData(configuration({ size: 10, observed }));
      expect(new Set(data.observed).size).toBe(count);
      expect(data.isObserved.reduce((sum, flag) => sum + flag, 0)).toBe(count);
    }
  });

  it('have a symmetric target of the rank asked for', async () => {
    const data = completionData(
      configuration({ size: 12, observed: 0.5, target: 'random-low-rank', rank: 3 }),
    );
    const { target } = data;
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < i; j++) expect(target[i * 12 + j]).toBe(target[j * 12 + i]);
    }
    const eigenvalues = (await loadEigenvalues(12))(target).filter((value) => Math.abs(value) > 1e-10);
    expect(eigenvalues.filter((value) => value > 0)).toHaveLength(2);
    expect(eigenvalues.filter((value) => value < 0)).toHaveLength(1);
  });

  it('keep with the seed and change with it', () => {
    const observed = (seed: number) => [...completionData(configuration({ seed })).observed];
    expect(observed(1)).toEqual(observed(1));
    expect(observed(1)).not.toEqual(observed(2));
  });

  it('are refused where all targets to train on are zero', () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const outcomes = seeds.map((seed) => {
      try {
        return completionData(configuration({ size: 2, observed: 1, seed })).observed[0];
      } catch (error) {
        return (error as Error).message;
      }
    });
    // Only entry (1, 1) of the 2 × 2 multiplication table differs from zero: either way one side has none.
    expect(new Set(outcomes)).toEqual(
      new Set(['all entries to train on are zero', 'all entries to test on are zero']),
    );
  });

  it('have the hash FNV-1a', () => {
    const ofText = (text: string) => dataHash(new TextEncoder().encode(text));
    expect([ofText(''), ofText('a'), ofText('foobar')]).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968']);
  });
});

describe('the spectrum', () => {
  it('of a known matrix is found', async () => {
    const eigenvalues = (await loadEigenvalues(2))(Float64Array.of(2, 1, 1, 2));
    expect(Array.from(eigenvalues.toSorted())).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)]);
  });

  it('of a matrix that has left the range of numbers is unknown', async () => {
    const eigenvaluesOf = await loadEigenvalues(2);
    expect([...eigenvaluesOf(Float64Array.of(1, 1e200, 1e200, 1))]).toEqual([Number.NaN, Number.NaN]);
    expect([...eigenvaluesOf(Float64Array.of(1, Number.NaN, Number.NaN, 1))]).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('gives the measures of rank', () => {
    const flat = rankMeasures(Float64Array.of(2, -2, 2, 0, 0));
    expect(flat['nuclear_norm']).toBe(6);
    expect(flat['effective_rank']).toBeCloseTo(3, 12);
    expect(flat['stable_rank']).toBeCloseTo(3, 12);
    const steep = rankMeasures(Float64Array.of(3, 1));
    expect(steep['effective_rank']).toBeCloseTo(4 / 3 ** 0.75, 12);
    expect(steep['stable_rank']).toBeCloseTo(10 / 9, 12);
  });
});
