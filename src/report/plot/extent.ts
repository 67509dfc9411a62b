/** Values in a block of which the extent is kept. */
const BLOCK = 256;

/** Extents of the blocks of long curves; kept for as long as the values are. */
const blocks = new WeakMap<Float64Array, { readonly low: Float64Array; readonly high: Float64Array }>();

/**
 * Smallest and largest value between two indices, the second excluded; infinite the wrong way round where there is none.
 * The first call on long values costs a pass over all of them, each further one a few blocks.
 */
export function extentOf(
  values: Float64Array,
  from: number = 0,
  to: number = values.length,
): [number, number] {
  const [first, last] = [Math.ceil(from / BLOCK), Math.floor(to / BLOCK)];
  if (last - first < 2) return scan(values, from, to);
  const { low, high } = blocksOf(values);
  const [start, end] = [scan(values, from, first * BLOCK), scan(values, last * BLOCK, to)];
  return [
    Math.min(start[0], end[0], scan(low, first, last)[0]),
    Math.max(start[1], end[1], scan(high, first, last)[1]),
  ];
}

function scan(values: Float64Array, from: number, to: number): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i += 1) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function blocksOf(values: Float64Array): { readonly low: Float64Array; readonly high: Float64Array } {
  const known = blocks.get(values);
  if (known) return known;
  const count = Math.floor(values.length / BLOCK);
  const made = { low: new Float64Array(count), high: new Float64Array(count) };
  for (let block = 0; block < count; block += 1)
    [made.low[block], made.high[block]] = scan(values, block * BLOCK, (block + 1) * BLOCK);
  blocks.set(values, made);
  return made;
}

/** Index of the first value that is at least `bound`, in ascending values; looked for between two indices. */
export function firstFrom(
  values: Float64Array,
  bound: number,
  from: number = 0,
  to: number = values.length,
): number {
  let [low, high] = [from, to];
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

/**
 * The part of ascending places that lies in a domain, as the index of its first and the index after its last. Where the
 * domain begins at `start`, what lies before it (step 0 on a log axis) belongs to it.
 */
export function partWithin(
  places: Float64Array,
  [low, high]: readonly [number, number],
  start: number = Number.NEGATIVE_INFINITY,
): [number, number] {
  const from = low <= start ? 0 : firstFrom(places, low);
  let to = firstFrom(places, high);
  while (to < places.length && places[to]! <= high) to += 1;
  return [from, to];
}

/** From the first place of any curve to the last; on a log axis from the first that is positive. */
export function placeExtent(
  curves: readonly { readonly x: Float64Array }[],
  isLog: boolean,
): [number, number] {
  const ends = curves.map(({ x }) => x.at(-1) ?? 0);
  const starts = curves.flatMap(({ x }) => {
    const start = isLog ? x[firstFrom(x, Number.MIN_VALUE)] : x[0];
    return start === undefined ? [] : [start];
  });
  return [Math.min(...starts), Math.max(...ends)];
}
