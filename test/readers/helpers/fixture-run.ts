import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Run } from '../../../src/run/run.js';

export const fixtures: string = join(import.meta.dirname, '../../../fixtures');

/** The columns of `csv/misgrokking.csv`, the run that the fixtures of several formats log anew. */
export function trueColumns(): ReadonlyMap<string, readonly number[]> {
  const [header = '', ...lines] = readFileSync(join(fixtures, 'csv/misgrokking.csv'), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => line.split(',').map(Number));
  return new Map(header.split(',').map((name, at) => [name, rows.map((row) => row[at] ?? Number.NaN)]));
}

interface Expected {
  /** Name of the series by the name of the column. */
  readonly names?: Readonly<Record<string, string>>;
  /** Relative error that the format makes, by default none. */
  readonly tolerance?: number;
  /** One row in so many was logged, from the first on; 1 by default. */
  readonly every?: number;
}

/** Expects that a run holds losses and accuracies of train and test with the steps and values of the true run. */
export function expectTrueRun(
  run: Run | undefined,
  { names = {}, tolerance = 0, every = 1 }: Expected = {},
): void {
  const columns = trueColumns();
  const logged = (column: string): number[] =>
    (columns.get(column) ?? []).filter((_, row) => row % every === 0);
  for (const column of ['train_loss', 'train_acc', 'test_loss', 'test_acc']) {
    const series = run?.series.find(({ name }) => name === (names[column] ?? column));
    const values = logged(column);
    expect([...(series?.steps ?? [])], `steps of ${column}`).toEqual(logged('step'));
    expect(series?.values.length).toBe(values.length);
    for (const [row, value] of values.entries())
      expect(Math.abs((series?.values[row] ?? Number.NaN) - value)).toBeLessThanOrEqual(
        tolerance * Math.abs(value),
      );
  }
}
