import { beforeAll, describe, expect, it } from 'vitest';
import { modularAddition } from '../../../src/reference-models/modular-addition/index.js';
import type { Simulation } from '../../../src/reference-models/reference-model.js';
import type { Series } from '../../../src/run/run.js';

describe('a small net that groks', () => {
  const settings = {
    modulus: 11,
    width: 48,
    trainShare: 0.75,
    activation: 'quadratic',
    loss: 'mse',
    lr: 1,
    weightDecay: 3e-4,
    steps: 30_000,
  };
  let simulation: Simulation;
  beforeAll(async () => {
    simulation = await modularAddition.simulate(settings);
  }, 60_000);

  it('fits the training pairs long before it adds pairs that it has not seen', () => {
    const { verdict, channel, fitStep, transition } = simulation.truth;
    expect(verdict).toBe('grokking');
    expect(channel).toBe('accuracy');
    expect(transition?.from).toBeLessThan(0.15);
    expect(transition?.to).toBeGreaterThan(0.95);
    expect(transition?.t50).toBeGreaterThan(10 * (fitStep as number));
  });

  it('keeps the balance of the layers that gradient flow keeps', () => {
    expect(simulation.truth.identities['balance']).toBeLessThan(1e-3);
  });

  it('never raises the regularised loss', () => {
    const values = column('regularised_loss');
    expect(values.every((value, index) => index === 0 || value <= (values[index - 1] as number) + 1e-9)).toBe(
      true,
    );
  });

  it('starts at the norm of He’s initialisation', () => {
    // E‖W1‖² = 2·width, E‖W2‖² = p.
    expect(column('weight_norm')[0]).toBeCloseTo(Math.sqrt(2 * 48 + 11), 0);
  });

  it('logs the clock s = steps·lr·wd and every column at every evaluation', () => {
    const clock = simulation.run.series.find(({ name }) => name === 'clock');
    expect(clock?.values.at(-1)).toBeCloseTo(30_000 * 3e-4, 10);
    for (const { name, values } of simulation.run.series) {
      expect([name, values.length]).toEqual([name, clock?.values.length]);
    }
  });

  function column(wanted: string): Float64Array {
    return simulation.run.series.find(({ name }) => name === wanted)?.values as Float64Array;
  }
});

describe('short runs', () => {
  const short = { modulus: 7, width: 8, loss: 'cross-entropy', lr: 0.1, steps: 200 } as const;

  it('agree between flow and descent within an error that shrinks with lr', async () => {
    const lossAtTime20 = async (method: 'flow' | 'descent', lr: number): Promise<number> => {
      const { truth } = await modularAddition.simulate({
        ...short,
        method,
        backend: 'plain',
        lr,
        steps: Math.round(20 / lr),
      });
      return truth.final['train_loss'] as number;
    };
    const exact = await lossAtTime20('flow', 0.1);
    const errors = await Promise.all(
      [0.4, 0.2, 0.1].map(async (lr) => Math.abs((await lossAtTime20('descent', lr)) - exact)),
    );
    expect(errors[0]).toBeLessThan(0.05 * exact);
    expect(errors[1]).toBeLessThan(0.6 * (errors[0] as number));
    expect(errors[2]).toBeLessThan(0.6 * (errors[1] as number));
  });

  it('keep the norm that alpha gives, with an output that starts at zero on demand', async () => {
    const { run } = await modularAddition.simulate({ ...short, steps: 1, alpha: 10, zeroOutputLayer: true });
    const at0 = (wanted: string): number =>
      run.series.find(({ name }) => name === wanted)?.values[0] as number;
    expect(at0('norm_W2')).toBe(0);
    expect(at0('train_loss')).toBeCloseTo(Math.log(7), 12);
    expect(at0('weight_norm') / Math.sqrt(2 * 8)).toBeGreaterThan(8);
    expect(at0('weight_norm') / Math.sqrt(2 * 8)).toBeLessThan(12);
  });

  it('with a loss-scaled rate stand on the axis of log10(1 + t), and have no clock', async () => {
    const { run, truth } = await modularAddition.simulate({
      ...short,
      method: 'descent',
      backend: 'plain',
      lossScaled: true,
      weightDecay: 0,
      lr: 0.05,
    });
    const { axis, steps } = run.series[0] as Series;
    expect(axis).toEqual({ name: 'log10_continuous_time', unit: 'time' });
    // The authors' early rate is ten times lr: t = 0.5 a step.
    expect(steps[0]).toBe(0);
    expect(steps[1]).toBeCloseTo(Math.log10(1.5), 12);
    expect(steps[2]).toBeCloseTo(Math.log10(2), 12);
    expect(truth.clock).toBeNull();
  });

  it('have the same data for the same seed, whatever the net', async () => {
    const hash = async (overrides: object): Promise<string> =>
      (await modularAddition.simulate({ ...short, steps: 1, ...overrides })).truth.dataHash;
    expect(await hash({ width: 5, activation: 'relu' })).toBe(await hash({}));
    expect(await hash({ seed: 1 })).not.toBe(await hash({}));
  });

  it('log what they were trained with, and nothing that they did not use', async () => {
    const { run } = await modularAddition.simulate({
      ...short,
      steps: 1,
      method: 'descent',
      backend: 'plain',
      optimizer: 'adamw',
    });
    const logged = Object.fromEntries(run.config.map(({ key, value }) => [key, value]));
    expect(logged).toEqual({
      model: 'modular-addition',
      method: 'descent',
      optimizer: 'adamw',
      schedule: 'constant',
      backend: 'plain',
      modulus: 7,
      width: 8,
      train_share: 0.6,
      activation: 'quadratic',
      loss: 'cross-entropy',
      alpha: 1,
      zero_output_layer: false,
      lr: 0.1,
      weight_decay: 1e-4,
      loss_scaled: false,
      steps: 1,
      seed: 0,
      evaluations: 'log',
    });
  });
});
