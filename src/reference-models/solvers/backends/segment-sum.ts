import type { TensorFlow } from './tensor-flow.js';

/** The gradient of `gather` needs a kernel that the wasm backend lacks; its scatter sums in the same way. */
export function addSegmentSum(tf: TensorFlow, backendName: string): void {
  tf.registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName,
    kernelFunc: ({ inputs: { x, segmentIds }, attrs: { numSegments } }) => {
      if (!x || !segmentIds || numSegments === undefined)
        throw new RangeError('UnsortedSegmentSum without inputs');
      const indices = tf.reshape(segmentIds, [...segmentIds.shape, 1]);
      return tf.scatterND(indices, x, [numSegments, ...x.shape.slice(1)]);
    },
  });
}
