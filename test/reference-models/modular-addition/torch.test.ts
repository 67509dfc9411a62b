import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tablePairs } from '../../../src/reference-models/modular-addition/pairs.js';
import { additionProblem } from '../../../src/reference-models/modular-addition/problem.js';
import type { ModularAdditionConfig } from '../../../src/reference-models/modular-addition/settings.js';
import type { Problem } from '../../../src/reference-models/problem.js';
import { descend } from '../../../src/reference-models/solvers/index.js';
import { config } from './config.js';
import type { TorchRun } from '../torch-run.js';

interface Fixture extends Pick<ModularAdditionConfig, 'modulus' | 'width' | 'activation' | 'loss'> {
  readonly pairs: readonly (readonly [number, number])[];
  readonly initial: readonly number[];
  readonly runs: readonly TorchRun[];
}

describe.each(['cross-entropy', 'mse'])('training with %s', (loss) => {
  const fixture = readFixture(`modular-addition-${loss}`);
  const problem = problemOf(fixture);

  it.each(fixture.runs)('follows PyTorch in float64 under $optimizer', async (run) => {
    const visited = await trajectoryOf(problem, run);
    for (const [index, { loss: torchLoss, parameters }] of run.trajectory.entries()) {
      const ours = visited[index] as Float64Array;
      expect(distance(ours, parameters)).toBeLessThan(1e-10);
      expect(problem.loss(ours)).toBeCloseTo(torchLoss, 10);
    }
  });
});

function problemOf(fixture: Fixture): Problem {
  const { modulus, width, activation, loss } = fixture;
  const places = fixture.pairs.map(([a, b]) => a * modulus + b);
  const train = tablePairs(modulus, Int32Array.from(places));
  const problem = additionProblem(config({ modulus, width, activation, loss }), { train, test: train });
  return { ...problem, initial: () => Float64Array.from(fixture.initial) };
}

/** The parameters at the steps of the run's trajectory. */
async function trajectoryOf(problem: Problem, run: TorchRun): Promise<Float64Array[]> {
  const { trajectory, ...options } = run;
  const evaluationSteps = Float64Array.from(trajectory, ({ step }) => step);
  const visited: Float64Array[] = [];
  await descend(problem, {
    ...options,
    steps: evaluationSteps.at(-1) as number,
    evaluationSteps,
    backend: 'plain',
    onEvaluation: (_, parameters) => {
      visited.push(parameters.slice());
    },
  });
  return visited;
}

function distance(ours: Float64Array, theirs: readonly number[]): number {
  expect(ours).toHaveLength(theirs.length);
  return Math.max(...ours.map((value, index) => Math.abs(value - (theirs[index] as number))));
}

function readFixture(name: string): Fixture {
  const path = new URL(`../../../fixtures/reference-models/torch/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Fixture;
}
