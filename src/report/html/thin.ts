import { firstFrom } from '../plot/extent.js';
import { createScale } from '../plot/scale.js';

/** Points that a part of the axis keeps (first, last, lowest, highest), on the log and on the linear axis. */
const KEPT_PER_PART = 8;

/**
 * Indices of about `most` points that stand for a curve on both kinds of axis: of each part of the axis the first, the
 * last, the lowest and the highest, so that no spike is lost. All where there are no more. `x` ascends.
 */
export function keptIndices(x: Float64Array, y: Float64Array, most: number): number[] {
  if (x.length <= most) return Array.from(x, (_, index) => index);
  const kept = new Set<number>([0, x.length - 1]);
  const parts = Math.max(1, Math.floor(most / KEPT_PER_PART));
  const domain = [x[firstFrom(x, Number.MIN_VALUE)] ?? 1, x.at(-1)!] as const;
  for (const kind of ['log', 'linear'] as const) {
    const scale = createScale(kind, kind === 'log' ? domain : [x[0]!, domain[1]], parts);
    let from = 0;
    for (let part = 0; part < parts; part += 1) {
      const to = part === parts - 1 ? x.length : firstFrom(x, scale.value(part + 0.5));
      if (to > from) for (const index of extremes(y, from, to)) kept.add(index);
      from = Math.max(from, to);
    }
  }
  return [...kept].toSorted((a, b) => a - b);
}

function extremes(y: Float64Array, from: number, to: number): number[] {
  let [low, high] = [from, from];
  for (let i = from; i < to; i += 1) {
    if (y[i]! < y[low]!) low = i;
    if (y[i]! > y[high]!) high = i;
  }
  return [from, to - 1, low, high];
}
