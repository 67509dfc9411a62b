import { wordSet } from '../util/word-set.js';
import { candidatesOf, type Candidate } from './candidates.js';
import type { Role } from './curves.js';
import { meaningOf } from './names.js';
import type { Note, Run, Series } from './run.js';
import { applyOverrides } from './role-overrides.js';
import { guessUnnamed } from './unnamed-columns.js';
import { otherKindWords } from './vocabulary.js';
import { wordsOf } from './words-of.js';

/** Which series of a run serves which role. */
export type RoleAssignment = Partial<Readonly<Record<Role, Series>>>;

/** What the user said about roles; names are matched exactly first, then without regard to case. */
export interface RoleOverrides {
  readonly roles?: Partial<Readonly<Record<Role, string>>>;
  readonly train?: string;
  readonly test?: string;
}

/** What the name of a whole loss or accuracy is made of, besides the part of the data. */
const wholeWords = wordSet('loss losses acc accs accuracy accuracies total full overall');

/**
 * Finds the train and test accuracy and loss, the weight norm and the learning rate of a run by the words of the
 * series names. A name without a split word counts as train where a test series of its metric exists (the Keras
 * convention). Names that say nothing (`train`, `test`, `column3`) are decided by their values. Each choice among
 * several is recorded in `notes`.
 */
export function assignRoles(run: Run, overrides: RoleOverrides, notes: Note[]): RoleAssignment {
  const usable = run.series.filter((series) => series.values.some(Number.isFinite));
  const candidates = candidatesOf(usable);
  const assigned: Partial<Record<Role, Series>> = {};
  const splits = splitsByMetric(candidates);
  for (const metric of ['accuracy', 'loss'] as const) {
    const ofMetric = candidates.filter((candidate) => candidate.metric === metric);
    const isTests = metric === 'accuracy' && splits.loss === 'both' && splits.accuracy === 'none';
    const { train, test } = isTests ? chooseTest(ofMetric, notes) : choosePair(ofMetric, metric, notes);
    if (train) assigned[metric === 'accuracy' ? 'trainAccuracy' : 'trainLoss'] = train.series;
    if (test) assigned[metric === 'accuracy' ? 'testAccuracy' : 'testLoss'] = test.series;
  }
  if (!assigned.testAccuracy && !assigned.testLoss) guessUnnamed(usable, assigned, notes);
  const norm = best(usable.filter((series) => meaningOf(series.name).metric === 'weightNorm'));
  if (norm) assigned.weightNorm = norm;
  const rate = best(usable.filter((series) => meaningOf(series.name).metric === 'learningRate'));
  if (rate) assigned.learningRate = rate;
  applyOverrides(run, overrides, assigned, notes);
  return assigned;
}

/** Whether the names of a metric say train and test, one of them or neither. */
function splitsByMetric(
  candidates: readonly Candidate[],
): Readonly<Record<Candidate['metric'], 'none' | 'one' | 'both'>> {
  const said = (metric: Candidate['metric']): 'none' | 'one' | 'both' => {
    const splits = candidates.filter((one) => one.metric === metric).map(({ meaning }) => meaning.split);
    const isTrain = splits.includes('train');
    const isTest = splits.includes('test') || splits.includes('val');
    if (isTrain && isTest) return 'both';
    return isTrain || isTest ? 'one' : 'none';
  };
  return { accuracy: said('accuracy'), loss: said('loss') };
}

/**
 * The test accuracy among names without a split, where the losses are named train and test: fastai, Ultralytics and the
 * tables of Hugging Face measure on the validation set alone.
 */
function chooseTest(
  candidates: readonly Candidate[],
  notes: Note[],
): { train: Candidate | undefined; test: Candidate | undefined } {
  const most = Math.max(0, ...candidates.map(({ points }) => points));
  const [test] = candidates.toSorted((one, other) => oddity(one, most) - oddity(other, most));
  if (test)
    notes.push({
      code: 'bare-name-is-test',
      message: `"${test.series.name}" has no split in its name, as the losses have, and is read as the test accuracy`,
    });
  noteChoice(test, candidates, 'test accuracy', notes);
  return { train: undefined, test };
}

