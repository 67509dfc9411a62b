import type { Response } from '../noise/response.js';
import { clamp } from '../numerics/box.js';
import type { LevelFit } from './likelihood.js';
import { type Lean, logistic, type Shape } from './logistic.js';

/** Widths from the midpoint within which a point belongs to the move (10 to 90 % done), and beyond which to a plateau. */
const RAMP = 2.2;
const PLATEAU = 4;
const FEWEST = 4;
/** Reach of the smoother, and the farthest that the crossing can be moved, in widths. */
const REACH = 0.75;
const FARTHEST = 1.5;
const ROUNDS = 4;

/**
 * ln(step) at which the curve itself is halfway between the levels of a fitted logistic. Real curves bend otherwise
 * than a logistic, and then its midpoint is not where they cross half.
 *
 * Residuals in the ramp that are larger than the noise are taken as part of the curve: their local mean is added to
 * the logistic in that proportion (empirical Bayes). On curves that are a logistic with noise this is its midpoint.
 */
export function halfCrossing(
  response: Response,
  shape: Shape,
  { from, to }: LevelFit,
  lean: Lean = 0,
): number {
  const { x, y } = response;
  const [midpoint, logWidth] = shape;
  const width = Math.exp(logWidth);
  const done = logistic(x, shape, lean);
  const residuals = y.map((value, i) => value - from - (to - from) * (done[i] ?? 0));
  const distances = x.map((time) => (time - midpoint) / width);
  const noise = noiseVariance(residuals, distances);
  const inRamp = residuals.filter((_, i) => Math.abs(distances[i] ?? 0) < RAMP);
  const bend = meanSquare(inRamp) - 2 * noise;
  if (inRamp.length < FEWEST || bend <= 0) return midpoint;

  // Newton's method on logistic plus local mean of the residuals, with the slope of the logistic
  let distance = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { mean, dilution } = localMean(residuals, distances, distance);
    const part = 1 / (1 + Math.exp(-distance));
    const excess = (to - from) * (part - 0.5) + (mean * bend) / (bend + noise * dilution);
    distance = clamp(
      distance - excess / ((to - from) * Math.max(part * (1 - part), 0.1)),
      -FARTHEST,
      FARTHEST,
    );
  }
  return midpoint + distance * width;
}

/** The largest of what the two plateaus and the roughness of the ramp say. */
function noiseVariance(residuals: Float64Array, distances: Float64Array): number {
  const before = residuals.filter((_, i) => (distances[i] ?? 0) < -PLATEAU);
  const after = residuals.filter((_, i) => (distances[i] ?? 0) > PLATEAU);
  // the variance of a value minus the mean of its neighbours is 1.5 times that of the value
  const roughness = residuals
    .map(
      (value, i) =>
        (value - ((residuals[i - 1] ?? value) + (residuals[i + 1] ?? value)) / 2) / Math.sqrt(1.5),
    )
    .filter((_, i) => Math.abs(distances[i] ?? 0) < RAMP);
  const plateaus = [before, after].filter((plateau) => plateau.length >= FEWEST);
  return Math.max(...[...plateaus, roughness].map(meanSquare));
}

function meanSquare(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value * value, 0) / values.length;
}

/** Triangular mean around a place, and the variance of such a mean of white noise of variance 1. */
function localMean(
  residuals: Float64Array,
  distances: Float64Array,
  place: number,
): { mean: number; dilution: number } {
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < residuals.length; i += 1) {
    const weight = Math.max(0, 1 - Math.abs((distances[i] ?? 0) - place) / REACH);
    total += weight;
    sum += weight * (residuals[i] ?? 0);
    squares += weight * weight;
  }
  return total > 0 ? { mean: sum / total, dilution: squares / (total * total) } : { mean: 0, dilution: 1 };
}
