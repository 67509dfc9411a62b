import type { ColumnKernel, Columns } from './feature-matrix.js';
import type { WasmExports } from '../../../util/wasm/instantiate.js';

/**
 * Products with a matrix of float32, row by row; rows are padded with zeros to an even length, and to a multiple of eight
 * rows, which are used in one pass over the columns. Loops: `dense-code.ts`.
 */
export function denseKernel(
  { samples, dimension, values }: Columns,
  exports: WasmExports,
  workspace: Float64Array,
): ColumnKernel {
  const { combine, combineAndAdd, project } = exports as Record<
    'combine' | 'combineAndAdd' | 'project',
    WasmExports[string]
  >;
  const rowBytes = 4 * (dimension + (dimension & 1));

  function multiplyTransposed(beta: Float64Array, out: Float64Array, from: number, to: number): void {
    for (let row = 0; row < samples; row += 8) {
      workspace.fill(0);
      for (let i = row; i < Math.min(row + 8, samples); i++) workspace[i - row] = beta[i] as number;
      const visit = row === 0 ? combine : combineAndAdd;
      const start = values.byteOffset + row * rowBytes + 4 * from;
      visit(start, workspace.byteOffset, out.byteOffset + 8 * from, out.byteOffset + 8 * to);
    }
  }

  function multiply(w: Float64Array, out: Float64Array, from: number, to: number): void {
    out.fill(0);
    for (let row = 0; row < samples; row += 8) {
      const start = values.byteOffset + row * rowBytes + 4 * from;
      project(start, workspace.byteOffset, w.byteOffset + 8 * from, w.byteOffset + 8 * to);
      for (let i = row; i < Math.min(row + 8, samples); i++) {
        out[i] = (workspace[2 * (i - row)] as number) + (workspace[2 * (i - row) + 1] as number);
      }
    }
  }

  return { multiply, multiplyTransposed };
}
