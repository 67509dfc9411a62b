import { describe, expect, test } from 'vitest';
import type { Evaluation, Problem } from '../../../src/reference-models/problem.js';
import { type FlowOptions, flow } from '../../../src/reference-models/solvers/index.js';
import { diagonalToy, smallDiagonalNet, smallMatrixProblem } from './toys.js';

interface Recorded extends Evaluation {
  readonly state: Float64Array;
}

async function trace(
  problem: Problem,
  options: Partial<FlowOptions> & Pick<FlowOptions, 'steps'>,
): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  await flow(problem, {
    lr: 0.1,
    weightDecay: 0,
    evaluationSteps: Float64Array.of(0, options.steps),
    onEvaluation: (evaluation, state) => recorded.push({ ...evaluation, state: state.slice() }),
    ...options,
  });
  return recorded;
}

/** L = ½ Σ cᵢ θᵢ² */
function quadratic(curvatures: readonly number[]): Problem {
  return {
    blocks: [{ name: 'theta', shape: [curvatures.length] }],
    initial: () => new Float64Array(curvatures.length).fill(1),
    loss: (parameters, gradient) => {
      let loss = 0;
      curvatures.forEach((curvature, i) => {
        const value = parameters[i] as number;
        loss += (curvature * value * value) / 2;
        if (gradient) gradient[i] = curvature * value;
      });
      return loss;
    },
    tensorLoss: () => {
      throw new Error('not used');
    },
    measure: () => ({}),
  };
}

describe('flow', () => {
  test('follows the closed form of a quadratic with weight decay', async () => {
    const curvatures = [0.01, 0.3, 40];
    const path = await trace(quadratic(curvatures), {
      steps: 50,
      weightDecay: 0.2,
      evaluationSteps: Float64Array.of(0, 1, 7, 8, 9, 50),
      relativeTolerance: 1e-6,
    });
    expect(path.map(({ step }) => step)).toEqual([0, 1, 7, 8, 9, 50]);
    for (const { step, time, clock, state } of path) {
      expect(time).toBeCloseTo(step * 0.1, 12);
      expect(clock).toBeCloseTo(step * 0.02, 12);
      curvatures.forEach((curvature, i) =>
        expect(Math.abs((state[i] as number) - Math.exp(-(curvature + 0.2) * time))).toBeLessThan(1e-5),
      );
    }
  });

  test('keeps u v = (α e^(−λt))² of a diagonal net (theory note §2.6)', async () => {
    const path = await trace(smallDiagonalNet, {
      steps: 400,
      weightDecay: 0.05,
      evaluationSteps: Float64Array.of(0, 3, 40, 200, 400),
      relativeTolerance: 1e-6,
    });
    expect(path.at(-1)?.clock).toBeCloseTo(2, 10);
    for (const { clock, state } of path) {
      for (let k = 0; k < 6; k++) {
        const ratio = (state[k] as number) * (state[k + 6] as number) * Math.exp(2 * clock);
        expect(Math.abs(ratio - 1)).toBeLessThan(1e-3);
      }
    }
  });

  test('keeps VᵀU = (α e^(−λt))² I of matrix completion (theory note §2.6)', async () => {
    const path = await trace(smallMatrixProblem, { steps: 100, weightDecay: 0.1 });
    const { clock, state } = path.at(-1) as Recorded;
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let product = 0;
        for (let k = 0; k < 3; k++)
          product += (state[9 + k * 3 + i] as number) * (state[k * 3 + j] as number);
        expect(Math.abs(product * Math.exp(2 * clock) - (i === j ? 4 : 0))).toBeLessThan(4e-3);
      }
    }
  });

  test('stops with the reason of an aborted signal', async () => {
    const controller = new AbortController();
    const stiff = quadratic(Array.from({ length: 50 }, (_, i) => 10 ** (i / 10)));
    const running = trace(stiff, {
      steps: 1e7,
      relativeTolerance: 1e-9,
      signal: controller.signal,
      onProgress: ({ fraction }) => {
        expect(fraction).toBeLessThan(1);
        controller.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
  });

  test('says so where the flow leaves the range of numbers', async () => {
    await expect(trace(quadratic([-1e3]), { steps: 1e4 })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('loss-scaled flow', () => {
  // One example, one coordinate: θ = (u, v), L = ln(1 + e^(−(u² − v²))).
  const single = diagonalToy({ order: 2, inputs: [[1]], labels: [1], initial: [1, 1] });

  test('goes the same way as the flow in t, reported at the same times', async () => {
    const evaluationSteps = Float64Array.from({ length: 6 }, (_, k) => k);
    const scaled = await trace(single, {
      steps: 5,
      lossScaled: true,
      evaluationSteps,
      relativeTolerance: 1e-7,
    });
    for (const { step, time, logTime, state } of scaled.slice(1)) {
      expect(logTime).toBeCloseTo(Math.log(time), 12);
      const plain = await trace(single, { steps: 1, lr: time, relativeTolerance: 1e-7 });
      const [u, v] = plain.at(-1)?.state ?? [];
      expect([state[0], state[1]], `step ${step}`).toEqual([
        expect.closeTo(u as number, 4),
        expect.closeTo(v as number, 4),
      ]);
    }
  });

  test('carries the logarithm of the time where the time overflows', async () => {
    const path = await trace(single, { steps: 100, lossScaled: true, relativeTolerance: 1e-6 });
    const { time, logTime, state } = path.at(-1) as Recorded;
    expect(path[0]).toMatchObject({ time: 0, logTime: -Infinity });
    expect(time).toBe(Infinity);
    // Late: u′ = 2u, dτ-flow, so q = u² grows as e^(4τ), and dt = e^q dτ = e^q dq/4q, thus t ≈ e^q/4q.
    const q = (state[0] as number) ** 2 - (state[1] as number) ** 2;
    expect((logTime as number) / (q - Math.log(4 * q))).toBeCloseTo(1, 6);
  });

  test('refuses weight decay, and a problem without logarithmic loss', async () => {
    await expect(trace(single, { steps: 1, lossScaled: true, weightDecay: 0.1 })).rejects.toMatchObject({
      code: 'usage',
      path: 'weightDecay',
    });
    await expect(trace(smallMatrixProblem, { steps: 1, lossScaled: true })).rejects.toMatchObject({
      code: 'usage',
      path: 'lossScaled',
    });
  });
});
