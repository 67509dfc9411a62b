export interface Box {
  readonly lower: readonly [number, number];
  readonly upper: readonly [number, number];
}

/** Points a side of the moving grid. */
const SIDE = 5;
const SHRINK = 0.45;

/**
 * Maximises a function of two variables from a start near the maximum: a 5 x 5 grid follows the best point, and
 * shrinks whenever the best point lies inside it. Needs no derivatives, and is not stopped by kinks or flat steps.
 *
 * @param halfWidth first reach of the grid along each variable
 * @param tolerance ends when the grid is this much smaller than at first (default 1e-3)
 */
export function zoomToMaximum(
  objective: (x: number, y: number) => number,
  start: readonly [number, number],
  halfWidth: readonly [number, number],
  box: Box,
  tolerance = 1e-3,
): readonly [number, number] {
  let centre = start;
  let best = objective(start[0], start[1]);
  let scale = 1;
  for (let round = 0; round < 60 && scale > tolerance; round += 1) {
    const [x, y] = centre;
    let inside = true;
    for (let i = 0; i < SIDE * SIDE; i += 1) {
      const column = (i % SIDE) / (SIDE - 1) - 0.5;
      const row = Math.floor(i / SIDE) / (SIDE - 1) - 0.5;
      if (column === 0 && row === 0) continue;
      const candidate = [
        clamp(x + 2 * column * scale * halfWidth[0], box.lower[0], box.upper[0]),
        clamp(y + 2 * row * scale * halfWidth[1], box.lower[1], box.upper[1]),
      ] as const;
      const value = objective(candidate[0], candidate[1]);
      if (value > best) {
        best = value;
        centre = candidate;
        inside = Math.abs(column) < 0.5 && Math.abs(row) < 0.5;
      }
    }
    if (inside) scale *= SHRINK;
  }
  return centre;
}

export function clamp(value: number, lower: number, upper: number): number {
  return Math.min(Math.max(value, lower), upper);
}

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
): number {
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
  return best;
}
