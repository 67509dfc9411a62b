import { withContrasts } from './contrasts.js';
import { meaningOf, type NameMeaning } from './names.js';
import type { Series } from './run.js';
import { looksLikeAccuracy, rangeOf } from './units.js';
import { clockWords, counterWords, settingWords, withoutValues } from './vocabulary.js';
import { wordsOf } from './words-of.js';

/** A series that may be the accuracy or the loss of a part of the data. */
export interface Candidate {
  readonly series: Series;
  readonly meaning: NameMeaning;
  readonly metric: 'accuracy' | 'loss';
  readonly points: number;
}

type Named = Pick<Candidate, 'series' | 'meaning'>;

/** The accuracies and losses among series, by their names and, where these leave it open, by their values. */
export function candidatesOf(series: readonly Series[]): Candidate[] {
  const named = series.map((one): Named => ({ series: one, meaning: meaningOf(one.name) }));
  const found = named.flatMap((one): Candidate[] => {
    const metric = metricOf(one, named);
    return metric ? [{ ...one, metric, points: one.series.values.length }] : [];
  });
  const hasAccuracy = found.some(({ metric, meaning }) => metric === 'accuracy' && !meaning.derived);
  return withContrasts(hasAccuracy ? found : [...found, ...ownScores(named)]);
}

function metricOf(one: Named, all: readonly Named[]): Candidate['metric'] | undefined {
  const { metric } = one.meaning;
  if (metric === 'accuracy' || metric === 'loss') return metric;
  if (metric === 'error') return isErrorRate(one, all) ? 'accuracy' : 'loss';
  return isSplitOnly(one) ? metricOfSplits(one, all) : undefined;
}

/** Whether the name says a part of the data and no metric: `train`, `val_metric`. */
function isSplitOnly({ series, meaning }: Named): boolean {
  const isBare = meaning.metric === undefined && meaning.stem === '' && !meaning.derived;
  return isBare && meaning.split !== undefined && !counts(series) && !isCount(series);
}

/** Whether one whole number stands throughout, as the size of a part of the data does, and no accuracy of 100%. */
function isCount({ values }: Series): boolean {
  const [first = 0] = values;
  return first > 1 && first !== 100 && Number.isInteger(first) && values.every((value) => value === first);
}

/**
 * What curves named by their split alone hold. That of train says it for all: while it is learnt an accuracy climbs and a
 * loss falls, and a curve of test may do either.
 */
function metricOfSplits(one: Named, all: readonly Named[]): Candidate['metric'] {
  const train = all.find((other) => isSplitOnly(other) && other.meaning.split === 'train');
  const { values } = (train ?? one).series;
  if (!train) return looksLikeAccuracy(values) ? 'accuracy' : 'loss';
  const fell = (values.at(-1) ?? 0) < (values[0] ?? 0) / 2;
  const isAccuracy = looksLikeAccuracy(values) && !fell;
  const range = rangeOf(one.series.values);
  const most = (rangeOf(values)?.max ?? 0) > 1.05 ? 100.5 : 1.05;
  return isAccuracy && range && range.min >= 0 && range.max <= most ? 'accuracy' : 'loss';
}

/** Whether the name is that of a counter of one split, which TensorBoard keeps as a curve: `train/epoch`. */
function counts({ name }: Series): boolean {
  const last = wordsOf(name).at(-1) ?? '';
  return Object.values(counterWords).some((words) => words.has(last));
}

/**
 * Whether an error is a share of wrong answers, which may be in percent; another may be a distance. Beside a loss of its
 * split it is one if train or test starts at the error of a guess.
 */
function isErrorRate(one: Named, all: readonly Named[]): boolean {
  const { name, values } = one.series;
  if (looksLikeAccuracy(values)) return true;
  const range = rangeOf(values);
  if (!range || range.min < 0 || range.max > 100.5) return false;
  if (/[wc]er\b|rate\b|%|percent|pct/i.test(name)) return true;
  const hasLoss = all.some(({ meaning }) => meaning.metric === 'loss' && meaning.split === one.meaning.split);
  const errors = all.filter(
    ({ meaning }) => meaning.metric === 'error' && meaning.stem === one.meaning.stem && !meaning.derived,
  );
  return (
    errors.some(({ series }) => range.max <= 1.05 && isShareOfErrors(series.values)) ||
    (hasLoss && errors.some(({ series }) => startsAsGuess(series.values)))
  );
}

/** Whether values are taken for shares by themselves, so that those of the other split are. */
function isShareOfErrors(values: Float64Array): boolean {
  return looksLikeAccuracy(values) && (rangeOf(values)?.max ?? 0) <= 1.05;
}

function startsAsGuess(values: Float64Array): boolean {
  const [first = 0] = values;
  const most = rangeOf(values)?.max ?? 0;
  return most <= 1.05 ? first >= 0.4 : first >= 40 && most <= 100.5;
}

/**
 * Train and test series of a score that has a name of its own (`test_aux`): no known metric, a share from 0 to 1, and
 * learnt by train or test. They count where no series is called an accuracy.
 */
function ownScores(named: readonly Named[]): Candidate[] {
  const found = named.flatMap((one): Candidate[] => {
    const { meaning, series } = one;
    const range = rangeOf(series.values);
    const isShare = range !== undefined && range.min >= 0 && range.max <= 1.05;
    const isScore =
      meaning.metric === undefined && meaning.split !== undefined && meaning.stem !== '' && !meaning.derived;
    return isScore && isShare && looksLikeAccuracy(series.values) && !isClockOrSetting(meaning)
      ? [{ ...one, metric: 'accuracy', points: series.values.length }]
      : [];
  });
  const isLearnt = ({ stem }: NameMeaning): boolean =>
    found.some(({ meaning, series }) => meaning.stem === stem && (rangeOf(series.values)?.max ?? 0) >= 0.9);
  return found.filter(({ meaning }) => isLearnt(meaning));
}

function isClockOrSetting({ stem }: NameMeaning): boolean {
  return withoutValues(stem.split(' ')).some((word) => clockWords.has(word) || settingWords.has(word));
}
