import type { AnalysedRun } from '../../analysis.js';
import type { Diagnosis } from '../../detectors/diagnosis.js';
import { formatNumber, formatPercent, formatProbability, formatRatio } from '../../report/numbers.js';
import { at, between } from '../../report/text/axis-words.js';
import type { Axis } from '../../run/run.js';
import { CHECK_TEXT } from '../text/check.js';
import type { Expectations } from './expectations.js';

/** As many as a double has. */
const MOST_DIGITS = 17;

/** In what a run falls short of the expectations, one sentence each; none where it passes. */
export function shortfallsOf({ curves, diagnosis }: AnalysedRun, expectations: Expectations): string[] {
  return [
    verdictShortfall(diagnosis, expectations),
    timeShortfall(diagnosis, curves.axis, 'before', expectations.before),
    timeShortfall(diagnosis, curves.axis, 'after', expectations.after),
    delayShortfall(diagnosis, curves.axis, expectations.maxDelayRatio),
  ].filter((shortfall) => shortfall !== undefined);
}

/** How sure it must be counts for all verdicts that pass together, and for the verdict alone where any passes. */
function verdictShortfall(
  { verdict, probability, probabilities }: Diagnosis,
  { expect, minProbability = 0 }: Expectations,
): string | undefined {
  if (expect && !expect.includes(verdict))
    return CHECK_TEXT.verdict(verdict, formatProbability(probability), expect);
  const accepted = expect ?? [verdict];
  const sure =
    accepted.length === 1 ? probability : accepted.reduce((sum, one) => sum + (probabilities[one] ?? 0), 0);
  if (sure >= minProbability) return undefined;
  return CHECK_TEXT.unsure(accepted, ...toldApart(sure, minProbability, formatPercent, exactPercent));
}

/** The whole 95 % interval of t50 must lie on the right side, so that a pass is sure. */
function timeShortfall(
  { transition }: Diagnosis,
  axis: Axis,
  side: 'before' | 'after',
  limit: number | undefined,
): string | undefined {
  if (limit === undefined) return undefined;
  const words = CHECK_TEXT;
  const asked = side === 'before' ? words.beforeStep(at(axis, limit)) : words.afterStep(at(axis, limit));
  if (!transition) return words.noMove(asked);
  const { t50, interval95, direction } = transition;
  const isRight = (step: number): boolean => (side === 'before' ? step < limit : step > limit);
  if (interval95.every(isRight)) return undefined;
  const sentence = isRight(t50) ? words.unsureTime : words.offTime;
  return sentence(direction, at(axis, t50), between(interval95), asked);
}

function delayShortfall(
  { delayRatio, memorized }: Diagnosis,
  axis: Axis,
  most: number | undefined,
): string | undefined {
  if (most === undefined) return undefined;
  if (delayRatio === null)
    return memorized && memorized.step <= 0
      ? CHECK_TEXT.fittedAtOnce(at(axis, memorized.step))
      : CHECK_TEXT.noDelay;
  return delayRatio <= most
    ? undefined
    : CHECK_TEXT.delay(...toldApart(delayRatio, most, formatRatio, exactRatio));
}

function exactPercent(fraction: number, digits: number): string {
  return `${formatNumber(100 * fraction, digits)} %`;
}

function exactRatio(ratio: number, digits: number): string {
  return `${formatNumber(ratio, digits)}×`;
}

/** A value and the limit that it misses, with as many digits as it takes to see that they differ. */
function toldApart(
  value: number,
  limit: number,
  format: (value: number) => string,
  exact: (value: number, digits: number) => string,
): [string, string] {
  let texts: [string, string] = [format(value), format(limit)];
  for (let digits = 3; texts[0] === texts[1] && digits <= MOST_DIGITS; digits += 1)
    texts = [exact(value, digits), exact(limit, digits)];
  return texts;
}
