import type { Column } from '../recorder.js';
import type { TrueTransition } from './truth.js';

/** Value of a column at a step, linear in ln(step) between evaluations, constant beyond the ends. */
export function valueAt({ steps, values }: Column, step: number): number {
  const next = steps.findIndex((candidate) => candidate >= step);
  if (next === -1) return values.at(-1) as number;
  if (next === 0 || steps[next] === step) return values[next] as number;
  const [s0, s1] = [steps[next - 1] as number, steps[next] as number];
  const [v0, v1] = [values[next - 1] as number, values[next] as number];
  return v0 + (v1 - v0) * shareOfWay(s0, s1, step);
}

/** The last step at which the curve comes to the far side of `level`; `upwards` says which side is far. */
export function lastCrossing({ steps, values }: Column, level: number, upwards: boolean): number | null {
  const isFar = (value: number): boolean => (upwards ? value >= level : value <= level);
  const lastNear = values.findLastIndex((value) => !isFar(value));
  if (lastNear === -1) return steps[0] ?? null;
  if (lastNear === values.length - 1) return null;
  const [v0, v1] = [values[lastNear] as number, values[lastNear + 1] as number];
  return between(steps[lastNear] as number, steps[lastNear + 1] as number, (level - v0) / (v1 - v0));
}

/** Last crossings of 10, 50 and 90 % of the way between two levels; `null` where the curve does not get there. */
export function timesOfMove(curve: Column, from: number, to: number): TrueTransition | null {
  const [t10, t50, t90] = [0.1, 0.5, 0.9].map((share) =>
    lastCrossing(curve, from + share * (to - from), to > from),
  ) as [number | null, number | null, number | null];
  return t10 === null || t50 === null || t90 === null ? null : { from, to, t10, t50, t90 };
}

/** The part of a column with `from` ≤ step ≤ `to`. */
export function slice({ steps, values }: Column, from: number, to: number): Column {
  const start = steps.findIndex((step) => step >= from);
  const end = steps.findLastIndex((step) => step <= to) + 1;
  if (start === -1) return { steps: new Float64Array(), values: new Float64Array() };
  return { steps: steps.subarray(start, end), values: values.subarray(start, end) };
}

/** The median of a column, each value weighted by the stretch of ln(step) that it stands for. */
export function logTimeMedian({ steps, values }: Column): number {
  const log = Array.from(steps, (step) => Math.log(Math.max(step, 0.5)));
  const weighted = Array.from(values, (value, i) => ({
    value,
    weight: ((log[i + 1] ?? (log[i] as number)) - (log[i - 1] ?? (log[i] as number))) / 2,
  })).toSorted((a, b) => a.value - b.value);
  const half = weighted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of weighted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return Number.NaN;
}

function shareOfWay(s0: number, s1: number, step: number): number {
  return s0 > 0 ? Math.log(step / s0) / Math.log(s1 / s0) : (step - s0) / (s1 - s0);
}

function between(s0: number, s1: number, share: number): number {
  return s0 > 0 ? s0 * (s1 / s0) ** share : s0 + share * (s1 - s0);
}
