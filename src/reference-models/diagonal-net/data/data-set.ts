import type { FeatureMatrix } from '../features/index.js';

/** A vector that is zero except for `values` at the coordinates `support`. */
export interface SparseVector {
  readonly support: Int32Array;
  readonly values: Float64Array;
}

/** Inputs with their labels ±1, or with their real targets for regression. */
export interface Samples {
  readonly features: FeatureMatrix;
  readonly targets: Float64Array;
}

/** What the data teach: w* of the labels sign<w*, x> and of the targets <w*, x>. */
export type Teacher =
  | { readonly kind: 'sparse'; readonly vector: SparseVector }
  | { readonly kind: 'gaussian-margin'; readonly vector: Float64Array; readonly gamma: number };

export interface DataSet {
  readonly train: Samples;
  readonly teacher: Teacher;
  /** A drawn test set, where one is asked for. */
  readonly test?: Samples;
}
