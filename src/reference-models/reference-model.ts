import type { ConfigValue, Run } from '../run/run.js';
import type { SettingTable } from './settings.js';
import type { Truth } from './truth/truth.js';

/** How far a simulation is. */
export interface Progress {
  /** Share of the steps that is done, 0 to 1. */
  readonly fraction: number;
  readonly step: number;
}

export interface SimulateOptions {
  /** Ends the simulation with the signal's reason; nothing is returned then. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** A generated run with what is known about it. */
export interface Simulation {
  /** As a reader would have made it: one series a column, settings as config, no notes. */
  readonly run: Run;
  readonly truth: Truth;
}

/** A model with known late and early implicit bias, which grokscope can train fast. */
export interface ReferenceModel<Config extends object> {
  /** Name on the command line, in kebab-case. */
  readonly name: string;
  /** One sentence for `--help`, with the source. */
  readonly description: string;
  /** What can be set, with defaults, units and limits. */
  readonly settings: SettingTable<Config>;
  /**
   * Trains the model.
   *
   * @throws GrokscopeError with code `usage`, before any work, where settings contradict one another or need more
   *   memory than there is.
   */
  readonly simulate: (config: Config, options?: SimulateOptions) => Promise<Simulation>;
}

/** Settings of any model, as a caller or `--set` gives them. */
export type Settings = Readonly<Record<string, ConfigValue>>;
