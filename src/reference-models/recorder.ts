import type { ConfigEntry, ConfigValue, Run } from '../run/run.js';
import type { Measurements } from './problem.js';

/** One recorded column: the steps at which it was measured, ascending, and its values there. */
export interface Column {
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

/** Collects what is measured at each evaluation, column by column. */
export interface Recorder {
  /** Appends one evaluation; a measurement that is absent or not finite leaves its column without a value there. */
  readonly record: (step: number, measurements: Measurements) => void;
  /** The column of that name so far; `undefined` where nothing was recorded under it. */
  readonly column: (name: string) => Column | undefined;
  /** Everything recorded, as a run. `config` keys are those of training scripts, such as `weight_decay`. */
  readonly run: (id: string, config: Readonly<Record<string, ConfigValue>>) => Run;
}

export function createRecorder(): Recorder {
  const columns = new Map<string, { steps: number[]; values: number[] }>();

  function record(step: number, measurements: Measurements): void {
    for (const [name, value] of Object.entries(measurements)) {
      if (!Number.isFinite(value)) continue;
      const growing = columns.get(name) ?? { steps: [], values: [] };
      columns.set(name, growing);
      growing.steps.push(step);
      growing.values.push(value);
    }
  }

  function column(name: string): Column | undefined {
    const found = columns.get(name);
    return found && { steps: Float64Array.from(found.steps), values: Float64Array.from(found.values) };
  }

  function run(id: string, config: Readonly<Record<string, ConfigValue>>): Run {
    const axis = { name: 'step', unit: 'step' } as const;
    const series = [...columns].map(([name, { steps, values }]) => ({
      name,
      axis,
      steps: Float64Array.from(steps),
      values: Float64Array.from(values),
    }));
    const entries = Object.entries(config).map(
      ([key, value]): ConfigEntry => ({ key, value, from: 'settings' }),
    );
    return {
      id,
      source: { path: id, format: 'simulation', files: [] },
      series,
      config: entries,
      notes: [],
    };
  }

  return { record, column, run };
}
