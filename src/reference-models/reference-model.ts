import type { ConfigValue, Run } from '../run/run.js';
import { readSettings, type Setting, type SettingTable } from './settings.js';
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

/** Settings of any model, as a caller or `--set` gives them. */
export type Settings = Readonly<Record<string, ConfigValue>>;

/** A model with known late and early implicit bias, which grokscope can train fast. */
export interface ReferenceModel {
  /** Name on the command line, in kebab-case. */
  readonly name: string;
  /** One sentence for `--help`, with the source. */
  readonly description: string;
  /** What can be set, with defaults, units and limits. */
  readonly settings: Readonly<Record<string, Setting>>;
  /**
   * Trains the model with `settings` laid over its defaults.
   *
   * @throws GrokscopeError with code `usage`, before any work, for a setting that is unknown or out of range, settings
   *   that contradict one another, and those that need more memory than 1 GiB.
   */
  readonly simulate: (settings?: Settings, options?: SimulateOptions) => Promise<Simulation>;
}

/** A model as its own room states it: with the type of its full configuration. */
export interface ModelDefinition<Config extends object> {
  readonly name: string;
  readonly description: string;
  readonly settings: SettingTable<Config>;
  readonly simulate: (config: Config, options: SimulateOptions) => Promise<Simulation>;
}

export function defineModel<Config extends object>(definition: ModelDefinition<Config>): ReferenceModel {
  const { name, description, settings, simulate } = definition;
  return {
    name,
    description,
    settings,
    simulate: async (given = {}, options = {}) => simulate(readSettings(name, settings, given), options),
  };
}
