import type { ParameterBlock, Problem } from '../../problem.js';
import { withConstants } from './constants.js';
import type { OwnedTensor, TensorFlow } from './tensor-flow.js';

/** L(θ); writes ∇L into `gradient`. */
export interface GradientSource {
  readonly gradient: (parameters: Float64Array, gradient: Float64Array) => number;
  readonly dispose: () => void;
}

/** The automatic gradient of `problem.tensorLoss`, in float32. */
export function tensorGradient({ blocks, tensorLoss }: Problem, tf: TensorFlow): GradientSource {
  const { ops, dispose } = withConstants(tf);
  const differentiate = tf.valueAndGrads((...parameters) => tensorLoss(ops, parameters));
  return {
    gradient: (parameters, gradient) => {
      let loss = Number.NaN;
      tf.tidy(() => {
        const { value, grads } = differentiate(upload(tf, blocks, parameters));
        loss = value.dataSync()[0] as number;
        let start = 0;
        for (const grad of grads) {
          const values = grad.dataSync();
          gradient.set(values, start);
          start += values.length;
        }
      });
      return loss;
    },
    dispose,
  };
}

function upload(tf: TensorFlow, blocks: readonly ParameterBlock[], parameters: Float64Array): OwnedTensor[] {
  let start = 0;
  return blocks.map(({ shape }) => {
    const end = start + shape.reduce((size, length) => size * length, 1);
    const values = Float32Array.from(parameters.subarray(start, end));
    start = end;
    return tf.tensor(values, shape);
  });
}