/** Lower is better: words beyond split and metric, derived values, few points, then the names of terms: `entropy_loss`. */
function oddity(candidate: Candidate, mostPoints: number): number {
  const { meaning, points } = candidate;
  const words = meaning.stem === '' ? 0 : meaning.stem.split(' ').length;
  const perBatch = /(?:^|[^a-z])step$/i.test(candidate.series.name) ? 0.5 : 0;
  const isSparse = points < mostPoints / 2 && !/(?:^|[^a-z])epoch$/i.test(candidate.series.name);
  const sparse = isSparse ? 1 + Math.log10(mostPoints / points) : 0;
  const error = candidate.metric === 'loss' && meaning.metric === 'error' ? 1 : 0;
  const terms = wordsOf(candidate.series.name).filter((word) => !wholeWords.has(word));
  return words + (meaning.derived ? 2 : 0) + error + perBatch + sparse + 0.02 * terms.length;
}

function choosePair(
  candidates: readonly Candidate[],
  metric: 'accuracy' | 'loss',
  notes: Note[],
): { train: Candidate | undefined; test: Candidate | undefined } {
  const tests = candidates.filter((one) => one.meaning.split === 'test' || one.meaning.split === 'val');
  const named = candidates.filter((one) => one.meaning.split === 'train');
  const bare = candidates.filter((one) => one.meaning.split === undefined);
  const isScoreOnly = metric === 'accuracy' && tests.length === 0 && bare.some(isDetectionScore);
  if (isScoreOnly) return { train: named[0], test: bare.find(isDetectionScore) };
  const trains = named.length > 0 ? named : bare.filter(isOfMoment);
  const mostTest = Math.max(0, ...tests.map((one) => one.points));
  const mostTrain = Math.max(0, ...trains.map((one) => one.points));
  const rankTest = (one: Candidate): number =>
    oddity(one, mostTest) + (one.meaning.split === 'val' ? 0.25 : 0) + (isOfOtherKind(one) ? 0.5 : 0);
  const rankTrain = (one: Candidate): number =>
    oddity(one, mostTrain) + (one.meaning.split === 'train' && one.meaning.evaluated ? 0.25 : 0);
  let pick: { train: Candidate | undefined; test: Candidate | undefined } = {
    train: undefined,
    test: undefined,
  };
  let lowest = Number.POSITIVE_INFINITY;
  for (const test of tests.length > 0 ? tests : [undefined]) {
    for (const train of trains.length > 0 ? trains : [undefined]) {
      const mismatch = test && train && test.meaning.stem !== train.meaning.stem ? 1.5 : 0;
      const cost = (test ? rankTest(test) : 0) + (train ? rankTrain(train) : 0) + mismatch;
      if (cost < lowest) {
        lowest = cost;
        pick = { train, test };
      }
    }
  }
  if (
    named.length === 0 &&
    pick.train &&
    trains.length > 1 &&
    pick.train.meaning.stem !== (pick.test?.meaning.stem ?? '')
  ) {
    notes.push({
      code: 'no-train-series',
      message: `none of ${quote(trains)} is named as the train ${metric}`,
    });
    pick = { train: undefined, test: pick.test };
  }
  noteChoice(pick.test, tests, `test ${metric}`, notes);
  noteChoice(pick.train, trains, `train ${metric}`, notes);
  return pick;
}

/** Whether a value was measured where it stands, and does not sum up those before, of which the name says no split. */
function isOfMoment({ series }: Candidate): boolean {
  return !/(?:^|[^a-z])(?:best|ema|gap|delta|diff)(?![a-z])/i.test(series.name);
}

function isOfOtherKind({ series }: Candidate): boolean {
  return wordsOf(series.name).some((word) => otherKindWords.has(word));
}

function isDetectionScore(candidate: Candidate): boolean {
  return /\bmap\d*|map50|mAP/i.test(candidate.series.name);
}

function noteChoice(
  chosen: Candidate | undefined,
  among: readonly Candidate[],
  what: string,
  notes: Note[],
): void {
  if (!chosen) return;
  const others = among.filter((one) => one !== chosen);
  if (chosen.meaning.split === undefined && what.startsWith('train'))
    notes.push({
      code: 'bare-name-is-train',
      message: `"${chosen.series.name}" has no split in its name and is read as the ${what}`,
    });
  if (others.length > 0)
    notes.push({
      code: 'chosen-among',
      message: `${what} is "${chosen.series.name}"; not used: ${quote(others)}`,
    });
}

function quote(candidates: readonly Candidate[]): string {
  const shown = candidates.slice(0, 4).map((one) => `"${one.series.name}"`);
  const rest = candidates.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function best(series: readonly Series[]): Series | undefined {
  return series.toSorted((a, b) => strangeness(a) - strangeness(b) || b.values.length - a.values.length)[0];
}

function strangeness({ name }: Series): number {
  const { stem, derived } = meaningOf(name);
  return stem.length + (derived ? 20 : 0);
}
