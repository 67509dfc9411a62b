/** What the counter of a series counts. `index` is the row number of a log that has no counter. */
export type AxisUnit = 'step' | 'epoch' | 'index' | 'samples' | 'tokens' | 'time';

export interface Axis {
  /** Name of the counter in the log, for example `global_step`; `row` where the log has none. */
  readonly name: string;
  readonly unit: AxisUnit;
}

/**
 * One logged quantity, in the order in which it was logged. `steps[i]` belongs to `values[i]`.
 * A row in which the quantity was not logged is absent; a logged NaN or Infinity is present.
 */
export interface Series {
  /** Name in the log. Parts that the log keeps elsewhere (folder, split column) stand before a `/`: `validation/epoch_loss`. */
  readonly name: string;
  readonly axis: Axis;
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

export type ConfigValue = number | string | boolean | null;

/** One setting of the run with the place where it was found. Nested keys are joined by `.`: `optim.lr`. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: ConfigValue;
  /** File name, or a phrase such as `column "lr"` or `file name`. */
  readonly from: string;
}

/** Something that the reader inferred, repaired or left out. Shown in the report. */
export interface Note {
  /** Stable name in kebab-case, for example `resumed` or `torn-last-line`. */
  readonly code: string;
  readonly message: string;
}

export interface RunSource {
  /** The path that stands for the run: its file, or its folder where several files make one run. */
  readonly path: string;
  readonly format: string;
  readonly files: readonly string[];
}

/** What a log says of one training run. Holds no judgement, no role and no guess of units. */
export interface Run {
  /** `source.path`, plus `#name` where one file holds several runs. */
  readonly id: string;
  readonly source: RunSource;
  readonly series: readonly Series[];
  readonly config: readonly ConfigEntry[];
  readonly notes: readonly Note[];
}
