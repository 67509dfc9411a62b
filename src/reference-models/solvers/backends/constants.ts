import type { Tensor, TensorOps } from '../../tensor-ops.js';
import type { OwnedTensor, TensorFlow } from './tensor-flow.js';

type Values = Float32Array | Int32Array;

/**
 * The operations with data kept: `tensor1d` and `tensor2d` of an array that they have seen before give the tensor made
 * then, so that a loss that is stated anew at every step does not upload its data anew.
 */
export function withConstants(tf: TensorFlow): { readonly ops: TensorOps; readonly dispose: () => void } {
  const seen = new WeakSet<Values>();
  const constants = new Map<Values, OwnedTensor>();
  const keep = (values: Values, make: () => Tensor): Tensor => {
    const constant = constants.get(values);
    if (constant) return constant;
    const tensor = make();
    // Kept from the second time on: an array made for one step is not seen again.
    if (seen.has(values)) constants.set(values, tf.keep(tensor));
    else seen.add(values);
    return tensor;
  };
  return {
    ops: {
      ...tf,
      tensor1d: (values, dtype) => keep(values, () => tf.tensor1d(values, dtype)),
      tensor2d: (values, shape, dtype) => keep(values, () => tf.tensor2d(values, shape, dtype)),
    },
    dispose: () => {
      for (const tensor of constants.values()) tensor.dispose();
    },
  };
}
