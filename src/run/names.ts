import { wordSet } from '../util/word-set.js';
import { accuracyWords, errorWords, lossWords, normWords, splitOfWord, spreadWords } from './vocabulary.js';
import { wordsOf } from './words-of.js';

/** What the words of a series name say. */
export interface NameMeaning {
  readonly split: 'train' | 'test' | 'val' | undefined;
  /** Whether the name says that the value was measured in an evaluation, as that of the train set also may be. */
  readonly evaluated: boolean;
  readonly metric: 'accuracy' | 'error' | 'loss' | 'weightNorm' | 'learningRate' | 'other' | undefined;
  /** Words without a known meaning, in order; they make a name a less likely candidate. Equal stems make a train and a test series a pair. */
  readonly stem: string;
  /** Whether the name says a batch-wise, best-so-far or otherwise derived value. */
  readonly derived: boolean;
}

/** In a curve `l2` is a norm; among settings it is weight decay. */
const namesOfNorm = new Set([...normWords, 'l2']);
const weightWords = wordSet(`
  weight weights w wn param params parameter parameters theta model total global all`);
const derivedWords = new Set([
  ...spreadWords,
  ...wordSet(`batch best ema running smooth smoothed avg5 per class cumulative top5 acc5 penalty reg
              regularization`),
]);
/** Words that say how a value was logged, not what it is. */
const neutralWords = wordSet(`
  epoch step value mean average avg set metrics metric data log logs history results vs iterations model b
  full overall total main scalars rate top percent pct perf performance`);

/**
 * Reads a series name as the field writes them: `train_acc`, `val/loss`, `Accuracy/test`, `epoch_loss` in a folder
 * `validation`, `eval_accuracy`, `testLoss`.
 *
 * @example
 * meaningOf('val/loss').split // => 'val'
 * meaningOf('eval/train_loss').split // => 'train'
 * meaningOf('Train Accuracy (%)').metric // => 'accuracy'
 */
export function meaningOf(name: string): NameMeaning {
  const words = wordsOf(name);
  let split: NameMeaning['split'];
  let evaluated = false;
  let accuracy = false;
  let error = false;
  let loss = false;
  let derived = false;
  const stem: string[] = [];
  for (const word of words) {
    const says = splitOfWord(word);
    if (says === 'eval') evaluated = true;
    else if (says && split === undefined) split = says;
    else if (says && says !== split && split !== 'train') split = says === 'train' ? split : 'test';
    if (accuracyWords.has(word)) accuracy = true;
    else if (errorWords.has(word)) error = true;
    else if (lossWords.has(word)) loss = true;
    else if (derivedWords.has(word)) derived = true;
    else if (!says && !neutralWords.has(word)) stem.push(word);
  }
  const metric = metricOf(words, { accuracy, error, loss });
  if (evaluated) split ??= 'val';
  return { split, evaluated, metric, stem: stem.join(' '), derived };
}

function metricOf(
  words: readonly string[],
  says: { accuracy: boolean; error: boolean; loss: boolean },
): NameMeaning['metric'] {
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  if (words.some((word) => word.startsWith('grad'))) return 'other';
  if (words.includes('lr') || (words.includes('learning') && words.includes('rate'))) return 'learningRate';
  if (words.includes('wn') || (has(namesOfNorm) && (has(weightWords) || words.length === 1)))
    return 'weightNorm';
  if (has(namesOfNorm)) return 'other';
  if (says.loss) return 'loss';
  if (says.accuracy) return 'accuracy';
  if (says.error) return 'error';
  return undefined;
}
