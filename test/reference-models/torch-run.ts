import type { OptimizerName } from '../../src/reference-models/solvers/index.js';

/** A trajectory of PyTorch: see fixtures/reference-models/torch/README.md. */
export interface TorchRun {
  readonly optimizer: OptimizerName;
  readonly lr: number;
  readonly weightDecay: number;
  readonly momentum?: number;
  readonly trajectory: readonly {
    readonly step: number;
    readonly loss: number;
    readonly parameters: readonly number[];
  }[];
}
