/** A tensor of whichever TensorFlow.js package is loaded. */
export interface Tensor {
  readonly shape: readonly number[];
}

/**
 * The operations of TensorFlow.js in which problems state their loss for automatic gradients: names, broadcasting and
 * defaults are those of `@tensorflow/tfjs-core` 4, which none of the published types may depend on.
 */
export interface TensorOps {
  readonly scalar: (value: number) => Tensor;
  /** `tensor1d` and `tensor2d` keep what they made of an array: its values must not change afterwards. */
  readonly tensor1d: (values: Float32Array | Int32Array, dtype?: 'float32' | 'int32') => Tensor;
  readonly tensor2d: (
    values: Float32Array | Int32Array,
    shape: [number, number],
    dtype?: 'float32' | 'int32',
  ) => Tensor;
  readonly add: (a: Tensor, b: Tensor) => Tensor;
  readonly sub: (a: Tensor, b: Tensor) => Tensor;
  readonly mul: (a: Tensor, b: Tensor) => Tensor;
  readonly div: (a: Tensor, b: Tensor) => Tensor;
  readonly neg: (a: Tensor) => Tensor;
  readonly square: (a: Tensor) => Tensor;
  readonly pow: (base: Tensor, exponent: Tensor) => Tensor;
  readonly exp: (a: Tensor) => Tensor;
  readonly log: (a: Tensor) => Tensor;
  readonly relu: (a: Tensor) => Tensor;
  readonly softplus: (a: Tensor) => Tensor;
  readonly logSumExp: (a: Tensor, axis?: number) => Tensor;
  readonly sum: (a: Tensor, axis?: number) => Tensor;
  readonly mean: (a: Tensor, axis?: number) => Tensor;
  readonly matMul: (a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean) => Tensor;
  readonly gather: (a: Tensor, indices: Tensor, axis?: number) => Tensor;
  readonly reshape: (a: Tensor, shape: number[]) => Tensor;
}
