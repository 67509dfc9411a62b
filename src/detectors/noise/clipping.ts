import { probit } from 'simple-statistics';

/** With a larger share of clipped values the rest says too little of the noise. */
const MOST = 0.7;

/**
 * Variance of noise after clipping, relative to that before, from the share of values that lie exactly at the lowest
 * or the highest value of the series. For a normal z clipped to min(z, c): E = -phi(c) + c P(z > c), and
 * E[min(z, c)^2] = Phi(c) - c phi(c) + c^2 P(z > c).
 *
 * @param values of the whole series
 * @param points indices of the part to look at
 */
export function clippedVariance(values: Float64Array, points: Float64Array): number {
  const lowest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const highest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const shareAt = (bound: number): number =>
    points.reduce((count, i) => count + (values[i] === bound ? 1 : 0), 0) / Math.max(points.length, 1);
  const clipped = Math.min(Math.max(shareAt(lowest), shareAt(highest)), MOST);
  if (clipped * points.length <= 1) return 1;
  const cut = probit(1 - clipped);
  const density = Math.exp((-cut * cut) / 2) / Math.sqrt(2 * Math.PI);
  const mean = cut * clipped - density;
  return 1 - clipped - cut * density + cut * cut * clipped - mean * mean;
}
