import type { ConfigValue, Run, Series } from '../../src/run/run.js';

/** A run made of plain columns on one step axis. */
export function runOf(
  steps: readonly number[],
  columns: Readonly<Record<string, readonly number[]>>,
  config: Readonly<Record<string, ConfigValue>> = {},
): Run {
  const series = Object.entries(columns).map(
    ([name, values]): Series => ({
      name,
      axis: { name: 'step', unit: 'step' },
      steps: Float64Array.from(steps),
      values: Float64Array.from(values),
    }),
  );
  return {
    id: 'made',
    source: { path: 'made', format: 'made', files: [] },
    series,
    config: Object.entries(config).map(([key, value]) => ({ key, value, from: 'made' })),
    notes: [],
  };
}

/** `count` steps from `first` to `last`, evenly spaced in ln(step). */
export function logSteps(first: number, last: number, count: number): number[] {
  const ratio = Math.log(last / first);
  return Array.from(
    { length: count },
    (_, i) => Math.round(first * Math.exp((ratio * i) / (count - 1)) * 1000) / 1000,
  );
}

export function linearSteps(first: number, last: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + ((last - first) * i) / (count - 1));
}

/** A logistic move in ln(step) from `from` to `to`, half done at `t50`. */
export function move(from: number, to: number, t50: number, width = 0.1): (step: number) => number {
  return (step) => from + (to - from) / (1 + Math.exp(-(Math.log(step) - Math.log(t50)) / width));
}

/** AR(1) noise with standard deviation `sd`; the same for the same seed. */
export function noise(count: number, sd: number, rho: number, seed: number): number[] {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  let value = 0;
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    value = rho * value + Math.sqrt(1 - rho * rho) * sd * normal;
    return value;
  });
}
