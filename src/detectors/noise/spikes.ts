import { medianFilter } from '../numerics/median-filter.js';
import { MAD_TO_SD, median } from '../numerics/order-statistics.js';
import { select } from '../numerics/select.js';

const WINDOW = 7;
/** Wider, since a spike disturbs three surprises. */
const WINDOW_OF_SURPRISES = 15;
const THRESHOLD = 4;
/** At most this part of the points can be spikes; where more stand out, it is the noise that is heavy. */
const MOST = 0.1;

/** A fitted curve, and what it leaves. */
export interface Residuals {
  /** Of a first fit, in order. */
  readonly residuals: Float64Array;
  /** Values that were fitted, in the same order and unit. */
  readonly values: Float64Array;
  /** Smallest deviation that counts as noise. */
  readonly floor: number;
}

/**
 * Hampel filter: marks points whose residual lies more than 4 robust standard deviations from the running median of 7
 * points. The deviation is the larger of the one in the window and the one of all that is noisy in the series. A point
 * between the levels before and after it is part of a move and never a spike.
 *
 * @returns 1 where a point is a spike
 */
export function findSpikes(fit: Residuals): Uint8Array {
  const smooth = medianFilter(fit.residuals, WINDOW);
  return whereFar(
    fit.residuals.map((residual, i) => residual - (smooth[i] ?? 0)),
    fit,
    WINDOW,
  );
}

/**
 * As `findSpikes`, for lone points in noise of known correlation: each is held against what its two neighbours predict,
 * which in strongly correlated noise shows spikes that a running median does not. A spike spoils the predictions of its
 * neighbours by less than half of itself, so only the largest deviation among three can be one.
 *
 * @param rho correlation of neighbouring residuals
 */
export function findLoneSpikes(fit: Residuals, rho: number): Uint8Array {
  const { residuals } = fit;
  const last = residuals.length - 1;
  const pull = rho / (1 + rho * rho);
  const surprises = residuals.map((residual, i) =>
    i === 0 || i === last ? 0 : residual - pull * ((residuals[i - 1] ?? 0) + (residuals[i + 1] ?? 0)),
  );
  const spikes = whereFar(surprises, fit, WINDOW_OF_SURPRISES);
  return spikes.map((spike, i) => {
    const own = Math.abs(surprises[i] ?? 0);
    return own >= Math.abs(surprises[i - 1] ?? 0) && own >= Math.abs(surprises[i + 1] ?? 0) ? spike : 0;
  });
}

function whereFar(surprises: Float64Array, { values, floor }: Residuals, window: number): Uint8Array {
  const count = surprises.length;
  const distances = surprises.map(Math.abs);
  const local = medianFilter(distances, window);
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
  return select(values, spikes, 0);
}

/** Whether a value lies beyond both the median of the 3 values before it and that of the 3 after it. */
function standsOut(values: Float64Array, i: number): boolean {
  if (i === 0 || i === values.length - 1) return false;
  const before = median(values.subarray(Math.max(0, i - 3), i));
  const after = median(values.subarray(i + 1, i + 4));
  const value = values[i] ?? 0;
  return value > Math.max(before, after) || value < Math.min(before, after);
}
