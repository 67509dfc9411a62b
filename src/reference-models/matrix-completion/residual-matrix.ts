import type { CompletionData } from './data.js';
import { entryPairs } from './entry-pairs.js';
import { addFourRows, addRow } from './rows.js';

/**
 * The sparse symmetric matrix S = (2/N)(R + Rᵀ), R_ij = W_ij − X*_ij at the N observed entries and 0 elsewhere. With it
 * ∂L/∂U = S U and ∂L/∂V = −S V.
 */
export interface ResidualMatrix {
  /** Sets S from W = U Uᵀ − V Vᵀ, asked for at observed entries i ≤ j only. Returns L, their mean squared error. */
  readonly update: (completed: (i: number, j: number) => number) => number;
  /** Writes `sign` · S X into `out`, for the d × d matrix X that starts at `start` of `values`; to the same place. */
  readonly multiply: (values: Float64Array, out: Float64Array, start: number, sign: 1 | -1) => void;
}

export function residualMatrix(data: CompletionData): ResidualMatrix {
  const { size } = data;
  const { rows, columns, targets, counts, starts, neighbours, pairs } = entryPairs(data);
  const observed = data.observed.length;
  /** S_ij of each pair. */
  const entries = new Float64Array(rows.length);

  function update(completed: (i: number, j: number) => number): number {
    let sum = 0;
    for (let p = 0; p < rows.length; p++) {
      const i = rows[p] as number;
      const j = columns[p] as number;
      const residual = completed(i, j) - (targets[p] as number);
      const count = counts[p] as number;
      sum += count * residual * residual;
      entries[p] = ((i === j ? 4 : 2) * count * residual) / observed;
    }
    return sum / observed;
  }

  function multiply(values: Float64Array, out: Float64Array, start: number, sign: 1 | -1): void {
    const row = (place: number): number => start + (neighbours[place] as number) * size;
    const entry = (place: number): number => sign * (entries[pairs[place] as number] as number);
    out.fill(0, start, start + size * size);
    for (let i = 0; i < size; i++) {
      const at = start + i * size;
      const end = starts[i + 1] as number;
      let q = starts[i] as number;
      for (; q + 3 < end; q += 4) {
        addFourRows(
          out,
          at,
          values,
          size,
          row(q),
          entry(q),
          row(q + 1),
          entry(q + 1),
          row(q + 2),
          entry(q + 2),
          row(q + 3),
          entry(q + 3),
        );
      }
      for (; q < end; q++) addRow(out, at, values, size, row(q), entry(q));
    }
  }

  return { update, multiply };
}
