import { measureWords, normWords, splitOfWord } from '../../run/vocabulary.js';
import { wordsOf } from '../../run/words-of.js';
import { wordSet } from '../../util/word-set.js';

const roleWords: ReadonlySet<string> = new Set([...measureWords, ...normWords, 'lr']);
/** Words around the others that say nothing of which run a file belongs to. */
const fillWords = wordSet(`
  log logs metrics metric history hist curve curves values list set samples per epoch step weight weights param params
  grad gradient learning rate all results percent pct ema best mean avg average`);
/** Measures whose number does not tell runs apart. */
const numberedMeasures = /^(?:f1|r2|top[15]|map50)$/;

/** The words and numbers of a file's name, each number by itself, as it may tell runs apart: `acc1` is of run 1. */
export function wordsOfFile(name: string): string[] {
  return wordsOf(name).flatMap((word) =>
    numberedMeasures.test(word) ? [word] : (word.match(/[a-z]+|[\d.]+/g) ?? []),
  );
}

export function isSplitWord(word: string): boolean {
  return splitOfWord(word) !== undefined;
}

/** Whether a word names what is measured: a loss, an accuracy, a norm. */
export function isMeasureWord(word: string): boolean {
  return measureWords.has(word) || normWords.has(word);
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

/** What the name of a folder says beside the part of the data: `lr1e-3` of `lr1e-3_train`, nothing of `test_log`. */
export function restOfFolder(name: string): string {
  return partsOf(name)
    .filter((part) => !isSplitWord(part.toLowerCase()))
    .join('')
    .replaceAll(/([-_ ])[-_ ]+/g, '$1')
    .replaceAll(/^[-_ ]|[-_ ]$/g, '')
    .replace(/^logs?$/, '');
}

/** The part of the data that the name of a folder says: `train` of `lr1e-3_train`. */
export function splitOfFolder(name: string): string | undefined {
  return partsOf(name).find((part) => isSplitWord(part.toLowerCase()));
}

/** The words of a folder's name with what stands between them. */
function partsOf(name: string): string[] {
  return name.split(/([-_ ]+)/);
}
