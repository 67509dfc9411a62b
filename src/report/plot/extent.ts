/** Smallest and largest value between two indices, the second excluded; infinite the wrong way round where there is none. */
export function extentOf(
  values: Float64Array,
  from: number = 0,
  to: number = values.length,
): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i += 1) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Index of the first value that is at least `bound`, in ascending values. */
export function firstFrom(values: Float64Array, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Both as one. */
export function union(extents: readonly (readonly [number, number])[]): [number, number] {
  return [Math.min(...extents.map(([low]) => low)), Math.max(...extents.map(([, high]) => high))];
}

const known = new WeakMap<Float64Array, [number, number]>();

/** Extent of all values; kept for as long as they are. */
export function wholeExtent(values: Float64Array): [number, number] {
  const extent = known.get(values) ?? extentOf(values, 0, values.length);
  known.set(values, extent);
  return extent;
}
