import type { Hill } from '../numerics/hill.js';
import { type Box, clamp } from '../numerics/box.js';
import type { NoiseMixture } from './mixture.js';

type Pair = readonly [number, number];

const MIDPOINTS = 23;
const WIDTHS = 9;
/** Standard deviations that the grid reaches to each side. */
const REACH = 4.5;
const ROUNDS = 6;

/** Density of the midpoint on an even grid, up to a factor. */
export interface MidpointPosterior {
  readonly start: number;
  readonly spacing: number;
  readonly density: Float64Array;
}

/**
 * Posterior of the midpoint, with the width integrated out, on a grid that adapts to it: five standard deviations to
 * each side, at first those of the curvature at the mode, then those of the posterior itself. The prior is uniform in
 * midpoint and ln(width) within the box of the problem.
 */
export function midpointPosterior(likelihood: NoiseMixture, box: Box, hill: Hill): MidpointPosterior {
  let centre = hill.top;
  let deviation = hill.deviation;
  for (let round = 1; ; round += 1) {
    const midpoints = gridAround(centre[0], deviation[0], [box.lower[0], box.upper[0]], MIDPOINTS);
    const widths = gridAround(centre[1], deviation[1], [box.lower[1], box.upper[1]], WIDTHS);
    const { ofMidpoint, ofWidth } = weigh(likelihood, midpoints, widths);
    const found = [summary(midpoints, ofMidpoint), summary(widths, ofWidth)] as const;
    const ratios = found.map((marginal, axis) => marginal.deviation / (deviation[axis] ?? 1));
    const settled = ratios.every((ratio) => ratio > 0.5 && ratio < 1.25);
    if (settled || round === ROUNDS) return { ...midpoints, density: ofMidpoint };
    centre = [found[0].mean, found[1].mean];
    deviation = [
      clamp(1.1 * found[0].deviation, deviation[0] / 4, deviation[0] * 3),
      clamp(1.1 * found[1].deviation, deviation[1] / 4, deviation[1] * 3),
    ];
  }
}

interface Grid {
  readonly start: number;
  readonly spacing: number;
  readonly count: number;
}

function gridAround(centre: number, deviation: number, limits: Pair, count: number): Grid {
  const start = Math.max(limits[0], centre - REACH * deviation);
  const end = Math.min(limits[1], centre + REACH * deviation);
  return { start, spacing: (end - start) / (count - 1), count };
}

/** Marginal densities, up to a factor. */
function weigh(
  likelihood: NoiseMixture,
  midpoints: Grid,
  widths: Grid,
): { ofMidpoint: Float64Array; ofWidth: Float64Array } {
  const logs = new Float64Array(midpoints.count * widths.count);
  for (let at = 0; at < logs.length; at += 1) {
    const midpoint = midpoints.start + (at % midpoints.count) * midpoints.spacing;
    const logWidth = widths.start + Math.floor(at / midpoints.count) * widths.spacing;
    logs[at] = likelihood.logMarginal([midpoint, logWidth]);
  }
  const largest = Math.max(...logs);
  const ofMidpoint = new Float64Array(midpoints.count);
  const ofWidth = new Float64Array(widths.count);
  for (const [at, log] of logs.entries()) {
    const weight = Math.exp(log - largest);
    const i = at % midpoints.count;
    const k = Math.floor(at / midpoints.count);
    ofMidpoint[i] = (ofMidpoint[i] ?? 0) + weight;
    ofWidth[k] = (ofWidth[k] ?? 0) + weight;
  }
  return { ofMidpoint, ofWidth };
}

function summary(grid: Grid, density: Float64Array): { mean: number; deviation: number } {
  let total = 0;
  let first = 0;
  let second = 0;
  for (const [i, weight] of density.entries()) {
    total += weight;
    first += weight * i;
    second += weight * i * i;
  }
  const mean = first / total;
  // a peak between two points of the grid still has a spread
  const variance = Math.max(second / total - mean * mean, 1 / 12);
  return { mean: grid.start + mean * grid.spacing, deviation: Math.sqrt(variance) * grid.spacing };
}

/** Quantile of a posterior whose density is linear between the points of its grid. */
export function posteriorQuantile(
  { start, spacing, density }: MidpointPosterior,
  probability: number,
): number {
  let total = 0;
  for (let i = 1; i < density.length; i += 1) total += ((density[i - 1] ?? 0) + (density[i] ?? 0)) / 2;
  let rest = probability * total;
  for (let i = 1; i < density.length; i += 1) {
    const left = density[i - 1] ?? 0;
    const right = density[i] ?? 0;
    const mass = (left + right) / 2;
    if (rest <= mass && mass > 0) return start + (i - 1 + partOfTrapezoid(left, right, rest)) * spacing;
    rest -= mass;
  }
  return start + (density.length - 1) * spacing;
}

/** Where between 0 and 1 the area under the line from `left` to `right` reaches `area`. */
function partOfTrapezoid(left: number, right: number, area: number): number {
  const slope = right - left;
  const root = Math.sqrt(Math.max(left * left + 2 * slope * area, 0));
  return clamp((2 * area) / (left + root || 1), 0, 1);
}
