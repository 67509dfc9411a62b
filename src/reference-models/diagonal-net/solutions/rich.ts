import type { Highs, InitOptions, Model } from 'highs';
import { columnsOf } from '../columns.js';
import type { FeatureMatrix } from '../features/index.js';
import { greatestScores } from './greatest-scores.js';

/** The solution of the rich phase: a sparse vector, `values` at the coordinates `support`. */
export interface RichSolution {
  readonly support: Int32Array;
  readonly values: Float64Array;
  /** ‖w‖₁; for the separator 1/‖w‖₁ is the greatest L1 margin. */
  readonly norm: number;
  /** Multipliers of the samples: the proof that no w is shorter, as |<x_k, multipliers>| <= 1 for every coordinate k. */
  readonly multipliers: Float64Array;
}

/** Slack of the dual constraints at which the solution counts as optimal; their bound is 1. */
const tolerance = 1e-7;

/**
 * The vector of least L1 norm that separates with margin 1, y_i <w, x_i> >= 1 (Lyu et al. 2023, Cor. 3.7), or that
 * interpolates, <w, x_i> = y_i: a linear programme in w = p − m, solved by column generation. It starts from the
 * coordinates of greatest `promise` and adds those whose dual constraint is broken until none is.
 */
export async function leastL1Solution(
  features: FeatureMatrix,
  targets: Float64Array,
  task: 'classification' | 'regression',
  promise: Float64Array,
): Promise<RichSolution> {
  const highs = await loadHighs();
  return highs.withModel((model) => {
    model.options.set({ output_flag: false });
    addSampleRows(model, highs, targets, task);
    return generateColumns(model, highs, features, promise);
  });
}

let loading: Promise<Highs> | undefined;

function loadHighs(): Promise<Highs> {
  // To TypeScript the default export of this CommonJS package is its namespace; it is the loader itself.
  loading ??= import('highs').then(({ default: load }) =>
    (load as unknown as (options?: InitOptions) => Promise<Highs>)(),
  );
  return loading;
}

function addSampleRows(
  model: Model,
  highs: Highs,
  targets: Float64Array,
  task: 'classification' | 'regression',
): void {
  const samples = targets.length;
  const isLabel = task === 'classification';
  model.addRows({
    lower: targets.map((y) => (isLabel && y < 0 ? -highs.infinity : y)),
    upper: targets.map((y) => (isLabel && y > 0 ? highs.infinity : y)),
    matrix: {
      format: 'csr',
      numRows: samples,
      numCols: 0,
      starts: new Int32Array(samples + 1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
  });
}

function generateColumns(
  model: Model,
  highs: Highs,
  features: FeatureMatrix,
  promise: Float64Array,
): RichSolution {
  const { samples, dimension } = features;
  const chosen: number[] = [];
  const isChosen = new Uint8Array(dimension);
  const slack = new Float64Array(dimension);
  let next = greatestScores(promise, 2 * samples, -1, isChosen);
  for (;;) {
    addCoordinates(model, highs, features, next);
    for (const coordinate of next) {
      isChosen[coordinate] = 1;
      chosen.push(coordinate);
    }
    const { modelStatus } = model.run();
    if (modelStatus === highs.constants.modelStatus.infeasible && chosen.length < dimension) {
      next = greatestScores(promise, chosen.length, -1, isChosen);
      continue;
    }
    if (modelStatus !== highs.constants.modelStatus.optimal) {
      throw new Error(`HiGHS ended with status ${modelStatus} on the least L1 norm`);
    }
    const { colValue, rowDual } = model.getSolution();
    features.multiplyTransposed(rowDual, slack);
    next = greatestScores(slack, samples, 1 + tolerance, isChosen);
    if (next.length === 0) return solution(chosen, colValue, rowDual);
  }
}

/** Adds p_k, m_k >= 0 with cost 1 for each coordinate. */
function addCoordinates(
  model: Model,
  highs: Highs,
  features: FeatureMatrix,
  coordinates: readonly number[],
): void {
  const { samples } = features;
  const columns = 2 * coordinates.length;
  const plain = columnsOf(features, coordinates);
  const values = Float64Array.from({ length: columns * samples }, (_, index) => {
    const column = Math.floor(index / samples);
    const value = plain[Math.floor(column / 2) * samples + (index % samples)] as number;
    return column % 2 === 0 ? value : -value;
  });
  model.addCols({
    cost: new Float64Array(columns).fill(1),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(highs.infinity),
    matrix: {
      format: 'csc',
      numRows: samples,
      numCols: columns,
      starts: Int32Array.from({ length: columns + 1 }, (_, column) => column * samples),
      indices: Int32Array.from(values, (_, index) => index % samples),
      values,
    },
  });
}

function solution(
  chosen: readonly number[],
  colValue: Float64Array,
  multipliers: Float64Array,
): RichSolution {
  const support: number[] = [];
  const values: number[] = [];
  chosen.forEach((coordinate, index) => {
    const value = (colValue[2 * index] as number) - (colValue[2 * index + 1] as number);
    if (value === 0) return;
    support.push(coordinate);
    values.push(value);
  });
  return {
    support: Int32Array.from(support),
    values: Float64Array.from(values),
    norm: values.reduce((sum, value) => sum + Math.abs(value), 0),
    multipliers,
  };
}
