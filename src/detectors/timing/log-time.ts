/**
 * ln(step). Step 0 has no logarithm: it stands at half the smallest positive step, which leaves every other point, and
 * so every fitted time, where it is. (ln(step + constant) would bend the axis where early logging is dense.)
 *
 * @param steps ascending, not negative, at least one of them positive
 */
export function logTime(steps: Float64Array): Float64Array {
  const smallest = steps.find((step) => step > 0) ?? 1;
  return steps.map((step) => Math.log(step > 0 ? step : smallest / 2));
}

/** The two steps between which `step` lies, equal to the outermost two beyond the ends. */
export function bracketOf(steps: Float64Array, step: number): readonly [number, number] {
  let lower = 0;
  let upper = steps.length - 1;
  while (upper - lower > 1) {
    const middle = (lower + upper) >> 1;
    if ((steps[middle] ?? 0) <= step) lower = middle;
    else upper = middle;
  }
  return [steps[lower] ?? 0, steps[upper] ?? 0];
}
