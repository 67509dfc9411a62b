import type { AxisUnit } from '../../run/run.js';
import {
  clockWords,
  counterWords,
  isHeldOutWord,
  measureWords,
  normWords,
  settingWords,
  splitOfWord,
  withoutValues,
} from '../../run/vocabulary.js';
import { wordsOf } from '../../run/words-of.js';
import { wordSet } from '../../util/word-set.js';
import { memoized } from '../memo.js';

/** Words of the last part of a path-like name: `train/globalStep` gives `global`, `step`. */
function lastWords(name: string): string[] {
  return wordsOf(name.slice(name.lastIndexOf('/') + 1));
}

/** What a column name says when it counts something. A lower `rank` makes the better axis. */
export interface CounterName {
  readonly unit: AxisUnit;
  readonly rank: number;
  /** `test` when only evaluations are counted: `eval_iter`. */
  readonly scope: 'all' | 'test';
}

const countedBy =
  '(?:(?:global|total|optimizer|optim|opt|gradient|grad|train|training|trainer|current|cur|num|n|log|logging|time|env|model|iter|step) )*';
const suffix = '(?: (?:num|number|idx|index|id|count|total|completed|done|this))*';
const seen = '(?:(?:num|n|total|train|consumed|seen|processed) )*';
const seenLast = '(?: (?:seen|processed|consumed|total))*';
const stepName = nameOf(countedBy, counterWords.step, suffix);
const epochName = nameOf(countedBy, counterWords.epoch, suffix);
const samplesName = nameOf(seen, counterWords.samples, seenLast);
const tokensName = nameOf(seen, counterWords.tokens, seenLast);
/** Rounds of federated learning and of boosting, generations of evolution. */
const roundName = nameOf(
  '(?:(?:global|comm|communication|federated|fl|server|training|boosting|current) )*',
  wordSet('round rounds generation generations'),
  suffix,
);
/** Gradient-flow time, or its logarithm where the learning rate is divided by the loss (Lyu et al. 2023, Fig. 4). */
const continuousTimeName = /^(?:train )?(?:log(?: ?10)? )?continuous time$/;
const indexName = /^(?:|index|idx|row|unnamed 0|level 0)$/;

function nameOf(before: string, words: ReadonlySet<string>, after: string): RegExp {
  return new RegExp(`^${before}(?:${[...words].join('|')})${after}$`);
}

/** Reads a counter out of a column name, or gives `undefined` when the name is none. Asked for cell after cell. */
export const counterName: (name: string) => CounterName | undefined = memoized(readCounterName);

function readCounterName(name: string): CounterName | undefined {
  if (name.slice(name.lastIndexOf('/') + 1) === '_step') return { unit: 'step', rank: 5, scope: 'all' };
  const [first = '', ...rest] = lastWords(name);
  const phrase = [first, ...rest].join(' ');
  const counted = isHeldOutWord(first) ? rest.join(' ') : phrase;
  const scope = namesTest(name) ? 'test' : 'all';
  if (stepName.test(counted))
    return { unit: 'step', rank: /\b(?:global|total)\b/.test(phrase) ? 0 : 1, scope };
  if (epochName.test(counted)) return { unit: 'epoch', rank: 2, scope };
  if (roundName.test(counted)) return { unit: 'epoch', rank: 2.7, scope };
  // `step_train`, `epochs_val`
  const [side = '', ...before] = [first, ...rest].toReversed();
  const bare = before.toReversed().join(' ');
  if (splitOfWord(side) !== undefined && stepName.test(bare)) return { unit: 'step', rank: 1.5, scope };
  if (splitOfWord(side) !== undefined && epochName.test(bare)) return { unit: 'epoch', rank: 2.5, scope };
  if (samplesName.test(phrase)) return { unit: 'samples', rank: 3, scope: 'all' };
  if (tokensName.test(phrase)) return { unit: 'tokens', rank: 4, scope: 'all' };
  if (continuousTimeName.test(phrase)) return { unit: 'time', rank: 4.5, scope: 'all' };
  if (indexName.test(phrase) && (phrase !== '' || !/\p{L}/u.test(name)))
    return { unit: 'index', rank: 6, scope: 'all' };
  return undefined;
}

/** Whether the name is that of a counter, so that the column is never a metric. */
export function isCounterName(name: string): boolean {
  return counterName(name) !== undefined;
}

