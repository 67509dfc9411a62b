import { seededRandom } from '../../reference-models/random/index.js';
import type { Run, Series } from '../../run/run.js';

/** Test samples that an accuracy is counted on, and the relative noise of a train loss that is taken over batches. */
const samples = 1000;
const lossNoise = 0.1;
const digits = 4;

/**
 * A run as a training script would have logged it: the train loss of batches, the test accuracy of a thousand samples, four
 * significant digits.
 */
export function asLogged(run: Run, seed: number): Run {
  const { normal } = seededRandom(seed);
  const disturbed = ({ name }: Series, value: number): number => {
    if (name === 'train_loss') return value * Math.exp(lossNoise * normal());
    if (name !== 'test_accuracy') return value;
    const error = Math.sqrt((value * (1 - value)) / samples);
    return Math.min(1, Math.max(0, Math.round(samples * (value + error * normal())) / samples));
  };
  const series = run.series.map((one) => ({
    ...one,
    values: one.values.map((value) => Number(disturbed(one, value).toPrecision(digits))),
  }));
  return { ...run, series };
}
