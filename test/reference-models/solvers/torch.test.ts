import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/reference-models/problem.js';
import { descend } from '../../../src/reference-models/solvers/index.js';
import { type DiagonalToy, diagonalToy, type MatrixToy, matrixToy } from './toys.js';
import type { TorchRun } from '../torch-run.js';

const problems: readonly (readonly [string, (data: never) => Problem])[] = [
  ['diagonal-net-2', (data: DiagonalToy) => diagonalToy(data)],
  ['diagonal-net-3', (data: DiagonalToy) => diagonalToy(data)],
  ['matrix-completion', (data: MatrixToy) => matrixToy(data)],
];

/** Steps by ours from the same start, and the greatest distance from PyTorch's path in any parameter. */
async function distance(
  problem: Problem,
  { trajectory, ...run }: TorchRun,
  backend: 'plain' | 'cpu',
): Promise<number> {
  const steps = trajectory.map(({ step }) => step);
  let greatest = 0;
  let next = 0;
  await descend(problem, {
    ...run,
    steps: steps.at(-1) as number,
    evaluationSteps: Float64Array.from(steps),
    backend,
    onEvaluation: (_, state) => {
      const expected = trajectory[next++]?.parameters ?? [];
      expect(state.length).toBe(expected.length);
      expected.forEach((value, i) => {
        greatest = Math.max(greatest, Math.abs((state[i] as number) - value));
      });
    },
  });
  expect(next).toBe(steps.length);
  return greatest;
}

describe.each(problems)('%s goes the way of PyTorch', (name, make) => {
  const path = new URL(`../../../fixtures/reference-models/torch/${name}.json`, import.meta.url);
  const { runs, ...data } = JSON.parse(readFileSync(path, 'utf8')) as { readonly runs: readonly TorchRun[] };
  const problem = make(data as never);

  test.each(runs)('$optimizer', async (run) => {
    expect(await distance(problem, run, 'plain')).toBeLessThan(1e-11);
  });

  // The optimisers are the same code on every backend; what differs is the gradient.
  test.each(runs.slice(0, 1))('$optimizer with automatic gradients in float32', async (run) => {
    expect(await distance(problem, run, 'cpu')).toBeLessThan(1e-5);
  });
});