/** Whether the column tells the time: wall clock, elapsed seconds, a date. */
export function isClockName(name: string): boolean {
  return lastWords(name).some((word) => clockWords.has(word));
}

const batchName = /^(?:mini ?)?batch(?: (?:idx|index|id|num|number|i))?$/;

/** Whether the column only keeps the books: a clock, a batch number within the epoch, the id of a message. */
export function isBookkeepingName(name: string): boolean {
  const words = lastWords(name);
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
  return runNames.test(lastWords(name).join(' '));
}

/** Whether the column is one of those by which people tell runs apart: a run name, a seed, an optimiser. */
export function isKeyName(name: string): boolean {
  return isRunName(name) || keyNames.test(lastWords(name).join(' '));
}

const metricWords = new Set([...measureWords, ...normWords, 'grad', 'grads', 'gradient']);
/** Words that make a setting of what else would be a metric: `train_fraction`. */
const wordsOfSettings = new Set([
  ...settingWords,
  ...wordSet(`fraction frac size ratio num n count samples examples split batch set dataset data file path name seed clip max
              min init target threshold thresh schedule function fn type kind weight steps epochs every interval points`),
]);

/** Words of settings that, beside a measure, say what it was measured on: `train_set_accuracy`. */
const wordsOfData = wordSet('set split dataset data');

/** Whether the name is one of a measured quantity, even where its value never changes. */
export function isMetricName(name: string): boolean {
  const words = withoutValues(lastWords(name));
  if (words.some((word) => normWords.has(word))) return !words.includes('clip') && !words.includes('max');
  const all = wordsOf(name);
  const measures = all.some((word) => metricWords.has(word));
  return (
    (measures || all.some((word) => splitOfWord(word) !== undefined)) &&
    !words.some((word) => wordsOfSettings.has(word) && !(measures && wordsOfData.has(word)))
  );
}

const sizeWords = wordSet('neurons width widths parameters params hidden units depth layers capacity');

/** Whether the name is of the size of a model, by which people sweep: `Hidden Neurons`, `width`. */
export function isSweptName(name: string): boolean {
  return wordsOf(name).some((word) => sizeWords.has(word)) && !isMetricName(name);
}

const sweepableWords = new Set([
  ...sizeWords,
  ...settingWords,
  ...wordSet(`learning dropout fraction frac ratio size n num noise corruption dim dimension rank layer head scale temp
              modulus prime l1 l2 p k d`),
]);

/** Whether the name is of a setting or a size, of which each run of a sweep has its own: `weight_decay`, `train_frac`, `p`. */
export function isSweepableName(name: string): boolean {
  const words = wordsOf(name);
  return (
    words.some((word) => sweepableWords.has(word) || sweepableWords.has(word.replace(/s$/, ''))) &&
    !isMetricName(name) &&
    !isCounterName(name)
  );
}

/** Whether a schedule may move the setting while a run goes on. */
export function isScheduledName(name: string): boolean {
  const words = lastWords(name);
  return words.some((word) => word === 'lr' || word === 'lrs') || words.includes('learning');
}

const outcomeWords = wordSet('final best last');

/** Whether the name tells the outcome of a whole run: `final_test_acc`, `best_val_loss`. */
export function isOutcomeName(name: string): boolean {
  return lastWords(name).some((word) => outcomeWords.has(word));
}

/** Whether a cell names a part of the data: `train`, `val`, `Test set`. */
export function isSplitValue(value: string): boolean {
  const words = lastWords(value).filter((word) => word !== 'set' && word !== 'data');
  const [word = '', ...more] = words;
  return more.length === 0 && (splitOfWord(word) !== undefined || word === 'fit');
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
  return wordsOf(name).some((word) => splitOfWord(word) !== undefined);
}

/** Whether the name says that the value was measured on held-out data. */
export function namesTest(name: string): boolean {
  return wordsOf(name).some(isHeldOutWord);
}

export function isSplitName(name: string): boolean {
  return splitName.test(lastWords(name).join(' '));
}

/** Whether a text column may hold the names of metrics, one a row. */
export function isMetricKeyName(name: string): boolean {
  return metricName.test(lastWords(name).join(' '));
}

/** Whether a text column may hold them if its cells differ. */
export function isLooseMetricKeyName(name: string): boolean {
  return /^(?:type|kind|label|field)$/.test(lastWords(name).join(' '));
}

export function isValueName(name: string): boolean {
  return valueName.test(lastWords(name).join(' '));
}
