import { linearRegression } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import {
  type MatrixCompletionConfig,
  matrixCompletion,
} from '../../../src/reference-models/matrix-completion/index.js';
import type { Simulation } from '../../../src/reference-models/reference-model.js';
import { configuration } from './helpers.js';

/** Half of the 16 × 16 multiplication table is enough to recover the rest of it. */
async function simulate(overrides: Partial<MatrixCompletionConfig> = {}): Promise<Simulation> {
  return matrixCompletion.simulate({
    ...configuration({
      size: 16,
      observed: 0.5,
      alpha: 10,
      lr: 1,
      weightDecay: 1e-4,
      steps: 80_000,
      ...overrides,
    }),
  });
}

function column({ run }: Simulation, name: string): { steps: Float64Array; values: Float64Array } {
  const series = run.series.find((candidate) => candidate.name === name);
  if (!series) throw new Error(`no column ${name}`);
  return series;
}

describe('matrix completion', () => {
  it('groks', async () => {
    const simulation = await simulate();
    const { truth, run } = simulation;
    expect(truth).toMatchObject({
      model: 'matrix-completion',
      verdict: 'grokking',
      channel: 'loss',
      backend: 'plain',
    });
    expect(truth.transition?.t50).toBeGreaterThan(1000 * (truth.fitStep as number));
    expect(truth.final['cos_rich']).toBeGreaterThan(0.999);
    expect(truth.final['effective_rank']).toBeCloseTo(1, 1);
    expect(truth.clock?.sSwitch).toBeGreaterThan(truth.clock?.s10 as number);
    expect(truth.clock?.sSwitch).toBeLessThan(truth.clock?.s90 as number);
    expect(run.config).toContainEqual({ key: 'weight_decay', value: 1e-4, from: 'settings' });
    expect(column(simulation, 'test_loss').steps.at(-1)).toBe(80_000);
    expect(column(simulation, 'nuclear_norm').steps.length).toBeLessThan(
      column(simulation, 'test_loss').steps.length / 5,
    );
  });

  it('keeps the identities of its flow, ends at a stationary point and never raises the regularised loss', async () => {
    const simulation = await simulate({ weightDecay: 5e-4, steps: 60_000 });
    const { identities, final } = simulation.truth;
    expect(Object.keys(identities)).toEqual(['balance', 'norm']);
    expect(identities['balance']).toBeLessThan(1e-3);
    expect(identities['norm']).toBeLessThan(1e-3);
    expect(final['stationarity']).toBeLessThan(1e-3);
    const losses = column(simulation, 'regularised_loss').values;
    expect(losses.every((loss, i) => i === 0 || loss <= (losses[i - 1] as number) * (1 + 1e-6))).toBe(true);
    // Early on the norm shrinks by the decay alone.
    const [clock, norm] = [column(simulation, 'clock').values, column(simulation, 'weight_norm').values];
    const at = clock.findIndex((s) => s > 0.8);
    expect((norm[at] as number) / (norm[0] as number)).toBeCloseTo(Math.exp(-(clock[at] as number)), 3);
  });

  it('has its transition at ln α plus a constant, and a train loss that grows as exp(4 s) before', async () => {
    const runs = [3, 10, 30, 100].map(async (alpha) => simulate({ alpha, weightDecay: 5e-4, steps: 16_000 }));
    const simulations = await Promise.all(runs);
    const points = simulations.map(({ truth }) => [
      Math.log(truth.config['alpha'] as number),
      truth.clock?.s50 as number,
    ]);
    expect(linearRegression(points).m).toBeCloseTo(1, 2);
    const steep = simulations[3] as Simulation;
    const [clock, loss] = [column(steep, 'clock').values, column(steep, 'train_loss').values];
    const kernelPhase = [...clock.keys()].filter(
      (i) => (clock[i] as number) > 1 && (clock[i] as number) < 2.5,
    );
    const growth = linearRegression(
      kernelPhase.map((i) => [clock[i] as number, Math.log(loss[i] as number)]),
    );
    expect(growth.m).toBeCloseTo(4, 1);
  });

  it('only memorises without weight decay', async () => {
    const { truth } = await simulate({ weightDecay: 0, observed: 0.1, steps: 10_000 });
    expect(truth).toMatchObject({ verdict: 'memorised_so_far', clock: null, transition: null });
    expect(truth.final['cos_kernel']).toBeGreaterThan(0.999);
  });

  it('never fits when the weight decay is too strong', async () => {
    const { truth } = await simulate({ weightDecay: 0.1, steps: 1000 });
    expect(truth.fitStep).toBeNull();
    expect(truth.final['nuclear_norm']).toBeLessThan(0.5);
  });

  it('comes to the same by descent as by flow', async () => {
    const settings = { alpha: 3, weightDecay: 2e-3, lr: 0.3, steps: 10_000 };
    const byFlow = (await simulate(settings)).truth;
    const byDescent = (await simulate({ ...settings, method: 'descent', backend: 'plain' })).truth;
    expect(byDescent).toMatchObject({ method: 'descent', backend: 'plain', verdict: byFlow.verdict });
    const ratio = (byDescent.transition?.t50 as number) / (byFlow.transition?.t50 as number);
    expect(ratio).toBeCloseTo(1, 2);
    expect(byDescent.dataHash).toBe(byFlow.dataHash);
    expect(byDescent.identities['balance']).toBeLessThan(1e-2);
  });

  it('gives the same run for the same settings', async () => {
    const settings = { initialNoise: 0.01, steps: 2000, seed: 3 };
    const [one, two] = [await simulate(settings), await simulate(settings)];
    expect(one).toEqual(two);
    expect(one.truth.identities).toEqual({});
    expect((await simulate({ ...settings, seed: 4 })).truth.dataHash).not.toBe(one.truth.dataHash);
  });

  it('stops when it is told to', async () => {
    const reason = new Error('enough');
    await expect(
      matrixCompletion.simulate({ ...configuration() }, { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });
});
