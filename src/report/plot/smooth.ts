const known = new WeakMap<Float64Array, Map<number, Float64Array>>();

/**
 * Centred running mean over `count` neighbouring values (an even count counts as the next odd one), over fewer at the
 * ends; so a move is flattened and never shifted. Kept for as long as the values are.
 */
export function smoothed(values: Float64Array, count: number): Float64Array {
  const half = Math.floor(count / 2);
  if (half < 1) return values;
  const made = known.get(values) ?? new Map<number, Float64Array>();
  known.set(values, made);
  const smooth = made.get(half) ?? runningMean(values, half);
  made.set(half, smooth);
  return smooth;
}

/** Every sum is made anew: a running one would keep the rounding error of a huge loss that has long left it. */
function runningMean(values: Float64Array, half: number): Float64Array {
  return values.map((_, i) => {
    const reach = Math.min(half, i, values.length - 1 - i);
    let sum = 0;
    for (let j = i - reach; j <= i + reach; j += 1) sum += values[j]!;
    return sum / (2 * reach + 1);
  });
}
