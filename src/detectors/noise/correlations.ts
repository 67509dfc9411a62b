/** Correlations of neighbouring evaluations over which the noise is integrated, each with ln of its prior mass. */
export interface Correlations {
  readonly rho: Float64Array;
  readonly logPrior: Float64Array;
}

const SPACING = 0.147;
const COARSE = 19;
const FINE = 9;
/** Standard deviations that a focused grid reaches to each side. */
const REACH = 2.5;

/**
 * Even in atanh(rho), with the reference prior of an AR(1) process, density (1 - rho^2)^-1/2 (Berger & Yang 1994).
 * Negative correlation counts as none, which errs on the side of wide intervals.
 */
function evenGrid(first: number, spacing: number, count: number): Correlations {
  const rho = Float64Array.from({ length: count }, (_, i) => Math.tanh(first + i * spacing));
  return { rho, logPrior: rho.map((one) => Math.log(1 - one * one) / 2) };
}

/** From 0 to 0.99, for series of which nothing is known. */
export const ALL_CORRELATIONS: Correlations = evenGrid(0, SPACING, COARSE);

/**
 * The correlations that matter once they have been weighed: a finer grid around the mean of the weights, as wide as
 * they are and at least as wide as `count` evaluations can tell correlations apart.
 *
 * @param logWeights of each of `ALL_CORRELATIONS`, up to a constant
 */
export function focus(logWeights: Float64Array, count: number): Correlations {
  const largest = logWeights.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY);
  let [total, first, second] = [0, 0, 0];
  for (const [i, log] of logWeights.entries()) {
    const weight = Math.exp(log - largest);
    total += weight;
    first += weight * i;
    second += weight * i * i;
  }
  const mean = first / total;
  const spread = SPACING * Math.sqrt(Math.max(second / total - mean * mean, 0));
  const reach = REACH * Math.max(spread, 1 / Math.sqrt(count));
  const lower = Math.max(0, SPACING * mean - reach);
  const upper = Math.min(SPACING * (COARSE - 1), SPACING * mean + reach);
  return evenGrid(lower, (upper - lower) / (FINE - 1), FINE);
}
