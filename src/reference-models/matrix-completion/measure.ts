import type { CompletionData } from './data.js';
import { type Gram, weightNorm } from './gram.js';

/** Writes W = P − Q into `out`. */
export function writeCompleted(gram: Gram, out: Float64Array): void {
  for (let entry = 0; entry < out.length; entry++) {
    out[entry] = (gram[entry] as number) - (gram[out.length + entry] as number);
  }
}

export type CompletionMeasurements = Readonly<
  Record<'train_loss' | 'test_loss' | 'weight_norm' | 'cos_kernel' | 'cos_rich', number>
>;

/**
 * What every evaluation measures: `train_loss` and `test_loss` (mean squared error over the observed and over all other
 * entries), `cos_kernel` and `cos_rich` (Frobenius cosine of W to the zero-filled matrix and to X*; NaN while W = 0),
 * and `weight_norm` ‖θ‖.
 */
export function measureGram(data: CompletionData, gram: Gram): CompletionMeasurements {
  const { size, target, isObserved, zeroFilled, observed } = data;
  const entries = size * size;
  let [train, test, square, kernelSquare, richSquare, withKernel, withRich] = [0, 0, 0, 0, 0, 0, 0];
  for (let entry = 0; entry < entries; entry++) {
    const value = (gram[entry] as number) - (gram[entries + entry] as number);
    const wanted = target[entry] as number;
    const filled = zeroFilled[entry] as number;
    const error = (value - wanted) ** 2;
    if (isObserved[entry] === 1) train += error;
    else test += error;
    square += value * value;
    kernelSquare += filled * filled;
    richSquare += wanted * wanted;
    withKernel += value * filled;
    withRich += value * wanted;
  }
  return {
    train_loss: train / observed.length,
    test_loss: test / (entries - observed.length),
    weight_norm: weightNorm(gram, size),
    cos_kernel: withKernel / Math.sqrt(square * kernelSquare),
    cos_rich: withRich / Math.sqrt(square * richSquare),
  };
}
