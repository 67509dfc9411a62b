import { describe, expect, it } from 'vitest';
import { drawData } from '../../../../src/reference-models/diagonal-net/data/index.js';
import type { FeatureMatrix } from '../../../../src/reference-models/diagonal-net/features/index.js';
import { proofOfPlanted } from '../../../../src/reference-models/diagonal-net/solutions/planted.js';
import {
  leastL1Solution,
  type RichSolution,
} from '../../../../src/reference-models/diagonal-net/solutions/rich.js';
import { configured } from '../support.js';
import { dot, type SmallProblem, smallProblem, solveSquare, subsets } from './small.js';

type Task = 'classification' | 'regression';
const tasks: readonly Task[] = ['classification', 'regression'];

describe.each(tasks)('the least L1 norm for %s', (task) => {
  it('is the one found by trying every support', async () => {
    for (let seed = 0; seed < 8; seed++) {
      const problem = smallProblem(seed, 3, 8, task === 'classification');
      const solution = await leastL1Solution(
        problem.features,
        problem.targets,
        task,
        new Float64Array(8).fill(1),
      );
      expect(solution.norm).toBeCloseTo(bruteForceNorm(problem, task), 6);
      expectProof(problem.features, problem.targets, task, solution);
    }
  });

  it('is proven where only some of many coordinates are looked at', async () => {
    const { features, targets } = smallProblem(1, 12, 600, task === 'classification');
    const solution = await leastL1Solution(features, targets, task, new Float64Array(600));
    expectProof(features, targets, task, solution);
  });

  it('is that of the planted vector where there are samples enough, and is not where there are not', async () => {
    for (const samples of [60, 12]) {
      const { train, teacher } = drawData(configured({ task, samples, dimension: 300, seed: 2 }));
      if (teacher.kind !== 'sparse') throw new Error('not sparse');
      const { features, targets } = train;
      const proof = proofOfPlanted(features, targets, task, teacher.vector);
      const solution = await leastL1Solution(features, targets, task, new Float64Array(300));
      expect(proof !== undefined).toBe(Math.abs(solution.norm - 3) < 1e-6);
      if (samples === 60)
        expectProof(features, targets, task, {
          ...teacher.vector,
          norm: 3,
          multipliers: proof as Float64Array,
        });
      else if (task === 'classification') expect(solution.norm).toBeLessThan(3);
    }
  });
});

/** Feasible, dually feasible and without gap: the norm is least. */
function expectProof(
  features: FeatureMatrix,
  targets: Float64Array,
  task: Task,
  { support, values, norm, multipliers }: RichSolution,
): void {
  const weights = new Float64Array(features.dimension);
  support.forEach((k, index) => {
    weights[k] = values[index] as number;
  });
  expect(weights.reduce((sum, weight) => sum + Math.abs(weight), 0)).toBeCloseTo(norm, 9);
  const outputs = new Float64Array(features.samples);
  features.multiply(weights, outputs);
  outputs.forEach((f, i) => {
    const target = targets[i] as number;
    if (task === 'regression') expect(f).toBeCloseTo(target, 5);
    else {
      expect(f * target).toBeGreaterThan(1 - 1e-5);
      expect((multipliers[i] as number) * target).toBeGreaterThan(-1e-7);
    }
  });
  const slack = new Float64Array(features.dimension);
  features.multiplyTransposed(multipliers, slack);
  for (const value of slack) expect(Math.abs(value)).toBeLessThan(1 + 1e-5);
  expect(dot(multipliers, targets)).toBeCloseTo(norm, 5);
}

/** Least L1 norm over the vertices: as many coordinates as samples that hold with equality. */
function bruteForceNorm({ rows, targets }: SmallProblem, task: Task): number {
  let least = Infinity;
  for (const support of subsets((rows[0] as number[]).length)) {
    for (const tight of subsets(rows.length)) {
      if (support.length !== tight.length || support.length === 0) continue;
      const matrix = tight.map((i) => support.map((k) => rows[i]?.[k] as number));
      const values = solveSquare(
        matrix,
        tight.map((i) => targets[i] as number),
      );
      if (!values) continue;
      const isFeasible = rows.every((row, i) => {
        const f = support.reduce((sum, k, index) => sum + (row[k] as number) * (values[index] as number), 0);
        const target = targets[i] as number;
        return task === 'regression' ? Math.abs(f - target) < 1e-7 : f * target > 1 - 1e-9;
      });
      if (isFeasible)
        least = Math.min(
          least,
          values.reduce((sum, value) => sum + Math.abs(value), 0),
        );
    }
  }
  return least;
}
