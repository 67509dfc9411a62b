import { interpolate, rkc2, type System } from '../integrators/index.js';
import type { OnEvaluation } from '../problem.js';
import type { SimulateOptions } from '../reference-model.js';
import { pacing } from '../solvers/pacing.js';
import type { CompletionData } from './data.js';
import { type Gram, trianglesOf, type Triangles, writeFromTriangles } from './gram.js';
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

/** They keep the identities of the flow, and the times of its stages, within 1e-3. */
const tolerances = { relativeTolerance: 2e-6, absoluteTolerance: 1e-6 };

/**
 * Gradient flow with weight decay, followed by its Gram matrices instead of its weights: P = U Uᵀ and Q = V Vᵀ obey
 * P′ = −S P − P S − 2λP and Q′ = S Q + Q S − 2λQ, with S the residual matrix of W = P − Q. So no right-hand side computes
 * products of weights: it costs 4N d multiplications, and W comes for nothing. The integrator sees lower triangles only.
 *
 * @throws GrokscopeError `usage` where the flow leaves the range of numbers.
 */
export async function gramFlow(data: CompletionData, initial: Gram, options: GramFlowOptions): Promise<void> {
  const { lr, weightDecay, steps, evaluationSteps, onEvaluation } = options;
  const pace = pacing(steps, options);
  const { size } = data;
  const state = trianglesOf(initial, size);
  const gram = new Float64Array(initial.length);
  let next = 0;
  const evaluate = (): void => {
    const step = evaluationSteps[next++] as number;
    writeFromTriangles(state, size, gram);
    onEvaluation({ step, time: step * lr, clock: step * lr * weightDecay }, gram);
  };

  while (evaluationSteps[next] === 0) evaluate();
  const system = gramSystem(data, weightDecay);
  for (const stretch of rkc2(system, trianglesOf(initial, size), [0, steps * lr], tolerances)) {
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
  const gram = new Float64Array(2 * half);
  const product = new Float64Array(2 * half);

  function derivative(_t: number, triangles: Triangles, out: Triangles): void {
    writeFromTriangles(triangles, size, gram);
    update((i, j) => (gram[i * size + j] as number) - (gram[half + i * size + j] as number));
    multiply(gram, product, 0, -1);
    multiply(gram, product, half, 1);
    let place = 0;
    for (let block = 0; block < 2 * half; block += half) {
      for (let i = 0; i < size; i++) {
        for (let j = 0; j <= i; j++) {
          const pull = (product[block + i * size + j] as number) + (product[block + j * size + i] as number);
          out[place] = pull - 2 * weightDecay * (triangles[place] as number);
          place++;
        }
      }
    }
  }

  return { size: size * (size + 1), derivative };
}
