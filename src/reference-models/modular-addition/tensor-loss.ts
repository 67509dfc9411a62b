import type { Tensor, TensorOps } from '../tensor-ops.js';
import type { LossName } from './losses.js';
import type { Activation } from './network.js';
import type { Pairs } from './pairs.js';

/** The training loss in tensor operations; parameters in the order of the blocks. */
export function additionTensorLoss(
  modulus: number,
  { count, first, second, labels }: Pairs,
  activation: Activation,
  loss: LossName,
): (ops: TensorOps, parameters: readonly Tensor[]) => Tensor {
  const secondRows = second.map((b) => modulus + b);
  const oneHot = new Float32Array(count * modulus);
  labels.forEach((label, pair) => {
    oneHot[pair * modulus + label] = 1;
  });
  return (ops, parameters) => {
    const [w1, b1, w2] = parameters as readonly [Tensor, Tensor, Tensor];
    const rowsOfFirst = ops.gather(w1, ops.tensor1d(first, 'int32'));
    const rowsOfSecond = ops.gather(w1, ops.tensor1d(secondRows, 'int32'));
    const hidden = ops.add(ops.add(rowsOfFirst, rowsOfSecond), b1);
    const active = activation === 'relu' ? ops.relu(hidden) : ops.square(hidden);
    const logits = ops.matMul(active, w2);
    const wanted = ops.tensor2d(oneHot, [count, modulus]);
    if (loss === 'mse') return ops.mean(ops.square(ops.sub(logits, wanted)));
    return ops.mean(ops.sub(ops.logSumExp(logits, 1), ops.sum(ops.mul(logits, wanted), 1)));
  };
}
