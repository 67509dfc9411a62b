import type { ConfigEntry } from './run.js';

const numberedKeys: Readonly<Record<string, string>> = {
  lr: 'lr',
  learningrate: 'lr',
  wd: 'weight_decay',
  weightdecay: 'weight_decay',
  seed: 'seed',
  s: 'seed',
  bs: 'batch_size',
  batch: 'batch_size',
  mom: 'momentum',
  momentum: 'momentum',
};

const optimizers = new Set([
  'adamw',
  'adam',
  'sgd',
  'sgdm',
  'sgdw',
  'nadam',
  'radam',
  'rmsprop',
  'adagrad',
  'adadelta',
  'lion',
  'muon',
  'lbfgs',
  'adafactor',
]);

/** Whether a text is the name of an optimiser, perhaps with its module: `AdamW`, `torch.optim.SGD`. */
export function isOptimizer(text: string): boolean {
  return optimizers.has(text.toLowerCase().split('.').at(-1) ?? '');
}

/**
 * `1e-02`, `0.1`, `0p1` (point as p), `1em2`, as people write them in file names. Some write `wd03` for 0.3 and some for
 * 0.03, `lr3` for 1e-3 or 0.003: those say nothing.
 */
function numberOf(text: string, key: string): number | undefined {
  const plain = text.replace(/(\d)p(\d)/, '$1.$2').replace(/e?m(\d+)$/, 'e-$1');
  const isCount = key === 'seed' || key === 'batch_size';
  const isShortened = /^0\d+$/.test(plain) || (key === 'lr' && /^[1-9]\d*$/.test(plain));
  return isShortened && !isCount ? undefined : Number(plain);
}

const numbered =
  /(?:^|[^a-zA-Z])(lr|learning[_-]?rate|wd|weight[_-]?decay|seed|bs|batch|mom(?:entum)?|s(?=[_=\-,:]?\d{1,3}(?!\d)))[_=\-,:]?((?:\d+(?:[.p]\d+)?|\.\d+)(?:e[-+m]?\d+)?)(?![a-zA-Z0-9])/gi;

/**
 * Settings that the name of a log and of its three folders above carry: `adamw_lr_1em2_wd_0p1_seed_0.csv`.
 *
 * @example
 * settingsOfName('runs/lr0.001_s3.csv')[0] // => { key: 'lr', value: 0.001, from: 'file name' }
 */
export function settingsOfName(path: string): ConfigEntry[] {
  const parts = path.split(/[\\/]/).slice(-4).toReversed();
  return firstOfEach(
    parts.flatMap((part, depth) => settingsIn(part, depth === 0 ? 'file name' : `folder name "${part}"`)),
  );
}

/** Settings that the name of a run within its file carries: `sgd/wd0.1`, `seed=3`. */
export function settingsOfRunName(name: string): ConfigEntry[] {
  return firstOfEach(settingsIn(name, 'run name'));
}

function settingsIn(name: string, from: string): ConfigEntry[] {
  const settings: ConfigEntry[] = [];
  for (const [, word = '', text = ''] of name.matchAll(numbered)) {
    const key = numberedKeys[word.toLowerCase().replaceAll(/[_-]/g, '')];
    const value = key === undefined ? undefined : numberOf(text.toLowerCase(), key);
    if (key && value !== undefined && Number.isFinite(value)) settings.push({ key, value, from });
  }
  const optimizer = name
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => word.replace(/^opt(?:im(?:i[sz]er)?)?(?=.)/, ''))
    .find((word) => optimizers.has(word));
  return optimizer ? [...settings, { key: 'optimizer', value: optimizer, from }] : settings;
}

function firstOfEach(settings: readonly ConfigEntry[]): ConfigEntry[] {
  const found = new Map<string, ConfigEntry>();
  for (const entry of settings) if (!found.has(entry.key)) found.set(entry.key, entry);
  return [...found.values()];
}
