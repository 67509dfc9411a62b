import { climb, type Hill } from '../numerics/hill.js';
import type { Box } from '../numerics/box.js';
import type { Shape } from './logistic.js';
import type { Problem } from './problem.js';

const MIDPOINTS = 48;
const WIDTHS = 5;
/** Each width of the coarse grid is this part of the one before. */
const RATIO = 3;

/**
 * Best cell of a coarse grid over the whole log, without any start. Noise counts as white here, since autocorrelated
 * noise explains away whatever a coarse grid misses.
 */
export function searchFromAfar({ likelihood, box }: Problem): Shape {
  const [first, last] = [box.lower[0], box.upper[0]];
  let best = Number.NEGATIVE_INFINITY;
  let shape: Shape = [first, box.upper[1]];
  for (let k = 0; k < WIDTHS; k += 1) {
    const logWidth = Math.max(box.upper[1] - k * Math.log(RATIO), box.lower[1]);
    for (let i = 0; i < MIDPOINTS; i += 1) {
      const trial: Shape = [first + ((i + 0.5) / MIDPOINTS) * (last - first), logWidth];
      const value = likelihood.logMarginalOfWhite(trial);
      if (value > best) [best, shape] = [value, trial];
    }
  }
  return shape;
}

/** Best shape near `start` for white noise, which may still be a cell of the coarse grid away. */
export function approach({ likelihood, box }: Problem, start: Shape): Shape {
  const cell = (box.upper[0] - box.lower[0]) / MIDPOINTS;
  const reach = [Math.min(cell / 2, Math.exp(start[1])), Math.log(RATIO) / 2] as const;
  return climb((midpoint, width) => likelihood.logMarginalOfWhite([midpoint, width]), start, reach, box).top;
}

/** Most likely shape near `start`, which is that for white noise, and how far others are as likely. */
export function polish(likelihood: { logMarginal(shape: Shape): number }, box: Box, start: Shape): Hill {
  const reach = [Math.exp(start[1]) / 4, 0.25] as const;
  return climb((midpoint, width) => likelihood.logMarginal([midpoint, width]), start, reach, box);
}
