import { medianFilter } from '../numerics/median-filter.js';
import { MAD_TO_SD, median } from '../numerics/order-statistics.js';

const WINDOW = 7;
const THRESHOLD = 4;
/** At most this part of the points can be spikes; where more stand out, it is the noise that is heavy. */
const MOST = 0.1;

/**
 * Hampel filter: marks points whose residual lies more than 4 robust standard deviations from the running median of 7
 * points. The deviation is the larger of the one in the window and the one of all that is noisy in the series. A point between the levels before and after it is part of a move
 * and never a spike.
 *
 * @param residuals of a first fit, in order
 * @param values that were fitted, in the same order and unit
 * @param floor smallest deviation that counts as noise
 * @returns 1 where a point is a spike
 */
export function findSpikes(residuals: Float64Array, values: Float64Array, floor: number): Uint8Array {
  const count = residuals.length;
  const smooth = medianFilter(residuals, WINDOW);
  const distances = residuals.map((residual, i) => Math.abs(residual - (smooth[i] ?? 0)));
  const local = medianFilter(distances, WINDOW);
  const common = commonDistance(distances, floor);
  const spikes = new Uint8Array(count);
  let found = 0;
  for (let i = 0; i < count; i += 1) {
    const limit = THRESHOLD * MAD_TO_SD * Math.max(local[i] ?? 0, common);
    if ((distances[i] ?? 0) > limit && standsOut(values, i)) {
      spikes[i] = 1;
      found += 1;
    }
  }
  return found > MOST * count ? new Uint8Array(count) : spikes;
}

/** Median of the distances above the floor, so that a saturated stretch does not hide the noise of the rest. */
function commonDistance(distances: Float64Array, floor: number): number {
  const noisy = distances.filter((distance) => distance > floor);
  return noisy.length > 0 ? median(noisy) : floor;
}

/** The points that are not spikes. */
export function withoutSpikes(values: Float64Array, spikes: Uint8Array): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (spikes[i] === 1) continue;
    kept[count] = values[i] ?? 0;
    count += 1;
  }
  return kept.subarray(0, count);
}

/** Whether a value lies beyond both the median of the 3 values before it and that of the 3 after it. */
function standsOut(values: Float64Array, i: number): boolean {
  if (i === 0 || i === values.length - 1) return false;
  const before = median(values.subarray(Math.max(0, i - 3), i));
  const after = median(values.subarray(i + 1, i + 4));
  const value = values[i] ?? 0;
  return value > Math.max(before, after) || value < Math.min(before, after);
}
