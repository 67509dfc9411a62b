import type { Axis, ConfigEntry, Run } from '../../../src/run/run.js';

interface Made {
  readonly format?: string;
  readonly series?: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  readonly config?: readonly ConfigEntry[];
  readonly axis?: Axis;
}

/** A run as a reader makes it of one file. The series are given as `[step, value]` pairs. */
export function fileRun(
  path: string,
  { format = 'csv', series = {}, config = [], axis = { name: 'step', unit: 'step' } }: Made,
): Run {
  return Object.freeze({
    id: path,
    source: Object.freeze({ path, format, files: Object.freeze([path]) }),
    series: Object.freeze(
      Object.entries(series).map(([name, pairs]) =>
        Object.freeze({
          name,
          axis,
          steps: Float64Array.from(pairs, ([step]) => step),
          values: Float64Array.from(pairs, ([, value]) => value),
        }),
      ),
    ),
    config: Object.freeze([...config]),
    notes: Object.freeze([]),
  });
}

/** Pairs `[step, value]` for the steps, with values that do not matter. */
export function at(...steps: readonly number[]): (readonly [number, number])[] {
  return steps.map((step) => [step, step / 2] as const);
}
