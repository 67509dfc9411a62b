import { minimise } from '../numerics/minimise.js';
import { floorOfSquares, type Response } from '../noise/response.js';
import { ALL_CORRELATIONS } from '../noise/correlations.js';
import { DRIFTS, type Filter, filterFor, whitenBy } from '../noise/state-space.js';
import { factorise, logDeterminant, products } from '../noise/whitening.js';
import { alternativesTo, type ModelName } from './models.js';

/** Parameters of the noise: its variance and its correlation. */
const NOISE_PARAMETERS = 2;
/** Values of a shape that are tried before the best is refined. */
const TRIALS = 20;

export interface ModelComparison {
  /** exp(-BIC / 2), scaled to sum to 1. */
  readonly weights: Readonly<Record<ModelName, number>>;
  /** BIC of the constant minus that of the logistic; large and positive where there is a transition. */
  readonly deltaBicConstant: number;
}

/**
 * Weighs the logistic against the curves of `alternativesTo` by the Bayesian information criterion (as EnvCpt does:
 * Beaulieu & Killick 2018). Each is given the noise that suits it best, AR(1), or slow drift under white noise: against
 * AR(1) noise alone a drift that is logged with errors passes for a transition.
 *
 * @param logistic the best logistic, from 0 to 1, at each point of `response`
 * @param shapes number of its parameters beside the levels: midpoint and width, and its lean where it has one
 */
export function compareModels({ x, y }: Response, logistic: Float64Array, shapes: number): ModelComparison {
  const drifts = DRIFTS.map((drift) => filterFor(drift, y.length));
  const total = (columns: readonly Float64Array[], shaping: number): number =>
    Math.min(
      criterion(columns, y, shaping),
      ...drifts.map((drift) => driftCriterion(columns, y, shaping, drift)),
    );
  const criteria: Record<ModelName, number> = {
    constant: Number.POSITIVE_INFINITY,
    linear: Number.POSITIVE_INFINITY,
    'broken-stick': Number.POSITIVE_INFINITY,
    exponential: Number.POSITIVE_INFINITY,
    'power-law': Number.POSITIVE_INFINITY,
    logistic: total([logistic], shapes),
  };
  for (const { name, columns, shapes: range } of alternativesTo(x)) {
    const shape = range
      ? minimise((trial) => criterion(columns(trial), y, 1), range[0], range[1], TRIALS).at
      : 0;
    criteria[name] = total(columns(shape), range ? 1 : 0);
  }
  const deltaBicConstant = criteria.constant - criteria.logistic;
  return { weights: weightsOf(criteria), deltaBicConstant };
}

function weightsOf(criteria: Readonly<Record<ModelName, number>>): Record<ModelName, number> {
  const best = Math.min(...Object.values(criteria));
  const odds = (name: ModelName): number => Math.exp((best - criteria[name]) / 2);
  const total = Object.values(criteria).reduce((sum, value) => sum + Math.exp((best - value) / 2), 0);
  return {
    constant: odds('constant') / total,
    linear: odds('linear') / total,
    'broken-stick': odds('broken-stick') / total,
    exponential: odds('exponential') / total,
    'power-law': odds('power-law') / total,
    logistic: odds('logistic') / total,
  };
}

/** BIC at the most likely correlation of a level plus `columns`, which took `shapes` parameters to shape. */
function criterion(columns: readonly Float64Array[], response: Float64Array, shapes: number): number {
  const count = response.length;
  const gram = pairs([new Float64Array(count).fill(1), ...columns, response]).map(([a, b]) => products(a, b));
  const factor = new Float64Array(gram.length);
  let smallest = Number.POSITIVE_INFINITY;
  for (const rho of ALL_CORRELATIONS.rho) {
    if (!factorise(gram, rho, factor)) continue;
    const squares = (factor.at(-1) ?? 0) ** 2 + floorOfSquares(rho, count);
    smallest = Math.min(smallest, count * Math.log(squares / count) + logDeterminant(rho, count));
  }
  return smallest + (1 + columns.length + shapes + NOISE_PARAMETERS) * Math.log(count);
}

/** As `criterion`, in drifting noise, which has a parameter more. */
function driftCriterion(
  columns: readonly Float64Array[],
  response: Float64Array,
  shapes: number,
  filter: Filter,
): number {
  const count = response.length;
  const white = [new Float64Array(count).fill(1), ...columns, response].map((column) =>
    whitenBy(filter, column),
  );
  const gram = pairs(white).map(([a, b]) => ({ all: dot(a, b), lagged: 0, inner: 0 }));
  const factor = new Float64Array(gram.length);
  if (!factorise(gram, 0, factor)) return Number.POSITIVE_INFINITY;
  const squares = (factor.at(-1) ?? 0) ** 2 + floorOfSquares(0, count);
  const fit = count * Math.log(squares / count) + filter.logDeterminant;
  return fit + (1 + columns.length + shapes + NOISE_PARAMETERS + 1) * Math.log(count);
}

/** Pairs of columns in the order of a lower triangle. */
function pairs(columns: readonly Float64Array[]): (readonly [Float64Array, Float64Array])[] {
  return columns.flatMap((left, row) => columns.slice(0, row + 1).map((right) => [left, right] as const));
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i += 1) sum += (left[i] as number) * (right[i] as number);
  return sum;
}
