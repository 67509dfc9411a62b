/** Largest accuracy that still counts as a fraction: 1 and the rounding of 32-bit floats. */
const largestFraction = 1.05;

function finite(values: Float64Array): Float64Array {
  return values.filter((value) => Number.isFinite(value));
}

/** Extremes of the finite values; undefined where there is none. */
export function rangeOf(values: Float64Array): { min: number; max: number } | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max >= min ? { min, max } : undefined;
}

/** Whether values can be accuracies by themselves: within 0..1, or within 0..100 and rising to something over 1.5. */
export function looksLikeAccuracy(values: Float64Array): boolean {
  const range = rangeOf(values);
  if (!range || range.min < 0) return false;
  const some = finite(values);
  const rises = (some.at(-1) ?? 0) >= (some[0] ?? 0);
  if (range.max <= largestFraction) return rises || range.max > 0.5;
  return range.max <= 100.5 && range.max > 20 && rises;
}

export type AccuracyUnit = 'percent' | 'fraction';

/**
 * Unit of an accuracy column by its largest value: over 1.5 is percent, up to 1.05 a fraction. A column that never
 * exceeds 1.5 takes the unit of its sibling (train or test of the same log) where that one is percent.
 */
export function accuracyUnit(values: Float64Array, sibling: Float64Array | undefined): AccuracyUnit {
  const own = rangeOf(values);
  if (own && own.max > 1.5) return 'percent';
  const other = sibling && rangeOf(sibling);
  return other && other.max > 1.5 ? 'percent' : 'fraction';
}
