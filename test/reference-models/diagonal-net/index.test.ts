import { describe, expect, it } from 'vitest';
import { diagonalNet, type DiagonalNetConfig } from '../../../src/reference-models/diagonal-net/index.js';
import type { Simulation } from '../../../src/reference-models/reference-model.js';
import { configured } from './support.js';

type Overrides = Partial<DiagonalNetConfig>;

function simulated(overrides: Overrides): Promise<Simulation> {
  return diagonalNet.simulate({ ...configured(overrides) });
}

const small = { samples: 64, dimension: 1000, alpha: 20, lr: 0.1, weightDecay: 0.01, seed: 1 } as const;

describe('the diagonal net', () => {
  it('groks on sparse data, with the kernel solution before and the rich solution after', async () => {
    const { run, truth } = await simulated(small);
    expect(truth).toMatchObject({
      model: 'diagonal-net',
      method: 'flow',
      verdict: 'grokking',
      channel: 'accuracy',
    });
    const { s10, s50, s90, sSwitch } = truth.clock ?? {};
    expect(s10).toBeLessThan(s50 as number);
    expect(s50).toBeLessThan(s90 as number);
    expect(Math.abs((sSwitch as number) - (s50 as number))).toBeLessThan(0.7);
    expect(truth.final['cos_rich']).toBeGreaterThan(0.95);
    expect(truth.final['stationarity']).toBeLessThan(0.02);
    const column = columnsOf(run);
    expect(Math.max(...(column('cos_kernel') as Float64Array))).toBeGreaterThan(0.998);
    expect(Math.max(...(column('margin_l2') as Float64Array))).toBeLessThan(1 + 1e-9);
    expect(Math.max(...(column('margin_l1') as Float64Array))).toBeLessThan(1 + 1e-9);
    for (const name of ['train_loss', 'test_loss', 'train_accuracy', 'clock', 'effective_sparsity']) {
      expect(column(name)?.length).toBeGreaterThan(250);
    }
    const regularised = column('regularised_loss') as Float64Array;
    for (let i = 1; i < regularised.length; i++) {
      expect(regularised[i]).toBeLessThan((regularised[i - 1] as number) * (1 + 1e-6));
    }
  });

  it('misgroks on data with a wide margin', async () => {
    const { truth } = await simulated({
      ...small,
      data: 'gaussian-margin',
      samples: 16,
      gamma: 12,
      steps: 30_000,
    });
    expect(truth.verdict).toMatch(/misgrokking/);
    expect(truth.transition?.from).toBeGreaterThan(0.99);
  });

  it('gives the same run for the same seed, and other data for another', async () => {
    const settings = { ...small, steps: 300 };
    const [first, second, other] = [
      await simulated(settings),
      await simulated(settings),
      await simulated({ ...settings, seed: 2 }),
    ];
    expect(second).toEqual(first);
    expect(other.truth.dataHash).not.toBe(first.truth.dataHash);
  });

  it('switches later by ln 2 for twice the initial weights', async () => {
    const alphas = [32, 64, 128, 256, 512];
    const points: [number, number][] = [];
    for (const alpha of alphas) {
      const { truth } = await simulated({ ...small, alpha, steps: 9000 });
      points.push([Math.log(alpha), truth.clock?.s50 as number]);
    }
    expect(slopeOf(points)).toBeCloseTo(1, 2);
  });

  it.each([
    { task: 'classification', order: 2, least: 1.65, greatest: 2 },
    { task: 'regression', order: 2, least: 3.9, greatest: 4.1 },
    { task: 'classification', order: 3, least: 3.4, greatest: 4 },
    { task: 'regression', order: 3, least: 7.8, greatest: 8.2 },
  ] as const)(
    'lets the loss of a $task of order $order rise with its slope on the clock',
    async ({ task, order, least, greatest }) => {
      const alpha = task === 'classification' ? 128 : order === 2 ? 64 : 24;
      const config = { ...small, samples: 16, dimension: 200, task, order, alpha, steps: 800 };
      const { run } = await simulated(config);
      const column = columnsOf(run);
      const loss = column('train_loss') as Float64Array;
      const points = [...(column('clock') as Float64Array)].map((s, i): [number, number] => [
        s,
        Math.log(loss[i] as number),
      ]);
      const slope = slopeOf(points.filter(([s]) => s > 0.4 && s < 0.75));
      expect(slope).toBeGreaterThan(least);
      expect(slope).toBeLessThan(greatest);
    },
  );

  it('follows the logarithm of the loss without weight decay', async () => {
    const settings = {
      ...small,
      samples: 16,
      dimension: 100,
      alpha: 4,
      lossScaled: true,
      weightDecay: 0,
      lr: 0.01,
      steps: 600,
    };
    const { run, truth } = await simulated(settings);
    const column = columnsOf(run);
    expect(truth.clock).toBeNull();
    expect(run.series[0]?.axis).toEqual({ name: 'log10_continuous_time', unit: 'time' });
    expect(run.series[0]?.steps.at(-1)).toBeGreaterThan(50);
    expect(column('train_log_loss')?.at(-1)).toBeLessThan(-100);
    expect(truth.identities['uv']).toBeLessThan(1e-3);
    expect(truth.identities['norm']).toBeLessThan(1e-3);
  });

  it('leaves the kernel solution under label noise alone', async () => {
    const noisy = {
      task: 'regression',
      method: 'descent',
      backend: 'plain',
      weightDecay: 0,
      samples: 24,
      dimension: 60,
      alpha: 3,
      lr: 0.04,
      steps: 10_000,
    } as const;
    const still = await simulated(noisy);
    const shaken = await simulated({ ...noisy, labelNoise: 0.5 });
    expect(still.truth.final['cos_kernel']).toBeGreaterThan(0.95);
    expect(still.truth.final['cos_rich']).toBeLessThan(0.8);
    expect(shaken.truth.final['cos_rich']).toBeGreaterThan(0.97);
    const sparsities = [shaken, still].map(({ truth }) => truth.final['effective_sparsity'] as number);
    expect(sparsities[0]).toBeLessThan((sparsities[1] as number) / 2);
    expect(await simulated({ ...noisy, labelNoise: 0.5 })).toEqual(shaken);
  });

  it('draws a test set where one is asked for', async () => {
    const settings = { ...small, steps: 1000 };
    const population = columnsOf((await simulated(settings)).run)('test_accuracy') as Float64Array;
    const drawn = columnsOf((await simulated({ ...settings, testSamples: 512 })).run)(
      'test_accuracy',
    ) as Float64Array;
    drawn.forEach((accuracy, i) => {
      expect(accuracy * 1024).toBeCloseTo(Math.round(accuracy * 1024), 6);
      expect(Math.abs(accuracy - (population[i] as number))).toBeLessThan(4 * Math.sqrt(0.25 / 512) + 0.01);
    });
  });

  it('stops when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(diagonalNet.simulate({ ...configured(small) }, { signal })).rejects.toThrow('enough');
  });
});

