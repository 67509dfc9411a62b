import { median } from '../../detectors/numerics/index.js';

/** `null` of no values, so that nothing measured is not taken for 0. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function rootMeanSquare(values: readonly number[]): number | null {
  const square = mean(values.map((value) => value * value));
  return square === null ? null : Math.sqrt(square);
}

/** Share of those that hold; `null` of none. */
export function share<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return mean(all.map((one) => Number(holds(one))));
}

/** Groups in the order of their first members. */
export function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** `null` of no values. */
export function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : median(Float64Array.from(values));
}
