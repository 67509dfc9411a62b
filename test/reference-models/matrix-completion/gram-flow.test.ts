import { describe, expect, it } from 'vitest';
import { completionData } from '../../../src/reference-models/matrix-completion/data.js';
import { writeGram } from '../../../src/reference-models/matrix-completion/gram.js';
import { gramFlow } from '../../../src/reference-models/matrix-completion/gram-flow.js';
import type { MatrixCompletionConfig } from '../../../src/reference-models/matrix-completion/index.js';
import { writeCompleted } from '../../../src/reference-models/matrix-completion/measure.js';
import { completionProblem } from '../../../src/reference-models/matrix-completion/problem.js';
import { descend, flow } from '../../../src/reference-models/solvers/index.js';
import { completedByHand, configuration, largestDifference } from './helpers.js';

/** W at the given times, by the flow of the Gram matrices. */
async function followGram(config: MatrixCompletionConfig, times: readonly number[]): Promise<Float64Array[]> {
  const { size, weightDecay } = config;
  const data = completionData(config);
  const initial = new Float64Array(2 * size * size);
  writeGram(completionProblem(data, config).initial(), size, initial);
  const found: Float64Array[] = [];
  await gramFlow(data, initial, {
    lr: 1,
    weightDecay,
    steps: times.at(-1) as number,
    evaluationSteps: Float64Array.from(times),
    onEvaluation: (_, gram) => {
      const completed = new Float64Array(size * size);
      writeCompleted(gram, completed);
      found.push(completed);
    },
  });
  return found;
}

describe('the flow of the Gram matrices', () => {
  it('is the gradient flow of U and V, in the kernel regime, the transition and the rich regime', async () => {
    const config = configuration({
      weightDecay: 1e-3,
      alpha: 3,
      target: 'random-low-rank',
      rank: 2,
      initialNoise: 0.1,
    });
    const times = [0, 1, 10, 500, 1000, 1500, 2000, 3000, 6000];
    const byGram = await followGram(config, times);
    const byWeights: Float64Array[] = [];
    await flow(completionProblem(completionData(config), config), {
      lr: 1,
      weightDecay: config.weightDecay,
      steps: 6000,
      evaluationSteps: Float64Array.from(times),
      relativeTolerance: 1e-6,
      onEvaluation: (_, state) => byWeights.push(completedByHand(state, config.size)),
    });
    expect(byGram).toHaveLength(times.length);
    byGram.forEach((completed, i) => {
      expect(largestDifference(completed, byWeights[i] as Float64Array)).toBeLessThan(1e-3);
    });
    // The path is not trivial: W moves by far more than that between the times.
    expect(largestDifference(byGram[3] as Float64Array, byGram[8] as Float64Array)).toBeGreaterThan(0.3);
  });

  it('is the limit of gradient descent for small lr, to first order', async () => {
    const config = configuration({ weightDecay: 0.01 });
    const times = [1, 2, 50, 100, 150];
    const limit = await followGram(config, times);
    const problem = completionProblem(completionData(config), config);
    const errors: number[] = [];
    for (const lr of [0.04, 0.02, 0.01]) {
      const path: Float64Array[] = [];
      await descend(problem, {
        optimizer: 'sgd',
        lr,
        weightDecay: config.weightDecay,
        steps: 150 / lr,
        evaluationSteps: Float64Array.from(times, (time) => Math.round(time / lr)),
        backend: 'plain',
        onEvaluation: (_, state) => path.push(completedByHand(state, config.size)),
      });
      errors.push(
        Math.max(...path.map((completed, i) => largestDifference(completed, limit[i] as Float64Array))),
      );
    }
    const [coarse, middle, fine] = errors as [number, number, number];
    expect(coarse).toBeLessThan(0.02);
    expect(coarse / middle).toBeCloseTo(2, 1);
    expect(middle / fine).toBeCloseTo(2, 1);
  });

  it('completes with zeros in the kernel regime and with the target in the rich one', async () => {
    const config = configuration({ size: 16, observed: 0.5, alpha: 100, weightDecay: 1e-3 });
    const { target, zeroFilled } = completionData(config);
    const [kernel, rich] = (await followGram(config, [1500, 15_000])) as [Float64Array, Float64Array];
    expect(largestDifference(kernel, zeroFilled)).toBeLessThan(1e-3);
    expect(largestDifference(zeroFilled, target)).toBeGreaterThan(0.3);
    expect(largestDifference(rich, target)).toBeLessThan(0.05);
  });
});

describe('the flow of U and V', () => {
  it('keeps Vᵀ U = a² I while a is not small', async () => {
    const config = configuration({ weightDecay: 1e-3, alpha: 10 });
    const { size, alpha } = config;
    let worst = 0;
    await flow(completionProblem(completionData(config), config), {
      lr: 1,
      weightDecay: config.weightDecay,
      steps: 3000,
      evaluationSteps: Float64Array.from({ length: 31 }, (_, i) => 100 * i),
      relativeTolerance: 1e-6,
      onEvaluation: ({ clock }, state) => {
        const squaredScale = alpha ** 2 * Math.exp(-2 * clock);
        const [u, v] = [state.subarray(0, size * size), state.subarray(size * size)];
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let product = 0;
            for (let k = 0; k < size; k++)
              product += (v[k * size + i] as number) * (u[k * size + j] as number);
            worst = Math.max(worst, Math.abs(product / squaredScale - (i === j ? 1 : 0)));
          }
        }
      },
    });
    expect(worst).toBeLessThan(1e-3);
  });
});
