/**
 * Part of the range of the values below which residuals are not believed: a curve that sits at exactly 1 has no
 * residuals at all, and a fit to it no noise level.
 */
export const FLOOR = 1e-3;

/** Values to fit, scaled to a range of 1 around 0, on a time axis. */
export interface Response {
  /** ln(step), ascending. */
  readonly x: Float64Array;
  /** (value - centre) / range. */
  readonly y: Float64Array;
  readonly centre: number;
  readonly range: number;
}

/** @returns undefined where all values are equal */
export function normalise(x: Float64Array, values: Float64Array): Response | undefined {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const range = highest - lowest;
  if (!(range > 0)) return undefined;
  const centre = lowest + range / 2;
  return { x, y: values.map((value) => (value - centre) / range), centre, range };
}

/**
 * What a jitter of `FLOOR` on every value would add to a whitened residual sum of squares. It keeps the noise level
 * and its correlation from degenerating on curves without noise.
 */
export function floorOfSquares(rho: number, count: number): number {
  return (count * FLOOR * FLOOR * (1 + rho * rho)) / (1 - rho * rho);
}
