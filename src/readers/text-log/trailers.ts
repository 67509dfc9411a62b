import type { Token } from './tokens.js';
import { isMeasureName, splitOf, splitOfPhrase } from './words.js';

/**
 * The tokens of a message that names the data sets behind the numbers, `acc: 0.98 (train) 0.12 (test)`, with the data
 * sets in their names. Behind a counter, or a number that has a data set, such a word belongs to what follows.
 */
export function withTrailers(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.find((token) => token.trailer !== undefined);
  if (!first || !isMeasureName(first.name) || first.name.split(' ').some(splitOf)) return tokens;
  let name = '';
  return tokens.map((token, index) => {
    const behind = tokens[index - 1]?.trailer;
    const isOfTheLast = (word: string): boolean => behind !== undefined && splitOfPhrase(word) === behind;
    const heads = isOfTheLast(token.heads[0] ?? '') ? token.heads.slice(1) : token.heads;
    const own = isOfTheLast(token.name) ? '' : token.name;
    name = own === '' ? name : own;
    return token.trailer === undefined
      ? { ...token, heads, name: own }
      : { ...token, heads, name: `${token.trailer} ${name}`, explicit: true };
  });
}
