import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segment, segmentationPath } from '../../../src/detectors/change-points/index.js';
import { noise } from '../../helpers/synthetic.js';
import { leastSquares } from './brute-force.js';
import { series } from './series.js';

describe.each(['level', 'line'] as const)('segmentationPath with the cost %s', (cost) => {
  const fewest = cost === 'level' ? 1 : 3;

  it.each(Object.entries(series))('holds the best for every penalty of the range on %s', (_, kind) => {
    fc.assert(
      fc.property(kind, (values) => {
        const [from, to] = [0.02, 20];
        const path = segmentationPath(values, { cost, range: [from, to] });
        const least = leastSquares(values, cost, fewest);
        for (const [k, { changes, squares, penalty }] of path.entries()) {
          expect(squares).toBeCloseTo(least[changes.length] as number, 7);
          expect(changes.length).toBeGreaterThan(path[k - 1]?.changes.length ?? -1);
          expect(penalty).toBeLessThanOrEqual((path[k - 1]?.penalty ?? to) + 1e-9);
        }
        expect(path.at(-1)?.penalty).toBe(from);
        for (let penalty = from; penalty <= to; penalty *= 1.3) {
          const best = Math.min(...least.map((one, k) => one + penalty * k));
          const found = path.find((one) => one.penalty <= penalty + 1e-12);
          expect((found?.squares ?? 0) + penalty * (found?.changes.length ?? 0)).toBeCloseTo(best, 7);
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('gives what segment gives', () => {
    const values = noise(40, 1, 0.5, 3);
    for (const one of segmentationPath(values, { cost, range: [0.1, 100] })) {
      const { changes, means } = segment(values, { cost, penalty: one.penalty * 1.0001 });
      expect(changes).toEqual(one.changes);
      expect(means).toEqual(one.means);
    }
  });
});

describe('segmentationPath', () => {
  it('has a range by default, from many changes to none', () => {
    const values = Array.from({ length: 60 }, (_, i) => ((i * 7919) % 13) / 13 + (i < 20 ? 0 : 3));
    const path = segmentationPath(values);
    expect(path[0]?.changes).toEqual([]);
    expect(path[1]?.changes).toEqual([20]);
    expect(segmentationPath([])).toEqual([]);
    expect(segmentationPath([3, 3, 3]).map(({ changes }) => changes)).toEqual([[]]);
  });

  it.each([
    [-1, 2],
    [3, 2],
    [Number.NaN, 1],
  ] as const)('refuses the range %d to %d', (from, to) => {
    expect(() => segmentationPath([1, 2, 3], { range: [from, to] })).toThrow(RangeError);
  });
});
