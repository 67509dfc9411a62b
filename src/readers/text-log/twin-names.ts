import { wordsOf } from '../../run/words-of.js';
import { type Couple, isPairLetter, type Legend, measureInPair } from './couples.js';
import { pairNames } from './pairs.js';
import { seriesName } from './reading.js';
import type { Token } from './tokens.js';
import { splitOf } from './words.js';

/** What is known of a line where a token with a twin stands. */
interface Line {
  readonly tokens: readonly Token[];
  readonly legend: Legend;
  /** The data set that was named last. */
  readonly split: string | undefined;
  /** The data sets that had a number of their own. */
  readonly scored: ReadonlySet<string>;
}

/**
 * What a number and its twin are: by the words before them, by a legend of the line, or by the course of the whole log.
 * Undefined where they have no measure in common, or one data set.
 */
export function namesOfTwins(
  { name, couple }: Token,
  { tokens, legend, split, scored }: Line,
): Couple | undefined {
  if (couple) return [seriesName(couple[0], split), seriesName(couple[1], split)];
  const areLetters = tokens.filter((token) => token.twin && isPairLetter(token.name)).length > 1;
  const measure = areLetters || !isPairLetter(name) ? measureInPair(name) : undefined;
  const own = split ?? wordsOf(name).find((word) => splitOf(word) !== undefined);
  if (measure === undefined || own !== undefined) return undefined;
  const [first, second] = legend.splits ?? (scored.size === 2 ? [...scored] : []);
  return first && second ? [`${first}/${measure}`, `${second}/${measure}`] : pairNames(measure);
}
