import type { CompletionData } from './data.js';

/**
 * The observed entries as unordered pairs i ≤ j, since W is symmetric, and for each row the pairs that it is in:
 * those of row i are at places `starts[i]` to `starts[i + 1]` of `neighbours` and `pairs`.
 */
export interface EntryPairs {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly targets: Float64Array;
  /** How many of the entries (i, j) and (j, i) are observed: 1 or 2. */
  readonly counts: Uint8Array;
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
  readonly pairs: Int32Array;
}

export function entryPairs({ size, target, isObserved }: CompletionData): EntryPairs {
  const rows: number[] = [];
  const columns: number[] = [];
  const counts: number[] = [];
  const ofRow: number[][] = Array.from({ length: size }, () => []);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const above = isObserved[i * size + j] as number;
      const below = i === j ? 0 : (isObserved[j * size + i] as number);
      if (above + below === 0) continue;
      ofRow[i]?.push(rows.length);
      if (i !== j) ofRow[j]?.push(rows.length);
      rows.push(i);
      columns.push(j);
      counts.push(above + below);
    }
  }
  const starts = new Int32Array(size + 1);
  ofRow.forEach((pairs, i) => {
    starts[i + 1] = (starts[i] as number) + pairs.length;
  });
  const neighbours = ofRow.flatMap((pairs, i) =>
    pairs.map((p) => (rows[p] === i ? columns[p] : rows[p]) as number),
  );
  return {
    rows: Int32Array.from(rows),
    columns: Int32Array.from(columns),
    targets: Float64Array.from(rows, (i, p) => target[i * size + (columns[p] as number)] as number),
    counts: Uint8Array.from(counts),
    starts,
    neighbours: Int32Array.from(neighbours),
    pairs: Int32Array.from(ofRow.flat()),
  };
}
