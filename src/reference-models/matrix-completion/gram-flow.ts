import { interpolate, rkc2, type System } from '../integrators/index.js';
import type { OnEvaluation } from '../problem.js';
import type { SimulateOptions } from '../reference-model.js';
import { pacing } from '../solvers/pacing.js';
import type { CompletionData } from './data.js';
import type { Gram } from './gram.js';
import { residualMatrix } from './residual-matrix.js';

export interface GramFlowOptions extends SimulateOptions {
  /** Time of a step: step k is the state at t = k·lr. */
  readonly lr: number;
  /** λ */
  readonly weightDecay: number;
  readonly steps: number;
  /** Steps at which to evaluate: ascending, from 0 to `steps`. */
  readonly evaluationSteps: Float64Array;
  /** The state is the Gram matrices. */
  readonly onEvaluation: OnEvaluation;
}

/** They keep the identities of the flow within 1e-3, and times within 1e-4. */
const tolerances = { relativeTolerance: 3e-6, absoluteTolerance: 1e-8 };

/**
 * Gradient flow with weight decay, followed by its Gram matrices instead of its weights: P = U Uᵀ and Q = V Vᵀ obey
 * P′ = −S P − P S − 2λP and Q′ = S Q + Q S − 2λQ, with S the residual matrix of W = P − Q. So no right-hand side computes
 * products of weights: it costs 4N d multiplications, and W comes for nothing.
 *
 * @throws GrokscopeError `usage` where the flow leaves the range of numbers.
 */
export async function gramFlow(data: CompletionData, initial: Gram, options: GramFlowOptions): Promise<void> {
  const { lr, weightDecay, steps, evaluationSteps, onEvaluation } = options;
  const pace = pacing(steps, options);
  const state = Float64Array.from(initial);
  let next = 0;
  const evaluate = (): void => {
    const step = evaluationSteps[next++] as number;
    onEvaluation({ step, time: step * lr, clock: step * lr * weightDecay }, state);
  };

  while (evaluationSteps[next] === 0) evaluate();
  const system = gramSystem(data, weightDecay);
  for (const stretch of rkc2(system, initial, [0, steps * lr], tolerances)) {
    while ((evaluationSteps[next] as number) * lr <= stretch.t1) {
      interpolate(stretch, (evaluationSteps[next] as number) * lr, state);
      evaluate();
    }
    if (pace.due()) await pace.pause(Math.round(stretch.t1 / lr));
  }
}

function gramSystem(data: CompletionData, weightDecay: number): System {
  const { size } = data;
  const half = size * size;
  const { update, multiply } = residualMatrix(data);
  const product = new Float64Array(2 * half);

  function derivative(_t: number, gram: Gram, out: Float64Array): void {
    update((i, j) => (gram[i * size + j] as number) - (gram[half + i * size + j] as number));
    multiply(gram, product, 0, -1);
    multiply(gram, product, half, 1);
    for (let row = 0; row < 2 * size; row++) {
      const i = row % size;
      const block = row - i;
      for (let j = 0; j <= i; j++) {
        const below = row * size + j;
        const above = (block + j) * size + i;
        const slope =
          (product[below] as number) + (product[above] as number) - 2 * weightDecay * (gram[below] as number);
        out[below] = slope;
        out[above] = slope;
      }
    }
  }

  return { size: 2 * half, derivative };
}
