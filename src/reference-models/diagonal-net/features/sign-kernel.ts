import type { ColumnKernel, Columns } from './feature-matrix.js';
import type { WasmExports } from '../../../util/wasm/instantiate.js';

/**
 * Products with a matrix of ±1 by the Method of Four Russians. Byte (g·d + k)·8 + b holds samples 64g + 8b … 64g + 8b + 7
 * of column k, lowest bit first, 1 for +1. Eight samples are one lookup in a table of their 256 signed sums, or one of
 * 256 buckets; the eight tables of 64 samples, 16 KiB, stay in cache while the columns pass. Loops: `sign-code.ts`.
 */
export function signKernel(
  { samples, dimension, values }: Columns,
  exports: WasmExports,
  tables: Float64Array,
): ColumnKernel {
  const { look, lookAndAdd, drop } = exports as Record<'look' | 'lookAndAdd' | 'drop', WasmExports[string]>;
  const groups = Math.ceil(samples / 64);

  function multiplyTransposed(beta: Float64Array, out: Float64Array, from: number, to: number): void {
    for (let group = 0; group < groups; group++) {
      fillTables(beta, 64 * group);
      const bytes = values.byteOffset + 8 * (group * dimension + from);
      const visit = group === 0 ? look : lookAndAdd;
      visit(bytes, tables.byteOffset, out.byteOffset + 8 * from, out.byteOffset + 8 * to);
    }
  }

  function multiply(w: Float64Array, out: Float64Array, from: number, to: number): void {
    out.fill(0);
    for (let group = 0; group < groups; group++) {
      tables.fill(0);
      const bytes = values.byteOffset + 8 * (group * dimension + from);
      drop(bytes, tables.byteOffset, w.byteOffset + 8 * from, w.byteOffset + 8 * to);
      sumBuckets(out, 64 * group);
    }
  }

  /** Entry p of table t: Σ ±beta_i over the eight samples from `firstSample` + 8t, + where p has the bit. */
  function fillTables(beta: Float64Array, firstSample: number): void {
    for (let table = 0; table < 8; table++) {
      const start = 256 * table;
      tables[start] = 0;
      for (let bit = 0; bit < 8; bit++) {
        const sample = firstSample + 8 * table + bit;
        const coefficient = sample < samples ? (beta[sample] as number) : 0;
        const size = 1 << bit;
        for (let pattern = 0; pattern < size; pattern++) {
          const sum = tables[start + pattern] as number;
          tables[start + size + pattern] = sum + coefficient;
          tables[start + pattern] = sum - coefficient;
        }
      }
    }
  }

  /** out_i = (buckets that have the bit of sample i) − (those that have not), folding the buckets bit by bit. */
  function sumBuckets(out: Float64Array, firstSample: number): void {
    for (let table = 0; table < 8; table++) {
      const start = 256 * table;
      for (let bit = 7; bit >= 0; bit--) {
        const size = 1 << bit;
        let difference = 0;
        for (let pattern = 0; pattern < size; pattern++) {
          const without = tables[start + pattern] as number;
          const having = tables[start + size + pattern] as number;
          difference += having - without;
          tables[start + pattern] = without + having;
        }
        const sample = firstSample + 8 * table + bit;
        if (sample < samples) out[sample] = difference;
      }
    }
  }

  return { multiply, multiplyTransposed };
}
