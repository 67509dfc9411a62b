import type { ConfigEntry } from './run.js';

const numberedKeys: Readonly<Record<string, string>> = {
  lr: 'lr',
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

/** `1e-02`, `0.1`, `0p1` (point as p), `1em2`, `1e02`, and `03` for 0.3, as people write them in file names. */
function numberOf(text: string, key: string): number {
  const plain = text.replace(/(\d)p(\d)/, '$1.$2').replace(/e?m(\d+)$/, 'e-$1');
  const isCount = key === 'seed' || key === 'batch_size';
  return Number(/^0\d+$/.test(plain) && !isCount ? `0.${plain.slice(1)}` : plain);
}

/**
 * Settings that the name of a log and of its two folders above carry: `adamw_lr_1em2_wd_0p1_seed_0.csv`.
 *
 * @example
 * settingsOfName('runs/lr0.001_s3.csv')[0] // => { key: 'lr', value: 0.001, from: 'file name' }
 */
export function settingsOfName(path: string): ConfigEntry[] {
  const parts = path.split(/[\\/]/).slice(-3).toReversed();
  const found = new Map<string, ConfigEntry>();
  for (const [depth, part] of parts.entries()) {
    const from = depth === 0 ? 'file name' : `folder name "${part}"`;
    for (const [, name = '', text = ''] of part.matchAll(
      /(?:^|[^a-zA-Z])(lr|wd|weight_?decay|seed|bs|batch|mom(?:entum)?|s)[_=\-,]?((?:\d+(?:[.p]\d+)?)(?:e[-+m]?\d+)?)(?![a-zA-Z0-9])/gi,
    )) {
      const key = numberedKeys[name.toLowerCase().replace('_', '')];
      const value = key === undefined ? Number.NaN : numberOf(text.toLowerCase(), key);
      if (key && Number.isFinite(value) && !found.has(key)) found.set(key, { key, value, from });
    }
    const optimizer = part
      .toLowerCase()
      .split(/[^a-z]+/)
      .find((word) => optimizers.has(word));
    if (optimizer && !found.has('optimizer'))
      found.set('optimizer', { key: 'optimizer', value: optimizer, from });
  }
  return [...found.values()];
}
