import type { Crossing } from '../diagnosis.js';

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
 * The last time within `start..end` (indices) that the curve is on the near side of `level`, on its way from
 * below (`rise`) or from above (`fall`). Undefined where it is beyond from the start.
 */
export function lastCrossing(
  steps: Float64Array,
  values: Float64Array,
  level: number,
  direction: 'rise' | 'fall',
  start: number,
  end: number,
): Crossing | undefined {
  const sign = direction === 'rise' ? 1 : -1;
  for (let i = end - 1; i >= start; i--)
    if (sign * ((values[i] as number) - level) < 0 && sign * ((values[i + 1] as number) - level) >= 0)
      return crossingBetween(steps, values, i, level);
  return undefined;
}
