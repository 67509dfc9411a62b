import type { Tensor, TensorOps } from '../../tensor-ops.js';

/** A tensor with what only the solvers may do with it. */
export interface OwnedTensor extends Tensor {
  readonly dispose: () => void;
  readonly dataSync: () => Float32Array;
}

/** What the solvers use of a TensorFlow.js package, beyond the operations. */
export interface TensorFlow extends TensorOps {
  /** Silences warnings. */
  readonly enableProdMode: () => void;
  readonly setBackend: (name: string) => Promise<boolean>;
  readonly getBackend: () => string;
  readonly tensor: (values: Float32Array, shape: readonly number[]) => OwnedTensor;
  readonly keep: (tensor: Tensor) => OwnedTensor;
  /** Disposes of every tensor that the function makes. */
  readonly tidy: (body: () => void) => void;
  readonly valueAndGrads: (
    loss: (...parameters: Tensor[]) => Tensor,
  ) => (parameters: readonly Tensor[]) => { value: OwnedTensor; grads: OwnedTensor[] };
  readonly memory: () => { readonly numTensors: number };
  readonly scatterND: (indices: Tensor, updates: Tensor, shape: readonly number[]) => Tensor;
  readonly registerKernel: (kernel: {
    readonly kernelName: string;
    readonly backendName: string;
    readonly kernelFunc: (call: { inputs: Record<string, Tensor>; attrs: Record<string, number> }) => Tensor;
  }) => void;
}
