import { minimise } from '../numerics/zoom.js';
import { floorOfSquares, type Response } from '../noise/response.js';
import { CORRELATIONS, factorise, logDeterminant, products, type Products } from '../noise/whitening.js';
import { alternativesTo, type ModelName } from './models.js';

/** Parameters of the noise: its variance and its correlation. */
const NOISE_PARAMETERS = 2;
/** Parameters that shape the logistic: midpoint and width. */
const LOGISTIC_SHAPES = 2;
/** Values of a shape that are tried before the best is refined. */
const TRIALS = 20;

export interface ModelComparison {
  /** exp(-BIC / 2), scaled to sum to 1. */
  readonly weights: Readonly<Record<ModelName, number>>;
  /** BIC of the constant minus that of the logistic; large and positive where there is a transition. */
  readonly deltaBicConstant: number;
}

/**
 * Weighs the logistic against the curves of `alternativesTo`, all with the same AR(1) noise, by the Bayesian
 * information criterion (as EnvCpt does: Beaulieu & Killick 2018).
 *
 * @param logistic the best logistic, from 0 to 1, at each point of `response`
 */
export function compareModels({ x, y }: Response, logistic: Float64Array): ModelComparison {
  const criteria: Record<ModelName, number> = {
    constant: Number.POSITIVE_INFINITY,
    linear: Number.POSITIVE_INFINITY,
    'broken-stick': Number.POSITIVE_INFINITY,
    exponential: Number.POSITIVE_INFINITY,
    'power-law': Number.POSITIVE_INFINITY,
    logistic: criterion([logistic], y, LOGISTIC_SHAPES),
  };
  for (const { name, columns, shapes } of alternativesTo(x)) {
    criteria[name] = shapes
      ? minimise((shape) => criterion(columns(shape), y, 1), shapes[0], shapes[1], TRIALS)
      : criterion(columns(0), y, 0);
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
  const all = [new Float64Array(count).fill(1), ...columns, response];
  const gram: Products[] = [];
  for (const [row, left] of all.entries()) {
    for (const right of all.slice(0, row + 1)) gram.push(products(left, right));
  }
  const factor = new Float64Array(gram.length);
  let smallest = Number.POSITIVE_INFINITY;
  for (const rho of CORRELATIONS) {
    if (!factorise(gram, rho, factor)) continue;
    const squares = (factor.at(-1) ?? 0) ** 2 + floorOfSquares(rho, count);
    smallest = Math.min(smallest, count * Math.log(squares / count) + logDeterminant(rho, count));
  }
  const parameters = 1 + columns.length + shapes + NOISE_PARAMETERS;
  return smallest + parameters * Math.log(count);
}
