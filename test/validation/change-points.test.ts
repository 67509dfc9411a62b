import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/reference-models/random/index.js';
import { levelSeries } from '../../src/validation/simulated/level-series.js';
import { changePointsTask } from '../../src/validation/suites/change-points.js';

describe('levelSeries', () => {
  it('changes its level where it says, and nowhere else', () => {
    const { values, changes } = levelSeries(seededRandom(5), { count: 400, changes: 3, rho: 0 });
    expect(changes).toHaveLength(3);
    const mean = (from: number, to: number): number =>
      values.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
    for (const change of changes) {
      expect(Math.abs(mean(change, change + 20) - mean(change - 20, change))).toBeGreaterThan(0.06);
      expect(Math.abs(mean(change - 40, change - 20) - mean(change - 20, change))).toBeLessThan(0.06);
    }
  });
});

describe('changePointsTask', () => {
  it('tells cuts of still series from those of moving ones', async () => {
    const { figures, tables } = await changePointsTask(2, 9).measure({});
    const measured = Object.fromEntries(figures.map(({ name, measured: value }) => [name, value]));
    expect(measured['cuts a series without changes']).toBeLessThanOrEqual(0.1);
    expect(measured['covering, with changes']).toBeGreaterThan(0.7);
    expect(tables.map(({ rows }) => rows.length)).toEqual([4, 4, 4]);
  });
});
