import type { AxisUnit } from '../../run/run.js';

/** Lower-case words of the last part of a path-like name: `train/globalStep` gives `global`, `step`. */
function wordsOf(name: string): string[] {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return (
    last
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+|[0-9]+/g) ?? []
  );
}

/** What a column name says when it counts something. A lower `rank` makes the better axis. */
export interface CounterName {
  readonly unit: AxisUnit;
  readonly rank: number;
  /** `test` when only evaluations are counted: `eval_iter`. */
  readonly scope: 'all' | 'test';
}

const testWords = '(?:eval|evaluation|val|valid|validation|test)';
const countedBy =
  '(?:(?:global|total|optimizer|optim|opt|gradient|grad|train|training|trainer|current|cur|num|n|log|logging|time|env|model|iter|step) )*';
const suffix = '(?: (?:num|number|idx|index|id|count|total|completed|done|this))*';
const stepName = new RegExp(
  `^(${testWords} )?${countedBy}(?:steps?|iterations?|iters?|its?|updates?|timesteps?|itr)${suffix}$`,
);
const epochName = new RegExp(`^(${testWords} )?${countedBy}epochs?${suffix}$`);
const samplesName =
  /^(?:(?:num|n|total|train|consumed|seen|processed) )*(?:samples|examples|images|sequences)(?: (?:seen|processed|consumed|total))*$/;
const tokensName =
  /^(?:(?:num|n|total|train|consumed|seen|processed) )*tokens(?: (?:seen|processed|consumed|total))*$/;
const indexName = /^(?:|index|idx|row|unnamed 0|level 0)$/;

/** Reads a counter out of a column name, or gives `undefined` when the name is none. */
export function counterName(name: string): CounterName | undefined {
  if (name.slice(name.lastIndexOf('/') + 1) === '_step') return { unit: 'step', rank: 5, scope: 'all' };
  const words = wordsOf(name).join(' ');
  const scopeOf = (match: RegExpExecArray): 'all' | 'test' =>
    match[1] || new RegExp(`^${testWords}/`, 'i').test(name) ? 'test' : 'all';
  const step = stepName.exec(words);
  if (step) return { unit: 'step', rank: /\b(?:global|total)\b/.test(words) ? 0 : 1, scope: scopeOf(step) };
  const epoch = epochName.exec(words);
  if (epoch) return { unit: 'epoch', rank: 2, scope: scopeOf(epoch) };
  if (samplesName.test(words)) return { unit: 'samples', rank: 3, scope: 'all' };
  if (tokensName.test(words)) return { unit: 'tokens', rank: 4, scope: 'all' };
  if (indexName.test(words)) return { unit: 'index', rank: 6, scope: 'all' };
  return undefined;
}

/** Whether the name is that of a counter, so that the column is never a metric. */
export function isCounterName(name: string): boolean {
  return counterName(name) !== undefined;
}

const clockWords = new Set(
  'time timestamp timestamps datetime date walltime wall elapsed runtime duration ts seconds'.split(' '),
);

/** Whether the column tells the time: wall clock, elapsed seconds, a date. */
export function isClockName(name: string): boolean {
  return wordsOf(name).some((word) => clockWords.has(word));
}

const batchName = /^(?:mini ?)?batch(?: (?:idx|index|id|num|number|i))?$/;

/** Whether the column only keeps the books: a clock, a batch number within the epoch, the id of a message. */
export function isBookkeepingName(name: string): boolean {
  const words = wordsOf(name);
  return (
    isClockName(name) || batchName.test(words.join(' ')) || words.at(-1) === 'id' || words.at(-1) === 'pid'
  );
}

const runNames =
  /^(?:run|experiment|exp|trial|job)(?: (?:id|name|key|uuid|hash|number|idx))?$|^(?:run)?(?:id|name)$/;
const keyNames =
  /^(?:(?:random )?seed|fold|rep|repeat|replicate|repetition|config(?: id| name)?|setting|arm|condition|group|model|method|optimi[sz]er|opt|task|operation|op)$/;

/** Whether the column names whole runs, so that its value alone identifies one. */
export function isRunName(name: string): boolean {
  return runNames.test(wordsOf(name).join(' '));
}

/** Whether the column is one of those by which people tell runs apart: a run name, a seed, an optimiser. */
export function isKeyName(name: string): boolean {
  return isRunName(name) || keyNames.test(wordsOf(name).join(' '));
}

