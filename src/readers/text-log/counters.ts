import { counterWords } from '../../run/vocabulary.js';
import { wordSet } from '../../util/word-set.js';
import type { Token } from './tokens.js';
import { memoized } from '../memo.js';
import { isFiller, isMeasureName, splitOf, splitOfPhrase } from './words.js';

type Countable = Pick<Token, 'name' | 'explicit' | 'whole' | 'unit'> & { readonly value: number };

export type CounterKind = 'epoch' | 'step' | 'batch';

/** Words that count; where a line has several of a kind, the highest rank wins. */
const counters: ReadonlyMap<string, Pick<Counter, 'kind' | 'rank'>> = new Map([
  ...ranked('epoch', [...counterWords.epoch, 'ep']),
  ...ranked('epoch', ['轮', '轮次', '第', '周期', 'エポック', '에폭', '에포크', 'эпоха']),
  ...ranked('epoch', ['epoche', 'époque', 'epoque', 'época', 'epoca']),
  ...ranked('step', [...counterWords.step]),
  ...ranked('step', ['步', '步数', '迭代', 'ステップ', '스텝', 'шаг', 'schritt', 'étape', 'paso', 'passo']),
  ...ranked('step', ['episode', 'episodes', 'round', 'generation'], 1),
  ...ranked('step', ['step'], 3),
  ...ranked('step', ['global_step', 'global_steps', 'globalstep', 'global_iter', 'num_updates'], 4),
  // fairseq, whose JSON names the data set with each key
  ...ranked('step', ['train_num_updates', 'valid_num_updates', 'test_num_updates'], 4),
  ...ranked('step', ['total_timesteps', 'timesteps_total', 'num_timesteps'], 4),
  ...ranked('batch', ['batch', 'batches', 'minibatch', 'mini-batch', 'batch_idx'], 1),
]);
/** Counters of one letter, believed only before `=` or `:` and a whole number. */
const letters = new Map<string, Meaning>(
  ['s', 't', 'i', 'e'].map((letter) => [
    letter,
    { kind: letter === 'e' ? 'epoch' : 'step', rank: 1, split: undefined, subject: '' },
  ]),
);
/** Groups in which frameworks log their counters. */
const groups = /^(?:trainer|train|time|rollout|perf|progress)\//;
const allowed = wordSet(
  'global current optimizer optim trainer start starting begin beginning number no num idx index',
);
const suffixes = new Map([
  ['', 1],
  ['k', 1e3],
  ['K', 1e3],
  ['m', 1e6],
  ['M', 1e6],
  ['B', 1e9],
]);

/** Without a rank, a plural stands below a singular, as it may tell a total. */
function ranked(
  kind: CounterKind,
  words: readonly string[],
  rank?: number,
): [string, Pick<Counter, 'kind' | 'rank'>][] {
  return words.map((word) => [word, { kind, rank: rank ?? (word.endsWith('s') ? 1 : 2) }]);
}

/** What the unit behind a counter multiplies it by: 1000 for `k`. Undefined for other units. */
export function factorOf(unit: string): number | undefined {
  return suffixes.get(unit);
}

export interface Counter {
  readonly kind: CounterKind;
  readonly rank: number;
  readonly value: number;
  /** What the letter behind the number multiplies it by: 1000 for `k`. */
  readonly factor: number;
  /** The data set in the name of the counter: `Train Epoch: 5`. */
  readonly split: string | undefined;
  /** What the name says before the counter: `test accuracy` in `test accuracy after epoch 5`. */
  readonly subject: string;
}

/** The counter that a key or a column heading names: `global_step`, `Epoch`. */
export function counterNamed(name: string, value: number): Counter | undefined {
  return counterOf({ name, value, explicit: true, whole: Number.isInteger(value), unit: '' });
}

/** Reads a token as a counter of steps, epochs or batches; undefined where it is something else. */
export function counterOf(token: Countable): Counter | undefined {
  const factor = factorOf(token.unit);
  if (factor === undefined || !(token.value >= 0) || token.value === Number.POSITIVE_INFINITY)
    return undefined;
  const phrase = token.name.toLowerCase();
  const meaning = meaningOf(phrase) ?? (token.explicit && token.whole ? letters.get(phrase) : undefined);
  return meaning && { ...meaning, value: token.value * factor, factor };
}

type Meaning = Pick<Counter, 'kind' | 'rank' | 'split' | 'subject'>;

const meaningOf: (phrase: string) => Meaning | undefined = memoized((phrase) => {
  const place = /^(.*)\b(?:at|after)\s(.+)$/.exec(phrase);
  if (place) return placed((place[1] ?? '').trim(), place[2] ?? '');
  let found: Pick<Counter, 'kind' | 'rank'> | undefined;
  let split: string | undefined;
  for (const word of phrase.split(/[\s:]+/)) {
    const counter = counters.get(word.replace(/^#/, '').replace(groups, ''));
    const says = splitOf(word);
    if (counter && !found) found = counter;
    else if (says) split = says;
    else if (word !== '' && !isFiller(word) && !allowed.has(word)) return undefined;
  }
  return found && { ...found, split, subject: '' };
});

/** `test accuracy after epoch 5`. */
function placed(subject: string, rest: string): Meaning | undefined {
  const counter = meaningOf(rest);
  if (!counter || !(subject === '' || isMeasureName(subject) || splitOfPhrase(subject))) return undefined;
  return { ...counter, split: counter.split ?? subject.split(' ').map(splitOf).find(Boolean), subject };
}
