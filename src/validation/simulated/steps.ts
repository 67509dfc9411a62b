/** How evaluations are spread over a run: evenly in ln(step), or evenly in the step. */
export type Spacing = 'log' | 'linear';

/** `count` evaluations up to `last`: from step 1 on where spaced in ln(step), every `last / count` steps otherwise. */
export function evaluationsOf(spacing: Spacing, count: number, last: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) =>
    spacing === 'log' ? last ** (i / (count - 1)) : (last * (i + 1)) / count,
  );
}