const metricWords = new Set(
  (
    'acc accs accuracy accuracies loss losses err error errors mse rmse mae nll ppl perplexity f1 auc auroc score ' +
    'scores reward rewards return returns norm norms grad grads gradient map wer cer bleu rouge iou dice r2 recall ' +
    'precision entropy ce correct objective cost train training test testing val valid validation eval evaluation'
  ).split(' '),
);
const settingWords = new Set(
  (
    'fraction frac size ratio num n count samples examples split batch set dataset data file path name seed clip max ' +
    'min init decay target threshold thresh lr wd eps alpha beta lambda schedule function fn type kind weight steps ' +
    'epochs every interval points'
  ).split(' '),
);

/** Whether the name is one of a measured quantity, even where its value never changes. */
export function isMetricName(name: string): boolean {
  const words = wordsOf(name);
  if (words.includes('norm') || words.includes('norms'))
    return !words.includes('clip') && !words.includes('max');
  const path = name.split('/');
  const all = path.length > 1 ? [...wordsOf(path.slice(0, -1).join(' ')), ...words] : words;
  return all.some((word) => metricWords.has(word)) && !words.some((word) => settingWords.has(word));
}

const outcomeWords = new Set(['final', 'best', 'last']);

/** Whether the name tells the outcome of a whole run: `final_test_acc`, `best_val_loss`. */
export function isOutcomeName(name: string): boolean {
  return wordsOf(name).some((word) => outcomeWords.has(word));
}

export type Split = 'train' | 'val' | 'test';

const splitOfWord: Readonly<Record<string, Split>> = {
  train: 'train',
  training: 'train',
  trn: 'train',
  fit: 'train',
  val: 'val',
  valid: 'val',
  validate: 'val',
  validation: 'val',
  dev: 'val',
  eval: 'val',
  evaluation: 'val',
  test: 'test',
  testing: 'test',
  heldout: 'test',
  holdout: 'test',
};

/** Whether a cell names a part of the data: `train`, `val`, `Test set`. */
export function isSplitValue(value: string): boolean {
  const words = wordsOf(value).filter((word) => word !== 'set' && word !== 'data');
  return words.length === 1 && splitOfWord[words[0] ?? ''] !== undefined;
}

const splitName = /^(?:split|phase|mode|stage|set|subset|dataset|partition|context|part|data split|data)$/;
const metricName =
  /^(?:metric|metrics|variant|key|tag|variable|series|measure|measurement|quantity|statistic|curve|metric (?:name|key)|name)$/;
const valueName = /^(?:value|values|val|y|scalar|metric value|result)$/;

const settingsPath =
  /^_?(?:meta|metadata|config|configuration|hparams|hyper_?parameters|params|args|arguments|settings|options)$/i;

/** Whether an object of this name, or a path that starts with it, holds settings: `config`, `_meta`, `hparams`. */
export function isSettingsName(name: string): boolean {
  return settingsPath.test(name);
}

/** Name of a setting that stood in a cell: `config/optim/lr` gives `optim.lr`, any other name stays as it is. */
export function settingKey(name: string): string {
  const [first = '', ...rest] = name.split('/');
  return rest.length > 0 && isSettingsName(first) ? rest.join('.') : name;
}

/** Whether a column name or metric name says itself which part of the data it was measured on. */
export function namesSplit(name: string): boolean {
  return name.split('/').some((part) => wordsOf(part).some((word) => splitOfWord[word] !== undefined));
}

/** Whether the name says that the value was measured on held-out data. */
export function namesTest(name: string): boolean {
  return name
    .split('/')
    .some((part) => wordsOf(part).some((word) => (splitOfWord[word] ?? 'train') !== 'train'));
}

export function isSplitName(name: string): boolean {
  return splitName.test(wordsOf(name).join(' '));
}

/** Whether a text column may hold the names of metrics, one a row. */
export function isMetricKeyName(name: string): boolean {
  return metricName.test(wordsOf(name).join(' '));
}

/** Whether a text column may hold them if its cells differ. */
export function isLooseMetricKeyName(name: string): boolean {
  return /^(?:type|kind|label|field)$/.test(wordsOf(name).join(' '));
}

export function isValueName(name: string): boolean {
  return valueName.test(wordsOf(name).join(' '));
}
