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
 * exceeds 1.5 takes the unit of its sibling (train or test of the same log) where that one is percent, unless it moves as
 * only a fraction does: a test curve in percent that stays at chance moves little.
 */
export function accuracyUnit(values: Float64Array, sibling: Float64Array | undefined): AccuracyUnit {
  const own = rangeOf(values);
  if (own && own.max > 1.5) return 'percent';
  const other = sibling && rangeOf(sibling);
  if (!other || other.max <= 1.5) return 'fraction';
  return own && own.max <= largestFraction && movesAsFraction(values, sibling) ? 'fraction' : 'percent';
}

/**
 * Whether a curve rises from its start to one half or more, and that start lies nearer to its sibling's in percent when
 * it is taken for a fraction: both begin with a guess.
 */
function movesAsFraction(values: Float64Array, sibling: Float64Array): boolean {
  const own = finite(values);
  const late = own.subarray(Math.floor(own.length * 0.75));
  const last = late.reduce((sum, value) => sum + value, 0) / late.length;
  const [start, other] = [own[0] ?? 0, finite(sibling)[0] ?? 0];
  if (last < 0.5 || last < 3 * start || start <= 0 || other <= 0 || other > 50) return false;
  return Math.abs(Math.log((100 * start) / other)) < Math.abs(Math.log(start / other));
}
