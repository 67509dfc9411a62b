/** A stretch within a move in which the curve stands still. Indices and level are those of the curve. */
export interface Shelf {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

/** A shelf lets the curve move by at most this share of the whole move… */
const band = 0.125;
/** …for at least this share of ln(t90/t10). A logistic keeps within that band for at most 0.22 of it. */
const length = 1 / 3;
/** …and at least this many evaluations… */
const fewest = 3;
/** …with at least this share of the move on either side: the slow end of a move is no shelf. */
const leastStage = 0.2;
/** Distance of the levels at which a shelf is looked for, as a share of the move. */
const spacing = 0.0125;

/**
 * The longest shelf of a move between two levels, such as the one of Lyu et al. 2023, Fig. 1a at 75 %; undefined where
 * the move has none. At each level a shelf lasts from the last time under its band to the first time over it.
 *
 * @param first index of the evaluation at which a tenth of the move is done
 * @param last index of the evaluation at which nine tenths are done
 */
export function longestShelf(
  steps: Float64Array,
  values: Float64Array,
  move: { readonly from: number; readonly to: number },
  first: number,
  last: number,
): Shelf | undefined {
  const share = (i: number): number => ((values[i] as number) - move.from) / (move.to - move.from);
  let best: Shelf | undefined;
  let longest = ((steps[last] as number) / (steps[first] as number)) ** length;
  for (let level = leastStage; level <= 1 - leastStage; level += spacing) {
    let start = first;
    for (let i = first; i <= last; i++) if (share(i) < level - band / 2) start = i + 1;
    let end = start;
    while (end <= last && share(end) <= level + band / 2) end += 1;
    if (end - start < fewest) continue;
    const factor = (steps[end - 1] as number) / (steps[start] as number);
    if (factor < longest) continue;
    longest = factor;
    best = { start, end: end - 1, level: middle(values.subarray(start, end)) };
  }
  return best;
}

function middle(values: Float64Array): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return (low + high) / 2;
}
