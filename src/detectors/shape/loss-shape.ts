import type { Curve } from '../../run/curves.js';
import { medianFilter } from '../numerics/index.js';
import { filterWidth } from './filter-width.js';

/** An inner maximum that stands `factor` over both the lowest before it and something after it. */
export function hasHump(curve: Curve | undefined, factor: number): boolean {
  let lowest = Number.POSITIVE_INFINITY;
  let top = 0;
  for (const value of curve?.values ?? []) {
    if (top > 0 && value * factor <= top) return true;
    if (value >= factor * lowest) top = Math.max(top, value);
    lowest = Math.min(lowest, value);
  }
  return false;
}

/** A hump is no spike: what it rises by at least, falls by afterwards, and how long its upper half lasts, as factors. */
const wide = { rise: 2, fall: 1.1, lasts: 1.25 };

/**
 * Whether a train loss rises after the fit to an inner maximum and falls again, slowly: the mark of the turn from the
 * kernel to the rich solution (theory note §2.7, rule 5).
 */
export function hasWideHump(curve: Curve | undefined, fit: number): boolean {
  if (!curve) return false;
  const start = curve.steps.findIndex((step) => step >= fit);
  if (start < 0) return false;
  const steps = curve.steps.subarray(start);
  const values = medianFilter(curve.values, filterWidth(curve.values.length)).subarray(start);
  const { peak, before } = highestRise(values);
  const top = values[peak] ?? 0;
  const after = values.subarray(peak).reduce((least, value) => Math.min(least, value), top);
  if (before <= 0 || top < wide.rise * before || top < wide.fall * after) return false;
  const half = Math.sqrt(top * before);
  const from = values.subarray(0, peak).findLastIndex((value) => value < half) + 1;
  const down = values.subarray(peak).findIndex((value) => value < half);
  const to = down < 0 ? steps.length - 1 : peak + down;
  return (steps[to] as number) >= wide.lasts * (steps[from] as number);
}

/** The value that stands highest over the lowest before it. */
function highestRise(values: Float64Array): { peak: number; before: number } {
  let lowest = values[0] ?? 0;
  let found = { peak: 0, before: lowest };
  for (const [i, value] of values.entries()) {
    lowest = Math.min(lowest, value);
    if (value * found.before > (values[found.peak] ?? 0) * lowest) found = { peak: i, before: lowest };
  }
  return found;
}

/**
 * Whether ln(loss) falls on the plateau of the accuracy about as fast, in ln(step), as during its rise: then the rise
 * is that of a smooth improvement past a threshold (theory note §4.1).
 */
export function fallsThroughPlateau(
  loss: Curve | undefined,
  fit: number,
  { t10, t90 }: { readonly t10: number; readonly t90: number },
): boolean {
  if (!loss) return false;
  const at = (step: number): number =>
    Math.log(
      loss.values[
        Math.max(
          0,
          loss.steps.findLastIndex((one) => one <= step),
        )
      ] ?? Number.NaN,
    );
  const plateau = at(fit) - at(t10);
  const slope = plateau / Math.log(t10 / fit);
  return plateau >= Math.LN2 && slope >= (at(t10) - at(t90)) / Math.log(t90 / t10) / 2;
}
