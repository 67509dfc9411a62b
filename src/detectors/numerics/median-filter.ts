/**
 * Running median. The window is centred and shrinks symmetrically at both ends, so that monotone data stay as they are.
 *
 * @param width odd number of points, at least 1
 * @throws {RangeError} if `width` is not an odd positive integer
 */
export function medianFilter(values: Float64Array, width: number): Float64Array {
  if (!Number.isInteger(width) || width < 1 || width % 2 === 0) {
    throw new RangeError(`The width of a median filter must be an odd positive integer, not ${width}.`);
  }
  const half = (width - 1) / 2;
  const filtered = new Float64Array(values.length);
  const window = new Float64Array(width);
  for (let i = 0; i < values.length; i += 1) {
    const reach = Math.min(half, i, values.length - 1 - i);
    for (let k = -reach; k <= reach; k += 1) window[k + reach] = values[i + k] ?? 0;
    insertionSort(window, 2 * reach + 1);
    filtered[i] = window[reach] ?? 0;
  }
  return filtered;
}

/** Windows are short, where insertion beats any other sort. */
function insertionSort(window: Float64Array, length: number): void {
  for (let i = 1; i < length; i += 1) {
    const value = window[i] ?? 0;
    let k = i - 1;
    while (k >= 0 && (window[k] ?? 0) > value) {
      window[k + 1] = window[k] ?? 0;
      k -= 1;
    }
    window[k + 1] = value;
  }
}
