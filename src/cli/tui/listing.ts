import type { AnalysedRun, Analysis } from '../../analysis.js';
import { VERDICTS } from '../../detectors/diagnosis.js';
import { clean } from '../../report/clean.js';
import { shortNames } from '../../report/short-names.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';
import { keepingLast } from './last-result.js';

/** Orders of the list, in the order in which the key goes through them, with their names for people. */
export const SORT_WORDS = {
  given: 'as given',
  verdict: 'verdict',
  t50: 't50',
  name: 'name',
  probability: 'how sure',
} as const;

export type SortKey = keyof typeof SORT_WORDS;

/** A run as the list shows it. */
export interface ListedRun {
  readonly analysed: AnalysedRun;
  /** Short and safe to print. */
  readonly name: string;
}

/**
 * The runs that pass a filter, in order. The words of a filter must all be in the name or the verdict of a run, whatever
 * their case; a word after `!` must not. Equal runs keep the order in which they were given.
 */
export const listing: (analysis: Analysis, filter: string, sort: SortKey) => readonly ListedRun[] =
  keepingLast((analysis, filter, sort) => {
    const words = filter
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '' && word !== '!');
    return named(analysis)
      .filter((listed) => words.every((word) => passes(listed, word)))
      .toSorted(ORDERS[sort]);
  });

/** All runs, with their names. */
export const named: (analysis: Analysis) => readonly ListedRun[] = keepingLast(({ runs }) => {
  const names = shortNames(runs.map(({ run }) => clean(run.id)));
  return runs.map((analysed, i) => ({ analysed, name: names[i] ?? '' }));
});

function passes({ name, analysed }: ListedRun, word: string): boolean {
  const { verdict } = analysed.diagnosis;
  const text = `${name}\n${VERDICT_WORDS[verdict].label}\n${verdict}`.toLowerCase();
  return word.startsWith('!') ? !text.includes(word.slice(1)) : text.includes(word);
}

const ORDERS: Readonly<Record<SortKey, (one: ListedRun, other: ListedRun) => number>> = {
  given: () => 0,
  verdict: (one, other) => rank(one) - rank(other) || t50(one) - t50(other) || 0,
  t50: (one, other) => t50(one) - t50(other) || 0,
  name: (one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }),
  probability: (one, other) => other.analysed.diagnosis.probability - one.analysed.diagnosis.probability,
};

function rank({ analysed }: ListedRun): number {
  return VERDICTS.indexOf(analysed.diagnosis.verdict);
}

/** Runs without a timed move come last. */
function t50({ analysed }: ListedRun): number {
  return analysed.diagnosis.transition?.t50 ?? Number.POSITIVE_INFINITY;
}
