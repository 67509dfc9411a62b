import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signMatrix } from '../../../src/reference-models/diagonal-net/features/index.js';
import { diagonalProblem } from '../../../src/reference-models/diagonal-net/problem.js';
import { type BackendChoice, descend } from '../../../src/reference-models/solvers/index.js';
import type { TorchRun } from '../torch-run.js';

/** Trajectories of PyTorch: see fixtures/reference-models/torch/README.md. */
interface Fixture {
  readonly order: number;
  readonly inputs: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly initial: readonly number[];
  readonly runs: readonly TorchRun[];
}

describe.each([2, 3])('descent of the diagonal net of order %i', (order) => {
  const file = new URL(
    `../../../fixtures/reference-models/torch/diagonal-net-${order}.json`,
    import.meta.url,
  );
  const fixture = JSON.parse(readFileSync(file, 'utf8')) as Fixture;

  it.each(fixture.runs)('follows PyTorch with $optimizer', async (run) => {
    expectSame(await trajectory(fixture, run, 'plain'), run, 9);
  });

  it('follows PyTorch with automatic gradients in float32', async () => {
    const run = fixture.runs[0] as TorchRun;
    expectSame(await trajectory(fixture, run, 'cpu'), run, 4);
  });
});

type States = ReadonlyMap<number, { readonly loss: number; readonly parameters: Float64Array }>;

function expectSame(states: States, run: TorchRun, digits: number): void {
  for (const { step, loss, parameters } of run.trajectory) {
    const state = states.get(step);
    expect(state?.loss).toBeCloseTo(loss, digits);
    parameters.forEach((parameter, k) => expect(state?.parameters[k]).toBeCloseTo(parameter, digits));
  }
}

async function trajectory(
  { order, inputs, labels, initial }: Fixture,
  { optimizer, lr, weightDecay, momentum = 0, trajectory: expected }: TorchRun,
  backend: BackendChoice,
): Promise<States> {
  const dimension = initial.length / 2;
  const bits = Uint8Array.from(inputs.flat(), (x) => (x > 0 ? 1 : 0));
  const problem = diagonalProblem({
    train: { features: signMatrix(labels.length, dimension, bits), targets: Float64Array.from(labels) },
    task: 'classification',
    order,
    alpha: initial[0] as number,
    measure: () => ({}),
  });
  const states = new Map<number, { loss: number; parameters: Float64Array }>();
  const evaluationSteps = Float64Array.from(expected, ({ step }) => step);
  await descend(problem, {
    optimizer,
    lr,
    weightDecay,
    momentum,
    steps: evaluationSteps.at(-1) as number,
    evaluationSteps,
    backend,
    onEvaluation: ({ step }, state) => {
      states.set(step, { loss: problem.loss(state), parameters: Float64Array.from(state) });
    },
  });
  return states;
}
