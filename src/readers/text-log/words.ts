import {
  clockWords,
  costWords,
  scoreWords,
  normWords,
  settingWords,
  splitOfWord,
} from '../../run/vocabulary.js';
import { wordsOf } from '../../run/words-of.js';
import { wordSet } from '../../util/word-set.js';
import { memoized } from '../memo.js';

/** Words beside a split word that say no more: `Test set: Average loss`. */
const fillers = wordSet(
  'set data dataset split phase stage results result metrics avg average mean the of on for at in is after end',
);
/** In a line, unlike in a table, `l1` and `l2` stand for terms of the loss and not for settings. */
const costs = new Set([...costWords, 'l1', 'l2']);
/** Words that name a number without `=` or `:` before it, and yet are no sign of a metric. */
const settings = new Set([...settingWords, 'rate']);
/** Words by which a norm is a setting: `init_norm`, `max_grad_norm`. */
const setUp = new Set(['init', 'initial', 'clip', 'max']);
/** Words of what concerns the machine and not the run. */
const machineWords = new Set([
  ...clockWords,
  ...wordSet(`eta dur durations remaining runtime secs second sec ms mem memory maxmem speed throughput wps ups wpb ips fps pid
      port vram gpu gpus cpu ram took bsz mfu`),
]);

/** The data set that a word names, in one spelling: `Training`, and `learn` of CatBoost, are `train`. */
export const splitOf: (word: string) => string | undefined = memoized((word) => {
  const [only = '', ...others] = wordsOf(word);
  if (others.length > 0) return undefined;
  return only === 'learn' ? 'train' : splitOfWord(only);
});

/** The data set where a phrase names nothing else: `Test set`, `TRAIN`. */
export const splitOfPhrase: (phrase: string) => string | undefined = memoized((phrase) => {
  const words = phrase.split(/[\s:]+/).filter((word) => /\p{L}/u.test(word));
  const split = words.map(splitOf).find((found) => found !== undefined);
  return words.every((word) => splitOf(word) !== undefined || isFiller(word)) ? split : undefined;
});

export function isFiller(word: string): boolean {
  return fillers.has(word.toLowerCase());
}

export const isLossName: (name: string) => boolean = memoized((name) => {
  return wordsOf(name).some((word) => costs.has(word) || word.endsWith('loss'));
});

export const isScoreName: (name: string) => boolean = memoized((name) => {
  return (
    wordsOf(name).some((word) => scoreWords.has(word) || /(?:acc|accuracy)$/.test(word)) ||
    /(?:acc|prec|top|map|hit|hits|recall)s?[@_-]\d/i.test(name)
  );
});

/** Whether the name is of the share of right or of wrong answers, beside which logs print a loss. */
export const isAccuracyName: (name: string) => boolean = memoized((name) => {
  return wordsOf(name).some((word) =>
    /^(?:\w*acc|accs|\w*accuracy|accuracies|top1|acc1|errors?|err)$/.test(word),
  );
});

/** Whether each data set has its own value of this: a loss or a score. */
export const isMeasureName: (name: string) => boolean = memoized((name) => {
  return isLossName(name) || isScoreName(name);
});

/** Whether the name is one that only training logs use, so that a line without a step is believed. */
export const isMetricName: (name: string) => boolean = memoized((name) => {
  const words = wordsOf(name);
  if (isMeasureName(name) || name.startsWith('|')) return true;
  return words.some((word) => normWords.has(word)) && !words.some((word) => setUp.has(word));
});

/** Whether a number is believed to have this name though no sign stands between them: `lr 0.001`. */
export const isSettingName: (name: string) => boolean = memoized((name) => {
  return wordsOf(name).some((word) => settings.has(word));
});

/** Whether the name is of a time, a speed or a machine, which is no metric of the run. */
export const isMachineName: (name: string) => boolean = memoized((name) => {
  return (
    name.toLowerCase() === 'v_num' ||
    wordsOf(name).some((word) => machineWords.has(word)) ||
    /\/s(?:ec)?$/.test(name)
  );
});
