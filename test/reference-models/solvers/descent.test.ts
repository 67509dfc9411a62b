import { describe, expect, test } from 'vitest';
import type { Evaluation, Problem } from '../../../src/reference-models/problem.js';
import {
  type DescentOptions,
  descend,
  flow,
  schedules,
} from '../../../src/reference-models/solvers/index.js';
import { diagonalToy, smallDiagonalNet, smallMatrixProblem } from './toys.js';

interface Recorded extends Evaluation {
  readonly state: Float64Array;
}

async function trace(
  problem: Problem,
  options: Partial<DescentOptions> & Pick<DescentOptions, 'steps'>,
): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  await descend(problem, {
    optimizer: 'sgd',
    lr: 0.01,
    weightDecay: 0,
    evaluationSteps: Float64Array.of(0, options.steps),
    backend: 'plain',
    onEvaluation: (evaluation, state) => recorded.push({ ...evaluation, state: state.slice() }),
    ...options,
  });
  return recorded;
}

async function end(problem: Problem, options: Parameters<typeof trace>[1]): Promise<Recorded> {
  return (await trace(problem, options)).at(-1) as Recorded;
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.hypot(...a.map((value, i) => value - (b[i] as number)));
}

describe.each([
  ['diagonal net', smallDiagonalNet],
  ['matrix completion', smallMatrixProblem],
])('%s', (_, problem) => {
  test.each([
    ['sgd', 1],
    ['momentum', 1 / (1 - 0.9)],
  ] as const)('%s approaches the flow in proportion to lr', async (optimizer, speed) => {
    const [time, weightDecay] = [4, 0.05];
    let limit = new Float64Array();
    await flow(problem, {
      lr: time,
      weightDecay,
      steps: 1,
      evaluationSteps: Float64Array.of(1),
      relativeTolerance: 1e-9,
      onEvaluation: (_evaluation, state) => {
        limit = state.slice();
      },
    });
    const errors: number[] = [];
    for (const steps of [2000, 4000, 8000]) {
      const { state, ...reached } = await end(problem, {
        optimizer,
        weightDecay,
        steps,
        lr: time / speed / steps,
      });
      expect(reached.time).toBeCloseTo(time, 8);
      expect(reached.clock).toBeCloseTo(time * weightDecay, 8);
      errors.push(distance(state, limit));
    }
    const [first = 0, second = 0, third = 0] = errors;
    expect(first).toBeLessThan(0.02);
    expect(first / second).toBeCloseTo(2, 1);
    expect(second / third).toBeCloseTo(2, 1);
  });
});

describe('clocks', () => {
  test.each([
    ['sgd', 1],
    ['momentum', 2],
    ['adamw', 1],
    ['adam', 1],
  ] as const)('%s runs its clock %d times lr·wd a step', async (optimizer, factor) => {
    const options = { optimizer, momentum: 0.5, weightDecay: 0.1, steps: 40 };
    const { time, clock } = await end(smallDiagonalNet, options);
    expect(time).toBeCloseTo(factor * 0.4, 12);
    expect(clock).toBeCloseTo(factor * 0.04, 12);
  });

  test('sums the rates of the schedule', async () => {
    const { time } = await end(smallDiagonalNet, { schedule: schedules.step, steps: 40 });
    expect(time).toBeCloseTo(0.01 * (20 + 0.1 * 10 + 0.01 * 10), 12);
  });

  test('measures how far AdamW shrinks weights that get no gradient', async () => {
    const idle = diagonalToy({ order: 2, inputs: [[0]], labels: [1], initial: [1, 1] });
    const { clock, state } = await end(idle, { optimizer: 'adamw', weightDecay: 0.1, steps: 1000 });
    expect(state[0]).toBeCloseTo(Math.exp(-clock), 3);
  });
});

describe('loss-scaled descent', () => {
  const single = diagonalToy({ order: 2, inputs: [[1]], labels: [1], initial: [1, 1] });

  test('takes lr·10·∇L while ln L > −5, and lr·∇ ln L afterwards (Lyu et al. 2023, App. B.1)', async () => {
    const [lr, steps] = [0.002, 500];
    const recorded = await trace(single, {
      lr,
      steps,
      lossScaled: true,
      evaluationSteps: Float64Array.from({ length: steps + 1 }, (_, k) => k),
    });
    let [u, v, time] = [1, 1, 0];
    let late = 0;
    for (const { logTime, time: reached, state } of recorded) {
      expect(state[0]).toBeCloseTo(u, 9);
      expect(state[1]).toBeCloseTo(v, 9);
      expect(reached / time || 1).toBeCloseTo(1, 9);
      expect(Math.exp(logTime as number)).toBe(reached);
      const loss = Math.log1p(Math.exp(v * v - u * u));
      const rate = Math.log(loss) > -5 ? 10 * lr : lr / loss;
      late += Math.log(loss) > -5 ? 0 : 1;
      const slope = -1 / (1 + Math.exp(u * u - v * v));
      [u, v, time] = [u - 2 * rate * slope * u, v + 2 * rate * slope * v, time + rate];
    }
    expect(late).toBeGreaterThan(50);
  });

  test('carries the logarithm of the time beyond the range of numbers', async () => {
    const { time, logTime } = await end(single, { lr: 0.01, steps: 400, lossScaled: true });
    expect(time).toBe(Infinity);
    expect(logTime).toBeGreaterThan(1000);
  });

  test.each([
    ['weightDecay', { weightDecay: 0.1 }],
    ['optimizer', { optimizer: 'adam' }],
    ['backend', { backend: 'cpu' }],
  ] as const)('refuses another %s', async (path, options) => {
    const running = end(single, { steps: 1, lossScaled: true, ...options });
    await expect(running).rejects.toMatchObject({ code: 'usage', path });
  });
});

describe('descend', () => {
  test.each([
    ['sgd', { lr: 10 }],
    ['momentum', { lr: 3 }],
    ['sgd', { lr: 5, schedule: schedules.cosine }],
  ] as const)('names the step at which %s diverges with %o', async (optimizer, options) => {
    const running = end(smallMatrixProblem, { optimizer, ...options, steps: 500 });
    await expect(running).rejects.toMatchObject({ code: 'usage', path: 'lr' });
    await expect(running).rejects.toThrow(/diverges: the loss is not finite at step \d+$/);
  });

  test('notices parameters that leave the range of numbers under a loss that stays', async () => {
    const flat = { ...smallDiagonalNet, loss: () => 0 };
    const running = end(flat, { lr: 1, weightDecay: 100, steps: 200 });
    await expect(running).rejects.toThrow('the parameters are not finite at step 200');
  });

  test('stops with the reason of an aborted signal, before and on the way', async () => {
    await expect(
      end(smallDiagonalNet, { steps: 1, signal: AbortSignal.abort(new Error('before')) }),
    ).rejects.toThrow('before');
    const controller = new AbortController();
    const running = end(smallDiagonalNet, {
      steps: 1e9,
      signal: controller.signal,
      onProgress: ({ step, fraction }) => {
        expect(fraction).toBeCloseTo(step / 1e9, 12);
        controller.abort(new Error('on the way'));
      },
    });
    await expect(running).rejects.toThrow('on the way');
  });
});
