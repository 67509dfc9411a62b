import { describe, expect, it } from 'vitest';
import { heldColumn } from '../../../src/readers/table/held-column.js';
import type { ConfigValue } from '../../../src/run/run.js';

const columnOf = (...statements: readonly (readonly [row: number, value: ConfigValue | undefined])[]) =>
  heldColumn(
    'lr',
    statements.map(([row, value]) => ({ mark: { row }, value })),
    6,
  );

describe('heldColumn', () => {
  it('holds a value until the next statement', () => {
    expect(columnOf([0, 0.1], [4, 0.2])).toEqual({
      kind: 'number',
      name: 'lr',
      rows: Uint32Array.of(0, 1, 2, 3, 4, 5),
      values: Float64Array.of(0.1, 0.1, 0.1, 0.1, 0.2, 0.2),
    });
  });

  it('has no cells where nothing is known', () => {
    expect(columnOf([1, 1], [2, undefined], [5, 2])?.rows).toEqual(Uint32Array.of(1, 5));
    expect(columnOf([0, undefined], [6, 1])).toBeUndefined();
  });

  it('believes the last of several statements before one row', () => {
    expect(columnOf([0, 1], [3, 2], [3, 3])?.values).toEqual(Float64Array.of(1, 1, 1, 3, 3, 3));
  });

  it('is of texts as soon as one value is none', () => {
    expect(columnOf([0, 1], [4, true])?.values).toEqual(['1', '1', '1', '1', 'true', 'true']);
  });
});
