import { isOptimizer, settingsOfName, settingsOfRunName } from './file-name-settings.js';
import type { Found, Hyperparameters } from './hyperparameters.js';
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

type Numeric = Exclude<keyof Hyperparameters, 'optimizer'>;

/** Names of each setting, without case and punctuation, most telling first. */
const names: Readonly<Record<Numeric, readonly string[]>> = {
  lr: ['lr', 'learningrate', 'baselr', 'initiallr', 'maxlr', 'stepsize', 'optlr', 'lr0', 'initlr', 'peaklr'],
  weightDecay: ['weightdecay', 'wd', 'l2', 'weightdecayrate', 'optweightdecay', 'l2reg', 'lambda', 'lam'],
  momentum: ['momentum', 'mom', 'mu'],
  dampening: ['dampening'],
  initScale: ['initscale', 'initializationscale', 'scaleinit', 'weightscale', 'alphainit', 'initmultiplier'],
  initNorm: ['initnorm', 'initialnorm', 'norminit', 'weightnorminit'],
  batchSize: ['batchsize', 'bs', 'trainbatchsize', 'perdevicetrainbatchsize', 'batch'],
  trainSize: ['ntrain', 'trainsize', 'numtrain', 'trainsetsize', 'numtrainexamples', 'ntrainsamples'],
  testSize: [
    'ntest',
    'testsize',
    'numtest',
    'testsetsize',
    'numtestexamples',
    'ntestsamples',
    'nval',
    'valsize',
    'numval',
    'evalsize',
    'numeval',
  ],
  classes: ['numclasses', 'nclasses', 'classes', 'numlabels', 'outputdim'],
  seed: ['seed', 'randomseed', 'rngseed'],
};

const optimizerNames = [
  'optimizer',
  'optimizername',
  'optim',
  'opt',
  'optimname',
  'optimizertype',
  'optimizerclass',
  'optimiser',
];

const knownNames = new Set([...Object.values(names).flat(), ...optimizerNames]);

/** Whether a name, by itself, is that of a setting that is looked up: `Weight Decay`, `lr`. */
export function namesHyperparameter(name: string): boolean {
  return knownNames.has(plain(name));
}

/**
 * Looks a run's settings up in its configuration, then in its own name within the file and in the names of file and folders, then in a logged
 * learning rate. Nothing is assumed; each value says where it was found.
 */
export function findHyperparameters(run: Run, overrides: HyperparameterOverrides = {}): Hyperparameters {
  const { path } = run.source;
  const sources = [run.config, settingsOfRunName(run.id.slice(path.length + 1)), settingsOfName(path)];
  const found: { -readonly [K in keyof Hyperparameters]: Hyperparameters[K] } = {};
  for (const key of Object.keys(names) as Numeric[]) {
    const entry = lookUp(sources, names[key], (value) => numeric(value) !== undefined);
    if (entry) found[key] = { value: numeric(entry.value) as number, from: entry.from };
  }
  const optimizer =
    lookUp(sources, optimizerNames, (value) => typeof value === 'string' && value.length < 60) ??
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

function numeric(value: ConfigEntry['value']): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
}

/** The entry with the most telling name, in the first source that has one. */
function lookUp(
  sources: readonly (readonly ConfigEntry[])[],
  wanted: readonly string[],
  accepts: (value: ConfigEntry['value']) => boolean,
): ConfigEntry | undefined {
  const pairs = sources.flatMap((entries) =>
    wanted.flatMap((name) => entries.map((entry) => ({ name, entry }))),
  );
  return pairs.find(({ name, entry }) => accepts(entry.value) && isNamed(entry, name))?.entry;
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isNamed(entry: ConfigEntry, name: string): boolean {
  const parts = entry.key.split(/[./]/).map(plain);
  return parts.at(-1) === name || parts.slice(-2).join('') === name;
}

function loggedRate(run: Run): Found<number> | undefined {
  const series = run.series.find((one) => meaningOf(one.name).metric === 'learningRate');
  const value = series?.values.find((rate) => Number.isFinite(rate) && rate > 0);
  return series && value !== undefined ? { value, from: `series "${series.name}"` } : undefined;
}
