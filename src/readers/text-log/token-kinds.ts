import { wordsOf } from '../../run/words-of.js';
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

/** Whether a word is no word of English sentences but a name: `ViT`, `MLP`, `resnet18`. */
export function isProperName(word: string): boolean {
  return /\p{Ll}\p{Lu}|^\p{Lu}{2}|\d/u.test(word) && splitOf(word) === undefined && !isMeasureName(word);
}
