import type { Hyperparameters } from './hyperparameters.js';
import type { ConfigEntry } from './run.js';

export type Numeric = Exclude<keyof Hyperparameters, 'optimizer'>;

/** Names of each setting, without case and punctuation, most telling first. */
export const numericNames: Readonly<Record<Numeric, readonly string[]>> = {
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

export const optimizerNames: readonly string[] = [
  'optimizer',
  'optimizername',
  'optim',
  'opt',
  'optimname',
  'optimizertype',
  'optimizerclass',
  'optimiser',
];

const knownNames = new Set([...Object.values(numericNames).flat(), ...optimizerNames]);

/** Whether a name, by itself, is that of a setting that is looked up: `Weight Decay`, `lr`. */
export function namesHyperparameter(name: string): boolean {
  return knownNames.has(plain(name));
}

/** Parts of a set-up whose settings are not those of the optimizer, though they are called alike. */
const ofOtherParts =
  /^(?:bn|batchnorm\w*|norm\w*|ema\w*|scheduler|lrscheduler|schedule|lrdecay|lrpolicy|discriminator|critic|teacher|sweep|search|grid)$/;
const ofOptimizer = new Set(['lr', 'weightDecay', 'momentum', 'dampening', 'optimizer']);

/** Whether the key of an entry ends in a name, without regard to case and punctuation: `optim.lr`, `opt_lr`. */
export function isNamed({ key }: ConfigEntry, name: string): boolean {
  const parts = partsOf(key);
  return parts.at(-1) === name || parts.slice(-2).join('') === name;
}

/** Whether an entry may be the setting of the run itself. */
export function isOfRun({ key }: ConfigEntry, setting: keyof Hyperparameters): boolean {
  return (
    !ofOptimizer.has(setting) ||
    !partsOf(key)
      .slice(0, -1)
      .some((part) => ofOtherParts.test(part))
  );
}

/** How deep the key of an entry is nested. */
export function depthOf({ key }: ConfigEntry): number {
  return partsOf(key).length;
}

function partsOf(key: string): string[] {
  return key.split(/[./]/).map(plain);
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
