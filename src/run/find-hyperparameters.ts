import { isOptimizer, settingsOfName, settingsOfRunName } from './file-name-settings.js';
import type { Found, Hyperparameters } from './hyperparameters.js';
import {
  depthOf,
  isNamed,
  isOfRun,
  numericNames,
  optimizerNames,
  type Numeric,
} from './hyperparameter-names.js';
import { meaningOf } from './names.js';
import type { ConfigEntry, Run } from './run.js';

/** Values that the user gave; they come before anything found. */
export interface HyperparameterOverrides {
  readonly lr?: number;
  readonly weightDecay?: number;
  readonly optimizer?: string;
  readonly momentum?: number;
  readonly initNorm?: number;
}

/**
 * Looks a run's settings up in its configuration, then in its own name within the file and in the names of file and
 * folders, then in a logged learning rate. Nothing is assumed; each value says where it was found.
 */
export function findHyperparameters(run: Run, overrides: HyperparameterOverrides = {}): Hyperparameters {
  const sources = settingSources(run);
  const found: { -readonly [K in keyof Hyperparameters]: Hyperparameters[K] } = {};
  for (const key of Object.keys(numericNames) as Numeric[]) {
    const entry = lookUp(sources, key, numericNames[key], (value) => numeric(value) !== undefined);
    if (entry) found[key] = { value: numeric(entry.value) as number, from: entry.from };
  }
  const optimizer =
    lookUp(sources, 'optimizer', optimizerNames, (value) => typeof value === 'string' && value.length < 60) ??
    run.config.find(({ value }) => typeof value === 'string' && isOptimizer(value));
  if (optimizer) found.optimizer = { value: String(optimizer.value), from: optimizer.from };
  if (!found.lr) {
    const logged = loggedRate(run);
    if (logged) found.lr = logged;
  }
  for (const key of ['lr', 'weightDecay', 'momentum', 'initNorm'] as const) {
    const value = overrides[key];
    if (value !== undefined) found[key] = { value, from: 'given' };
  }
  if (overrides.optimizer !== undefined) found.optimizer = { value: overrides.optimizer, from: 'given' };
  return found;
}

/** The places that may tell settings, those that are believed first at the front. */
export function settingSources({ id, source, config }: Run): (readonly ConfigEntry[])[] {
  return [config, settingsOfRunName(id.slice(source.path.length + 1)), settingsOfName(source.path)];
}

function numeric(value: ConfigEntry['value']): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
}

/** The entry with the most telling name, in the first source that has one; of those in one place the least nested. */
function lookUp(
  sources: readonly (readonly ConfigEntry[])[],
  setting: keyof Hyperparameters,
  wanted: readonly string[],
  accepts: (value: ConfigEntry['value']) => boolean,
): ConfigEntry | undefined {
  for (const entries of sources) {
    const open = entries.filter((entry) => accepts(entry.value) && isOfRun(entry, setting));
    for (const name of wanted) {
      const [first, ...others] = open.filter((entry) => isNamed(entry, name));
      if (!first) continue;
      const here = [first, ...others.filter(({ from }) => from === first.from)];
      return here.reduce((best, one) => (depthOf(one) < depthOf(best) ? one : best));
    }
  }
  return undefined;
}

function loggedRate(run: Run): Found<number> | undefined {
  const series = run.series.find((one) => meaningOf(one.name).metric === 'learningRate');
  const value = series?.values.find((rate) => Number.isFinite(rate) && rate > 0);
  return series && value !== undefined ? { value, from: `series "${series.name}"` } : undefined;
}
