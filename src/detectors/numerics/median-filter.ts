/**
 * Running median. The window is centred and shrinks symmetrically at both ends, so that monotone data stay as they are.
 * The window is kept sorted from one point to the next: O(n·width) at worst, O(n) where neighbours are alike.
 *
 * @param values finite
 * @param width odd number of points, at least 1
 * @throws {RangeError} if `width` is not an odd positive integer
 */
export function medianFilter(values: Float64Array, width: number): Float64Array {
  if (!Number.isInteger(width) || width < 1 || width % 2 === 0) {
    throw new RangeError(`The width of a median filter must be an odd positive integer, not ${width}.`);
  }
  const half = (width - 1) / 2;
  const last = values.length - 1;
  const filtered = new Float64Array(values.length);
  for (let i = 0; i < Math.min(half, values.length); i += 1) {
    filtered[i] = shrunkMedian(values, i, Math.min(i, last - i));
    filtered[last - i] = shrunkMedian(values, last - i, Math.min(i, last - i));
  }
  if (values.length < width) return filtered;
  const window = values.subarray(0, width).toSorted();
  filtered[half] = window[half] ?? 0;
  for (let i = half + 1; i <= last - half; i += 1) {
    replace(window, values[i - half - 1] ?? 0, values[i + half] ?? 0);
    filtered[i] = window[half] ?? 0;
  }
  return filtered;
}

function shrunkMedian(values: Float64Array, centre: number, reach: number): number {
  return values.subarray(centre - reach, centre + reach + 1).toSorted()[reach] ?? 0;
}

/** Takes one value out of the sorted window and puts another in at its place. */
function replace(window: Float64Array, old: number, fresh: number): void {
  let at = indexOf(window, old);
  for (; at + 1 < window.length && (window[at + 1] ?? 0) < fresh; at += 1) window[at] = window[at + 1] ?? 0;
  for (; at > 0 && (window[at - 1] ?? 0) > fresh; at -= 1) window[at] = window[at - 1] ?? 0;
  window[at] = fresh;
}

/** Index of the first of the values equal to `value`, which is there. */
function indexOf(window: Float64Array, value: number): number {
  let low = 0;
  let high = window.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((window[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
