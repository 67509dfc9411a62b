import { describe, expect, it } from 'vitest';
import { drawData } from '../../../src/reference-models/diagonal-net/data/index.js';
import { flowIdentities } from '../../../src/reference-models/diagonal-net/identities.js';
import type { DiagonalNetConfig } from '../../../src/reference-models/diagonal-net/index.js';
import { diagonalProblem } from '../../../src/reference-models/diagonal-net/problem.js';
import { trainNet } from '../../../src/reference-models/diagonal-net/train-net.js';
import { flow } from '../../../src/reference-models/solvers/index.js';
import { configured } from './support.js';

interface End {
  readonly weights: Float64Array;
  readonly norm: number;
  readonly identities: Readonly<Record<string, number>>;
}

async function endOf(config: DiagonalNetConfig): Promise<End> {
  let weights = new Float64Array();
  let norm = 0;
  const { identities } = await trainNet(config, drawData(config).train, {
    measure: () => ({}),
    onMeasured: (_evaluation, _measured, state) => {
      weights = state.weights.slice();
      norm = Math.sqrt(state.squaredNorm);
    },
  });
  return { weights, norm, identities };
}

/** Time 100 at λ = 0.04, clock 4: past the switch. */
const base = {
  samples: 8,
  dimension: 40,
  alpha: 6,
  weightDecay: 0.04,
  lr: 0.02,
  steps: 5000,
  seed: 4,
} as const;
const halvings = [0.02, 0.01, 0.005];

describe.each([
  { task: 'classification', data: 'sparse' },
  { task: 'classification', data: 'gaussian-margin' },
  { task: 'regression', data: 'sparse' },
] as const)('the paths of a $task on $data data', (kind) => {
  const settings = { ...base, ...kind, gamma: 3 };

  it('agree: the dual flow, the flow of u and v, and descent as its steps shrink', async () => {
    const dual = await endOf(configured(settings));
    const primal = await primalFlow(configured(settings));
    expect(distance(primal.weights, dual.weights)).toBeLessThan(2e-3);
    expect(primal.norm).toBeCloseTo(dual.norm, 3);
    expect(primal.violations['norm']).toBeLessThan(1e-3);
    expect(primal.violations['uv']).toBeLessThan(2e-3);
    const errors: number[] = [];
    for (const lr of halvings) {
      const steps = (base.lr * base.steps) / lr;
      const config = configured({ ...settings, lr, steps, method: 'descent', backend: 'plain' });
      const { weights, identities } = await endOf(config);
      errors.push(distance(weights, primal.weights));
      expect(identities['norm']).toBeLessThan(0.5 * lr);
    }
    expect(errors[1] as number).toBeLessThan(0.6 * (errors[0] as number));
    expect(errors[2] as number).toBeLessThan(0.6 * (errors[1] as number));
  });
});

it('agree at order 3, in the middle of the move', async () => {
  const settings = { ...base, order: 3, alpha: 8, steps: 1500 };
  const flowed = await endOf(configured(settings));
  const errors: number[] = [];
  for (const lr of halvings) {
    const steps = (base.lr * settings.steps) / lr;
    const { weights } = await endOf(
      configured({ ...settings, lr, steps, method: 'descent', backend: 'plain' }),
    );
    errors.push(distance(weights, flowed.weights));
  }
  expect(errors[1] as number).toBeLessThan(0.6 * (errors[0] as number));
  expect(errors[2] as number).toBeLessThan(0.6 * (errors[1] as number));
});

/** Flow of order 2 in u and v, which the model leaves to the dual flow, with the identities checked on the way. */
async function primalFlow(
  config: DiagonalNetConfig,
): Promise<{ weights: Float64Array; norm: number; violations: Readonly<Record<string, number>> }> {
  const alpha = config.alpha / Math.sqrt(2 * config.dimension);
  const { train: samples } = drawData(config);
  const problem = diagonalProblem({
    train: samples,
    task: config.task,
    order: 2,
    alpha,
    measure: () => ({}),
  });
  const identities = flowIdentities(alpha);
  let weights = new Float64Array();
  let norm = 0;
  await flow(problem, {
    lr: config.lr,
    weightDecay: config.weightDecay,
    steps: config.steps,
    evaluationSteps: Float64Array.of(0, config.steps / 4, config.steps / 2, config.steps),
    relativeTolerance: 1e-6,
    onEvaluation: ({ clock }, parameters) => {
      identities.check(parameters, clock);
      const state = problem.stateAt(parameters);
      weights = state.weights.slice();
      norm = Math.sqrt(state.squaredNorm);
    },
  });
  return { weights, norm, violations: identities.violations() };
}

/** Relative Euclidean distance. */
function distance(a: Float64Array, b: Float64Array): number {
  const length = Math.hypot(...b);
  return Math.hypot(...a.map((value, k) => value - (b[k] as number))) / length;
}
