import { normalise, type Response } from '../noise/response.js';
import type { Box } from '../numerics/box.js';
import { TransitionLikelihood } from './likelihood.js';
import type { Lean, Shape } from './logistic.js';
import { thin } from './thin.js';

/** Narrowest width that is told from a step, in distances of two evaluations. */
const NARROWEST = 0.1;
/** The widest transition takes this part of the log. */
const WIDEST = 1 / 3;

/** A curve in the form in which it is fitted. */
export interface Problem {
  readonly response: Response;
  /** 1 / relative standard deviation of the noise at each point, as far as binning makes it. */
  readonly precision: Float64Array;
  /** Bounds of both levels, in the unit of the scaled response. */
  readonly bounds: readonly [number, number];
  readonly likelihood: TransitionLikelihood;
  /** How the move leans. */
  readonly lean: Lean;
  /** Where shapes are looked for: midpoints within the log, widths from a step to a third of the log. */
  readonly box: Box;
}

/**
 * @param levels bounds of both levels in the unit of `values`; default: one range beyond the values
 * @param focus where a long curve must keep its resolution
 * @returns undefined where all values are equal
 */
export function pose(
  x: Float64Array,
  values: Float64Array,
  levels: readonly [number, number] | undefined,
  focus?: Shape,
): Problem | undefined {
  const sample = thin(x, values, focus);
  const response = normalise(sample.x, sample.values);
  if (!response) return undefined;
  const { centre, range } = response;
  const bounds = levels ? ([(levels[0] - centre) / range, (levels[1] - centre) / range] as const) : FREE;
  const first = x[0] ?? 0;
  const last = x.at(-1) ?? 0;
  const narrowest = NARROWEST * closest(sample.x);
  return {
    response,
    precision: sample.precision,
    bounds,
    lean: 0,
    likelihood: new TransitionLikelihood(response, sample.precision, bounds),
    box: { lower: [first, Math.log(narrowest)], upper: [last, Math.log(WIDEST * (last - first))] },
  };
}

const FREE = [-1.5, 1.5] as const;

function closest(x: Float64Array): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < x.length; i += 1) smallest = Math.min(smallest, (x[i] ?? 0) - (x[i - 1] ?? 0));
  return smallest;
}
