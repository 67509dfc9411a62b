import { nearest } from '../did-you-mean.js';
import { TEXT } from '../text.js';

/** A kind of value: how it is read from the command line or the environment, and from a configuration file. */
export interface Kind<T> {
  /** The value that a text stands for; undefined where it stands for none. */
  fromText(text: string): T | undefined;
  /** The same of a value of a configuration file. */
  fromJson(value: unknown): T | undefined;
  /** What to give instead of a value that is none of this kind, as a sentence. */
  cure(given: unknown): string;
  /** The JSON schema of a value in a configuration file. */
  readonly schema: object;
  /** All values that there are, for shells to complete; absent where they cannot be listed. */
  readonly choices?: readonly string[];
  /** Set where the values are a list of choices, separated by commas on the command line. */
  readonly isList?: true;
}

/** Any text that is not empty, such as a name. */
export const text: Kind<string> = {
  fromText: (given) => given,
  fromJson: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
  cure: () => TEXT.settings.text,
  schema: { type: 'string', minLength: 1 },
};

/** A number between two limits, both included. */
export function number(low: number, high: number = Number.POSITIVE_INFINITY): Kind<number> {
  const isRight = (value: number): boolean => Number.isFinite(value) && value >= low && value <= high;
  return {
    fromText: (given) => (given.trim() !== '' && isRight(Number(given)) ? Number(given) : undefined),
    fromJson: (value) => (typeof value === 'number' && isRight(value) ? value : undefined),
    cure: () => TEXT.settings.number(low, high),
    schema: { type: 'number', minimum: low, ...(high < Number.POSITIVE_INFINITY && { maximum: high }) },
  };
}

/** One of a few words. */
export function oneOf<const T extends string>(choices: readonly T[]): Kind<T> {
  const find = (given: unknown): T | undefined => choices.find((choice) => choice === given);
  return {
    fromText: find,
    fromJson: find,
    cure: () => TEXT.settings.oneOf(choices),
    schema: { enum: choices },
    choices,
  };
}

/** Some of the words of a vocabulary: separated by commas in a text, a list in a file. */
export function someOf<const T extends string>(noun: string, choices: readonly T[]): Kind<readonly T[]> {
  const unknownOf = (words: readonly unknown[]): unknown =>
    words.find((word) => !choices.some((choice) => choice === word));
  const chosen = (words: readonly unknown[]): T[] | undefined =>
    words.length > 0 && unknownOf(words) === undefined
      ? choices.filter((choice) => words.includes(choice))
      : undefined;
  return {
    fromText: (given) => chosen(wordsOf(given)),
    fromJson: (value) => (Array.isArray(value) ? chosen(value) : undefined),
    cure: (given) => {
      if (typeof given === 'string' && choices.some((choice) => choice === given))
        return TEXT.settings.list(given);
      const word = unknownOf(Array.isArray(given) ? given : wordsOf(String(given)));
      if (typeof word !== 'string') return TEXT.settings.someOf(noun, choices);
      const guess = nearest(word, choices);
      return TEXT.settings.noSuchWord(noun, word, guess, choices);
    },
    schema: { type: 'array', items: { enum: choices }, minItems: 1 },
    choices,
    isList: true,
  };
}

function wordsOf(given: string): string[] {
  return given
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

const ON = ['1', 'true', 'yes', 'on'];
const OFF = ['0', 'false', 'no', 'off'];

/** Whether something is done. */
export const onOff: Kind<boolean> = {
  fromText: (given) => {
    const word = given.toLowerCase();
    return ON.includes(word) ? true : OFF.includes(word) ? false : undefined;
  },
  fromJson: (value) => (typeof value === 'boolean' ? value : undefined),
  cure: () => TEXT.settings.onOff,
  schema: { type: 'boolean' },
};
