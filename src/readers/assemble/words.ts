import { measureWords, normWords, splitOfWord } from '../../run/vocabulary.js';
import { wordsOf } from '../../run/words-of.js';
import { wordSet } from '../../util/word-set.js';

const roleWords: ReadonlySet<string> = new Set([...measureWords, ...normWords, 'lr']);
/** Words around the others that say nothing of which run a file belongs to. */
const fillWords = wordSet(`
  log logs metrics metric history hist curve curves values list set samples per epoch step weight weights param params
  grad gradient learning rate all results`);

/** The words and numbers of a file's name, each number by itself, as it may tell runs apart: `acc1` is of run 1. */
export function wordsOfFile(name: string): string[] {
  return wordsOf(name).flatMap((word) => word.match(/[a-z]+|[\d.]+/g) ?? []);
}

export function isSplitWord(word: string): boolean {
  return splitOfWord(word) !== undefined;
}

export function isRoleWord(word: string): boolean {
  return isSplitWord(word) || roleWords.has(word);
}

/** What is left of a name without the words that say which metric it holds: the part that tells runs apart. */
export function runPart(name: string): string {
  return wordsOfFile(name)
    .filter((word) => !isRoleWord(word) && !fillWords.has(word))
    .join(' ');
}

/** What is left of a name without the words of a part of the data. */
export function withoutSplit(name: string): string {
  return wordsOfFile(name)
    .filter((word) => !isSplitWord(word))
    .join(' ');
}
