import type { Column } from '../recorder.js';
import { slice, timesOfMove } from './curve.js';
import type { TrueTransition } from './truth.js';

/** A shelf lets the curve move by at most this share of the whole move… */
const shelfBand = 0.125;
/** …for at least this share of ln(t90/t10). A logistic keeps within that band for at most 0.22 of it. */
const shelfLength = 1 / 3;
/** …with at least this share of the move on either side: the slow end of a move is no shelf. */
const leastStage = 0.2;

/**
 * Splits a transition at the longest shelf within it, such as the one of Lyu et al. 2023, Fig. 1a at 75 %. Returns the
 * transition alone where there is none.
 */
export function stagesOf(curve: Column, whole: TrueTransition): TrueTransition[] {
  const shelf = longestShelf(slice(curve, whole.t10, whole.t90), whole);
  const needed = shelfLength * Math.log(whole.t90 / whole.t10);
  if (!shelf || Math.log(shelf.end / shelf.start) < needed) return [whole];
  const middle = Math.sqrt(shelf.start * shelf.end);
  const first = timesOfMove(slice(curve, 0, middle), whole.from, shelf.level);
  const second = timesOfMove(slice(curve, middle, Infinity), shelf.level, whole.to);
  return first && second ? [first, second] : [whole];
}

interface Shelf {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

function longestShelf({ steps, values }: Column, { from, to }: TrueTransition): Shelf | undefined {
  let best: Shelf | undefined;
  for (let i = 0; i < steps.length; i++) {
    let [low, high] = [Infinity, -Infinity];
    for (let j = i; j < steps.length; j++) {
      const value = values[j] as number;
      [low, high] = [Math.min(low, value), Math.max(high, value)];
      if (high - low > shelfBand * Math.abs(to - from)) break;
      const level = (low + high) / 2;
      const share = (level - from) / (to - from);
      if (share < leastStage || share > 1 - leastStage) continue;
      const [start, end] = [steps[i] as number, steps[j] as number];
      if (!best || end / start > best.end / best.start) best = { start, end, level };
    }
  }
  return best;
}
