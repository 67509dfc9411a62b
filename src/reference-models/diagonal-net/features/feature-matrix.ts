import { instantiate, type WasmExports } from '../../../util/wasm/instantiate.js';
import { dataHash } from '../../data-hash.js';

/** A matrix of `samples` rows x_i and `dimension` columns, such as the training inputs of a linear model. */
export interface FeatureMatrix {
  /** n, the number of rows. */
  readonly samples: number;
  /** d, the number of columns. */
  readonly dimension: number;
  /** Size of the stored values. */
  readonly bytes: number;
  /** out_i = ⟨x_i, w⟩; `w` of length d, `out` of length n. */
  readonly multiply: (w: Float64Array, out: Float64Array) => void;
  /** out_k = Σ_i beta_i x_ik; `beta` of length n, `out` of length d. */
  readonly multiplyTransposed: (beta: Float64Array, out: Float64Array) => void;
  /** ⟨x_i, x_j⟩, n × n. */
  readonly gram: () => Float64Array;
  /** A copy of x_i. */
  readonly row: (index: number) => Float64Array;
  /** FNV-1a of the stored values, as 8 hexadecimal digits. */
  readonly hash: () => string;
  /** For work on ranges of columns in several threads. */
  readonly columns: Columns;
  readonly kernel: ColumnKernelMaker;
}

/** What a thread needs to multiply by the columns: everything in one shared memory. It can be sent to workers. */
export interface Columns {
  readonly samples: number;
  readonly dimension: number;
  /** A WebAssembly.Memory. */
  readonly memory: object;
  /** A WebAssembly.Module. */
  readonly module: object;
  readonly values: Uint8Array;
  /** Two vectors of length d in the memory, free for use. */
  readonly vectors: readonly [Float64Array, Float64Array];
  /** Room that one thread's kernel needs for itself; as many as threads can be. */
  readonly workspaces: readonly Float64Array[];
}

/**
 * Products with the columns from `from` up to but not including `to`, at least one. `from` is even, and so is `to`
 * unless it is d. Vectors of length d must lie in the memory of the columns.
 */
export interface ColumnKernel {
  /** out_i = Σ_k w_k x_ik over the range. */
  readonly multiply: (w: Float64Array, out: Float64Array, from: number, to: number) => void;
  /** out_k = Σ_i beta_i x_ik for k in the range. */
  readonly multiplyTransposed: (beta: Float64Array, out: Float64Array, from: number, to: number) => void;
}

/** Makes the kernel of one thread. Uses nothing but its arguments and globals: its source text is sent to workers. */
export type ColumnKernelMaker = (
  columns: Columns,
  exports: WasmExports,
  workspace: Float64Array,
) => ColumnKernel;

/** What the kinds of matrix have each their own way of. */
interface Storage {
  readonly gram: (exports: WasmExports, workspace: Float64Array) => Float64Array;
  readonly row: (index: number) => Float64Array;
}

/** `ownVector`, of length d in the memory, is overwritten by products. */
export function featureMatrix(
  columns: Columns,
  kernel: ColumnKernelMaker,
  ownVector: Float64Array,
  storage: Storage,
): FeatureMatrix {
  const { samples, dimension, memory, module, values } = columns;
  const exports = instantiate(module, memory);
  const workspace = columns.workspaces[0] as Float64Array;
  const { multiply, multiplyTransposed } = kernel(columns, exports, workspace);
  return {
    samples,
    dimension,
    bytes: values.byteLength,
    multiply: (w, out) => {
      ownVector.set(w);
      multiply(ownVector, out, 0, dimension);
    },
    multiplyTransposed: (beta, out) => {
      multiplyTransposed(beta, ownVector, 0, dimension);
      out.set(ownVector);
    },
    gram: () => storage.gram(exports, workspace),
    row: storage.row,
    hash: () => dataHash(values),
    columns,
    kernel,
  };
}
