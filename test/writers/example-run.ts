import type { Axis, ConfigEntry, ConfigValue, Run, Series } from '../../src/run/run.js';

const stepAxis: Axis = { name: 'step', unit: 'step' };

/** A series by its `[step, value]` pairs. */
export function series(
  name: string,
  pairs: readonly (readonly [number, number])[],
  axis: Axis = stepAxis,
): Series {
  return {
    name,
    axis,
    steps: Float64Array.from(pairs, ([step]) => step),
    values: Float64Array.from(pairs, ([, value]) => value),
  };
}

/** A run as a simulation makes it. */
export function runWith(
  curves: readonly Series[],
  settings: Readonly<Record<string, ConfigValue>> = {},
): Run {
  const config = Object.entries(settings).map(
    ([key, value]): ConfigEntry => ({ key, value, from: 'settings' }),
  );
  return {
    id: 'simulated',
    source: { path: 'simulated', format: 'simulation', files: [] },
    series: curves,
    config,
    notes: [],
  };
}

/** Settings of every kind, under the names of training scripts. */
export const settings: Readonly<Record<string, ConfigValue>> = {
  lr: 0.1,
  weight_decay: 1e-4,
  optimizer: 'momentum',
  momentum: 0.9,
  seed: 2 ** 52 + 1,
  steps: 1_200_000,
  train_fraction: 0.4,
  loss_scaled: false,
  label: 'a "quoted", ünusual text',
};

/** A run that groks around step `middle`; one series was not logged at every step, and starts later. */
export function exampleRun(middle = 3000): Run {
  const steps = Array.from({ length: 120 }, (_, row) => Math.round(10 ** (row / 24)) + row);
  const rise = (step: number, at: number): number => 1 / (1 + (at / (step + 1)) ** 8);
  return runWith(
    [
      series(
        'train_loss',
        steps.map((step) => [step, 0.7 * Math.exp(-step / 300) + 1e-9]),
      ),
      series(
        'train_accuracy',
        steps.map((step) => [step, 0.5 + 0.5 * rise(step, 60)]),
      ),
      series(
        'test_accuracy',
        steps.map((step) => [step, 0.5 + 0.5 * rise(step, middle)]),
      ),
      series(
        'weight_norm',
        steps.map((step) => [step, 100 * Math.exp(-step / 1e4)]),
      ),
      series(
        'cos_kernel',
        steps.filter((_, row) => row > 10 && row % 3 === 0).map((step) => [step, 1 / (1 + step)]),
      ),
    ],
    settings,
  );
}
