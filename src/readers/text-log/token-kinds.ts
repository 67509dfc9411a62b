import { wordsOf } from '../../run/words-of.js';
import { type Counter, counterOf } from './counters.js';
import { isPairLetter } from './couples.js';
import type { Token } from './tokens.js';
import {
  isAccuracyName,
  isMeasureName,
  isMetricName,
  isSettingName,
  splitOf,
  splitOfPhrase,
} from './words.js';

/** Whether a number with no name but a data set counts steps, as it stands before named ones: `TRAIN 100 loss=0.5`. */
export function countsBefore(token: Token, next: Token | undefined): boolean {
  return (
    token.whole &&
    !token.explicit &&
    token.unit === '' &&
    token.total === undefined &&
    !token.aside &&
    next !== undefined &&
    isMeasureName(next.name) &&
    !next.name.split(' ').some(splitOf)
  );
}

/** Whether the number is an accuracy or error without a data set of its own: `acc` in `train: 0.1 (acc=0.98)`. */
export function standsBesideLoss({ name, heads }: Token): boolean {
  return (
    isAccuracyName(name) &&
    !wordsOf(name).some((word) => splitOf(word) !== undefined) &&
    !heads.some((head) => splitOfPhrase(head) !== undefined || isMeasureName(head))
  );
}

/** Whether the words before a number are its name, and not those of a sentence. */
export function isBelieved({ name, explicit, twin }: Token): boolean {
  return explicit || isMetricName(name) || isSettingName(name) || (twin !== undefined && isPairLetter(name));
}

/** The counter that a token is. One that opens the line with its total may have a name before it: `ViT Epoch 3/10`. */
export function counterIn(token: Token, tokens: readonly Token[]): Counter | undefined {
  const value = token.literal.value;
  const counter = counterOf({ ...token, value });
  if (counter || !token.total || token !== tokens[0] || token.heads.length > 0) return counter;
  const [last = '', ...names] = token.name.split(' ').toReversed();
  return names.length < 3 && names.every(isProperName)
    ? counterOf({ ...token, name: last, value })
    : undefined;
}

/** The data set of the last name such as `val_loss` before a token, for a second `acc` on one line. */
export function splitNamedBefore(token: Token, tokens: readonly Token[]): string | undefined {
  for (const { name } of tokens.slice(0, tokens.indexOf(token)).toReversed()) {
    const split = name
      .split(/[_/.-]/)
      .map(splitOf)
      .find((found) => found !== undefined);
    if (split !== undefined) return split;
  }
  return undefined;
}

/** Whether a word is no word of English sentences but a name: `ViT`, `MLP`, `resnet18`. */
function isProperName(word: string): boolean {
  return /\p{Ll}\p{Lu}|^\p{Lu}{2}|\d/u.test(word) && splitOf(word) === undefined && !isMeasureName(word);
}
