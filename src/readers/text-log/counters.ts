import type { Token } from './tokens.js';
import { memoized } from './memo.js';
import { isFiller, isMeasureName, splitOf, splitOfPhrase } from './words.js';

type Countable = Pick<Token, 'name' | 'explicit' | 'whole' | 'unit'> & { readonly value: number };

export type CounterKind = 'epoch' | 'step' | 'batch';

/** Words that count, with their rank where a line has several of a kind. */
const counters: Readonly<Record<string, readonly [CounterKind, number]>> = {
  epoch: ['epoch', 2],
  epochs: ['epoch', 1],
  ep: ['epoch', 1],
  global_step: ['step', 4],
  globalstep: ['step', 4],
  global_steps: ['step', 4],
  num_updates: ['step', 4],
  global_iter: ['step', 4],
  total_timesteps: ['step', 4],
  timesteps_total: ['step', 4],
  num_timesteps: ['step', 4],
  step: ['step', 3],
  iteration: ['step', 2],
  iter: ['step', 2],
  itr: ['step', 2],
  it: ['step', 2],
  update: ['step', 2],
  timestep: ['step', 2],
  timesteps: ['step', 2],
  steps: ['step', 1],
  iters: ['step', 1],
  iterations: ['step', 1],
  its: ['step', 1],
  updates: ['step', 1],
  episode: ['step', 1],
  episodes: ['step', 1],
  round: ['step', 1],
  batch: ['batch', 1],
  batches: ['batch', 1],
  minibatch: ['batch', 1],
  'mini-batch': ['batch', 1],
  batch_idx: ['batch', 1],
};
/** Counters of one letter, believed only before `=` or `:` and a whole number. */
const letters: Readonly<Record<string, Meaning>> = {
  s: { kind: 'step', rank: 1, split: undefined, subject: '' },
  t: { kind: 'step', rank: 1, split: undefined, subject: '' },
  i: { kind: 'step', rank: 1, split: undefined, subject: '' },
  e: { kind: 'epoch', rank: 1, split: undefined, subject: '' },
};
/** Groups in which frameworks log their counters. */
const groups = /^(?:trainer|train|time|rollout|perf|progress)\//;
const allowed = new Set(
  'global current optimizer optim trainer start starting begin beginning number no num idx index'.split(' '),
);
/** Letters behind a step that multiply it: `1.5k`. */
export const suffixes: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, m: 1e6, M: 1e6, B: 1e9 };

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
  const factor = token.unit === '' ? 1 : suffixes[token.unit];
  if (factor === undefined || !(token.value >= 0) || token.value === Number.POSITIVE_INFINITY)
    return undefined;
  const phrase = token.name.toLowerCase();
  const meaning = meaningOf(phrase) ?? (token.explicit && token.whole ? letters[phrase] : undefined);
  return meaning && { ...meaning, value: token.value * factor, factor };
}

type Meaning = Pick<Counter, 'kind' | 'rank' | 'split' | 'subject'>;

const meaningOf: (phrase: string) => Meaning | undefined = memoized((phrase) => {
  const place = /^(.*)\b(?:at|after)\s(.+)$/.exec(phrase);
  if (place) return placed((place[1] ?? '').trim(), place[2] ?? '');
  let found: readonly [CounterKind, number] | undefined;
  let split: string | undefined;
  for (const word of phrase.split(/[\s:]+/)) {
    const counter = counters[word.replace(/^#/, '').replace(groups, '')];
    const says = splitOf(word);
    if (counter && !found) found = counter;
    else if (says) split = says;
    else if (word !== '' && !isFiller(word) && !allowed.has(word)) return undefined;
  }
  return found && { kind: found[0], rank: found[1], split, subject: '' };
});

/** `test accuracy after epoch 5`. */
function placed(subject: string, rest: string): Meaning | undefined {
  const counter = meaningOf(rest);
  if (!counter || !(subject === '' || isMeasureName(subject) || splitOfPhrase(subject))) return undefined;
  return { ...counter, split: counter.split ?? subject.split(' ').map(splitOf).find(Boolean), subject };
}
