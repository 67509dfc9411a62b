import type { Crossing } from '../diagnosis.js';
import { medianFilter } from '../numerics/index.js';

/**
 * Step at which `values` pass `level` between two evaluations, interpolated in ln(step) (linearly from step 0).
 */
export function crossingBetween(
  steps: Float64Array,
  values: Float64Array,
  before: number,
  level: number,
): Crossing {
  const [t0, t1] = [steps[before] as number, steps[before + 1] as number];
  const [v0, v1] = [values[before] as number, values[before + 1] as number];
  const share = v1 === v0 ? 1 : Math.min(1, Math.max(0, (level - v0) / (v1 - v0)));
  const step = t0 > 0 ? t0 * (t1 / t0) ** share : t0 + (t1 - t0) * share;
  return { step, bracket: [t0, t1] };
}

/**
 * Where the curve passes `level` within `start..end` (indices), on its way from below (`rise`) or from above (`fall`),
 * in their order.
 */
export function crossings(
  steps: Float64Array,
  values: Float64Array,
  level: number,
  direction: 'rise' | 'fall',
  start: number,
  end: number,
): Crossing[] {
  const sign = direction === 'rise' ? 1 : -1;
  const found: Crossing[] = [];
  for (let i = start; i < end; i++)
    if (sign * ((values[i] as number) - level) < 0 && sign * ((values[i + 1] as number) - level) >= 0)
      found.push(crossingBetween(steps, values, i, level));
  return found;
}

/** The last of `crossings`; undefined where the curve is beyond the level from the start. */
export function lastCrossing(...course: Parameters<typeof crossings>): Crossing | undefined {
  return crossings(...course).at(-1);
}

/**
 * The last crossing, after as much median smoothing as it takes for the curve to pass the level once: where noise
 * carries a curve over a level many times, neither the first nor the last time is when its course passed it.
 * Undefined where the curve is beyond the level from the start.
 */
export function settledCrossing(
  steps: Float64Array,
  values: Float64Array,
  level: number,
  direction: 'rise' | 'fall',
  start: number,
  end: number,
): Crossing | undefined {
  let found = crossings(steps, values, level, direction, start, end);
  for (let width = 3; found.length > 1 && width <= values.length / 10; width = 2 * width + 1) {
    const smoother = smoothedCrossings(steps, values, level, direction, width, [
      Math.max(start, indexOf(steps, found[0]) - width),
      Math.min(end, indexOf(steps, found.at(-1)) + 1 + width),
    ]);
    if (smoother.length > 0) found = smoother;
  }
  return found.at(-1);
}

/** `crossings` of the running median, which is taken only where they are looked for. */
function smoothedCrossings(
  steps: Float64Array,
  values: Float64Array,
  level: number,
  direction: 'rise' | 'fall',
  width: number,
  [start, end]: readonly [number, number],
): Crossing[] {
  const first = Math.max(0, start - width);
  const smoothed = medianFilter(values.subarray(first, end + 1 + width), width);
  return crossings(steps.subarray(first), smoothed, level, direction, start - first, end - first);
}

/** Index of the evaluation before a crossing. */
function indexOf(steps: Float64Array, crossing: Crossing | undefined): number {
  return steps.indexOf(crossing?.bracket[0] ?? 0);
}
