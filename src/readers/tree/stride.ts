import type { ConfigEntry } from '../../run/run.js';

/** Steps for a list whose length is not that of the axis, and the sentence that says how they were found. */
export interface Places {
  readonly steps: Float64Array;
  readonly how: string;
}

/**
 * Steps of a list that was logged every k-th time, or k times as often, as the axis; undefined where the ratio of
 * lengths is no whole number.
 */
export function placesBetween(axis: Float64Array, length: number): Places | undefined {
  if (length < axis.length) {
    const stride = Math.round(axis.length / length);
    if (stride < 2 || Math.abs(axis.length / stride - length) > 1) return undefined;
    const steps = Float64Array.from(
      { length },
      (_, i) => axis[Math.min(i * stride, axis.length - 1)] ?? Number.NaN,
    );
    return {
      steps,
      how: `${length} values against ${axis.length} steps, read as one value every ${stride} steps of the log`,
    };
  }
  const parts = Math.round(length / axis.length);
  const first = axis[0] ?? 0;
  const spacing = ((axis.at(-1) ?? 0) - first) / (axis.length - 1);
  if (parts < 2 || Math.abs(length / parts - axis.length) > 1 || !(spacing > 0)) return undefined;
  const offset = first >= spacing ? first - spacing + spacing / parts : first;
  const steps = Float64Array.from({ length }, (_, i) => offset + (i * spacing) / parts);
  return {
    steps,
    how: `${length} values against ${axis.length} steps, read as ${parts} evenly spaced values a step of the log`,
  };
}

const intervalKey =
  /(?:^|\.)(?:log|logging|eval|evaluation|test|val|print|record|save)_?(?:every|interval|freq|frequency|steps?)(?:_(?:steps|epochs|n))?$/i;
const totalKey = /(?:^|\.)(?:n_|num_|max_|total_)?(?:steps|epochs|iterations|iters)$/i;

/** How many steps a row stands for, from a setting such as `log_every`; undefined where none says so. */
export function rowInterval(
  settings: readonly ConfigEntry[],
  rows: number,
): { readonly every: number; readonly how: string } | undefined {
  const found = settings.find(
    ({ key, value }) => intervalKey.test(key) && typeof value === 'number' && value > 1,
  );
  const rowsAreSteps = settings.some(
    ({ key, value }) => totalKey.test(key) && typeof value === 'number' && Math.abs(value - rows) <= 1,
  );
  if (!found || typeof found.value !== 'number' || rowsAreSteps) return undefined;
  return {
    every: found.value,
    how: `no step was logged; row n is read as step ${found.value}·n after ${found.key}`,
  };
}