describe('settings that cannot be', () => {
  it.each<[string, Overrides, string, RegExp]>([
    ['no initial weights', { alpha: 0 }, 'alpha', /alpha is 0/],
    ['NaN', { lr: Number.NaN }, 'lr', /lr is NaN/],
    ['more samples than dimensions', { samples: 200, dimension: 100 }, 'samples', /samples is 200/],
    ['too much memory', { dimension: 1e7, samples: 1024 }, 'dimension', /GiB/],
    [
      'a test set of too much memory',
      { data: 'gaussian-margin', dimension: 1e5, testSamples: 10_000 },
      'dimension',
      /GiB/,
    ],
    ['an even sparsity', { sparsity: 4 }, 'sparsity', /sparsity is 4/],
    ['more relevant coordinates than there are', { samples: 2, dimension: 2 }, 'sparsity', /sparsity is 3/],
    ['weight decay with a loss-scaled rate', { lossScaled: true }, 'weightDecay', /weightDecay is 0.01/],
    ['label noise under flow', { task: 'regression', labelNoise: 0.1 }, 'labelNoise', /labelNoise is 0.1/],
    ['label noise on labels', { method: 'descent', labelNoise: 0.1 }, 'labelNoise', /descent/],
    [
      "another test set than the authors'",
      { generator: 'torch-cuda', testSamples: 5 },
      'testSamples',
      /10000/,
    ],
    ['a rate too large for a regression', { task: 'regression', method: 'descent', lr: 1 }, 'lr', /below/],
    ['a rate that turns the weights over', { method: 'descent', lr: 100 }, 'lr', /below/],
    ['dependent samples', { samples: 2, dimension: 2, sparsity: 1, seed: 2 }, 'dimension', /dependent/],
  ])('refuses %s', async (_name, overrides, path, message) => {
    const config = { ...configured({}), ...overrides };
    await expect(diagonalNet.simulate(config)).rejects.toMatchObject({
      name: 'GrokscopeError',
      code: 'usage',
      path,
      message: expect.stringMatching(message),
      cure: expect.stringMatching(/\.$/),
    });
  });

  it('refuses the rates at which descent on the squared loss diverges, and no others', async () => {
    const settings = {
      ...small,
      samples: 16,
      dimension: 200,
      task: 'regression',
      method: 'descent',
      backend: 'plain',
      steps: 300,
    } as const;
    const message = await simulated({ ...settings, lr: 10 }).then(
      () => '',
      (error: Error) => error.message,
    );
    const bound = Number(/below ([\d.e-]+)/.exec(message)?.[1]);
    const { run } = await simulated({ ...settings, lr: 0.9 * bound });
    const loss = columnsOf(run)('train_loss') as Float64Array;
    expect(loss.at(-1)).toBeLessThan(loss[0] as number);
    await expect(simulated({ ...settings, lr: 1.1 * bound })).rejects.toThrow('lr is');
  });
});

function columnsOf(run: Simulation['run']): (name: string) => Float64Array | undefined {
  return (name) => run.series.find((series) => series.name === name)?.values;
}

/** Least-squares slope. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x / points.length, 0);
  const meanY = points.reduce((sum, [, y]) => sum + y / points.length, 0);
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
