import { describe, expect, it } from 'vitest';
import { completionData } from '../../../src/reference-models/matrix-completion/data.js';
import {
  type MatrixCompletionConfig,
  matrixCompletion,
} from '../../../src/reference-models/matrix-completion/index.js';
import { largestStableRate } from '../../../src/reference-models/matrix-completion/limits.js';
import { completionProblem } from '../../../src/reference-models/matrix-completion/problem.js';
import { configuration } from './helpers.js';

async function refusal(overrides: Partial<MatrixCompletionConfig>): Promise<unknown> {
  return matrixCompletion.simulate({ ...configuration(overrides) }).catch((error: unknown) => error);
}

describe('settings that cannot be run are refused', () => {
  it.each([
    { observed: 100, size: 10, message: /100 entries of a matrix that has 100/ },
    { observed: 1000, size: 10, message: /1000 entries of a matrix that has 100/ },
    { observed: 2.5, size: 10, message: /2\.5 entries/ },
    { observed: 0.001, size: 10, message: /a share of 0\.001, which is 0 entries/ },
  ])('observed $observed', async ({ message, ...overrides }) => {
    expect(await refusal(overrides)).toMatchObject({
      code: 'usage',
      path: 'observed',
      message: expect.stringMatching(message),
      cure: expect.stringContaining('from 1 to 99'),
    });
  });

  it.each([
    { name: 'observed', value: 0 },
    { name: 'alpha', value: 0 },
    { name: 'alpha', value: Number.NaN },
    { name: 'lr', value: 0 },
    { name: 'weightDecay', value: -1 },
    { name: 'size', value: 1 },
  ])('$name $value', ({ name, value }) => {
    expect(() => configuration({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'usage', path: name }),
    );
  });

  it('a rank above the size', async () => {
    expect(await refusal({ target: 'random-low-rank', rank: 11 })).toMatchObject({
      code: 'usage',
      path: 'rank',
    });
  });

  it.each([{ optimizer: 'adamw' }, { schedule: 'cosine' }] as const)('%o under flow', async (overrides) => {
    expect(await refusal(overrides)).toMatchObject({
      code: 'usage',
      path: Object.keys(overrides)[0],
      cure: 'Set method to descent.',
    });
  });

  it('a size beyond the memory, with what it would take', async () => {
    expect(await refusal({ size: 100_000 })).toMatchObject({
      code: 'usage',
      path: 'size',
      message: expect.stringMatching(/would take 2,?\d{3} GiB|would take 2\.\d+e\+3 GiB/),
    });
    // The state alone, two matrices of float64, is 16 d² bytes.
    const limit = Number(
      /at most (\d+)/.exec(((await refusal({ size: 100_000 })) as { cure: string }).cure)?.[1],
    );
    expect(16 * limit ** 2).toBeLessThan(2 ** 30);
    expect(await refusal({ size: limit + 1 })).toMatchObject({ path: 'size' });
  });

  it('an lr at which descent diverges, and only that', async () => {
    const config = { alpha: 10, method: 'descent', backend: 'plain', steps: 400, weightDecay: 0 } as const;
    const largest = largestStableRate(configuration(config));
    expect(largest).toBeCloseTo((2 * 40) / (16 * 100), 10);
    expect(await refusal({ ...config, lr: 1.01 * largest })).toMatchObject({
      code: 'usage',
      path: 'lr',
      message: expect.stringContaining('0.05'),
    });
    const { run } = await matrixCompletion.simulate({ ...configuration({ ...config, lr: 0.9 * largest }) });
    const loss = run.series.find(({ name }) => name === 'train_loss')?.values as Float64Array;
    expect(loss.at(-1)).toBeLessThan(1e-3 * (loss[0] as number));
  });

  it('the largest stable lr is 2 over the curvature of the loss at the start', () => {
    const config = configuration({ size: 6, observed: 0.7, alpha: 50, weightDecay: 0 });
    const problem = completionProblem(completionData(config), config);
    const start = problem.initial();
    const gradientAt = (parameters: Float64Array) => {
      const gradient = new Float64Array(parameters.length);
      problem.loss(parameters, gradient);
      return gradient;
    };
    const atStart = gradientAt(start);
    let direction = start.map((_, i) => Math.sin(1 + i));
    let curvature = 0;
    for (let iteration = 0; iteration < 200; iteration++) {
      const length = Math.hypot(...direction);
      const shifted = gradientAt(start.map((value, i) => value + (1e-4 * (direction[i] as number)) / length));
      direction = shifted.map((value, i) => (value - (atStart[i] as number)) / 1e-4);
      curvature = Math.hypot(...direction);
    }
    expect(largestStableRate(config) * curvature).toBeCloseTo(2, 2);
  });
});
