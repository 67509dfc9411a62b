import { clamp } from './box.js';

/**
 * Smallest value of a function of one variable: evenly spaced trials, then ever finer ones around the best.
 *
 * @param trials evenly spaced points of the first round
 */
export function minimise(
  objective: (x: number) => number,
  lower: number,
  upper: number,
  trials: number,
): { readonly at: number; readonly value: number } {
  let spacing = (upper - lower) / (trials - 1);
  let centre = lower;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < trials; i += 1) {
    const value = objective(lower + i * spacing);
    if (value < best) [best, centre] = [value, lower + i * spacing];
  }
  for (let round = 0; round < 6; round += 1) {
    spacing /= 2;
    for (const x of [centre - spacing, centre + spacing]) {
      const value = objective(clamp(x, lower, upper));
      if (value < best) [best, centre] = [value, clamp(x, lower, upper)];
    }
  }
  return { at: centre, value: best };
}
