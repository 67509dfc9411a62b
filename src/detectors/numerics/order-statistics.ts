import { median as medianOf, quantile as quantileOf } from 'simple-statistics';

/** Factor from a median absolute deviation to the standard deviation of a normal distribution. */
export const MAD_TO_SD = 1.482602218505602;

/**
 * Quantile with linear interpolation (type 7 of R and numpy's default). O(n); the input is not changed.
 *
 * @param probability between 0 and 1, both included
 * @throws {Error} if `values` is empty or the probability is out of range
 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  return quantileOf(Array.from(values), probability);
}

/** Median; the mean of the two middle values where their number is even. @throws {Error} if `values` is empty */
export function median(values: ArrayLike<number>): number {
  return medianOf(Array.from(values));
}

/**
 * The value at which half of the total weight is reached: the lower weighted median, or the midpoint where exactly
 * half of the weight lies on each side. Values of weight 0 do not count. O(n log n).
 *
 * @param weights not negative, as many as `values`
 * @returns NaN where the weights sum to 0
 */
export function weightedMedian(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const pairs = Array.from(values, (value, i) => ({ value, weight: weights[i] ?? 0 }))
    .filter((pair) => pair.weight > 0)
    .toSorted((left, right) => left.value - right.value);
  const half = pairs.reduce((total, pair) => total + pair.weight, 0) / 2;
  let reached = 0;
  for (const [i, pair] of pairs.entries()) {
    reached += pair.weight;
    if (reached > half) return pair.value;
    if (reached === half) return (pair.value + (pairs[i + 1] ?? pair).value) / 2;
  }
  return Number.NaN;
}

/**
 * Standard deviation of the noise around a slowly changing mean: from the median absolute first difference.
 * Unmoved by jumps and spikes; too small where the noise is autocorrelated. 0 for fewer than two values.
 */
export function differenceDeviation(values: ArrayLike<number>): number {
  if (values.length < 2) return 0;
  const steps = Array.from({ length: values.length - 1 }, (_, i) =>
    Math.abs((values[i + 1] ?? 0) - (values[i] ?? 0)),
  );
  return (MAD_TO_SD * medianOf(steps)) / Math.SQRT2;
}
