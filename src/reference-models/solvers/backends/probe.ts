import type { TensorFlow } from './tensor-flow.js';

/** Throws where the backend cannot multiply matrices or differentiate: a backend can load and then fail. */
export function probe(tf: TensorFlow): void {
  tf.tidy(() => {
    const square = tf.tensor(Float32Array.of(1, 2, 3, 4), [2, 2]);
    const sumOfSquare = tf.valueAndGrads((x) => tf.sum(tf.matMul(x, x)));
    const { value, grads } = sumOfSquare([square]);
    // Σ (x²)ᵢⱼ = 54, and its derivative by xᵢⱼ is the sum of column i plus the sum of row j.
    const expected = '54, 7, 11, 9, 13';
    const found = [value, ...grads].flatMap((tensor) => [...tensor.dataSync()]).join(', ');
    if (found !== expected) throw new Error(`it computes ${found} for ${expected}`);
  });
}
