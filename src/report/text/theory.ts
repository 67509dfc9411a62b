import type { AnalysedRun } from '../../analysis.js';
import type { TheoryComparison } from '../../detectors/diagnosis.js';
import { formatNumber, formatRatio } from '../numbers.js';
import { at } from './axis-words.js';
import type { Fact } from './sections.js';

/** The comparison with (1/λ)·log α, or why there is none. */
export function theoryFacts({ curves, diagnosis }: AnalysedRun): Fact[] {
  const { theory } = diagnosis;
  const facts: Fact[] = [];
  if (theory.why !== null) facts.push([theory.applies ? 'note' : 'does not apply', theory.why]);
  if (theory.applies && theory.predictedStep !== null)
    facts.push(['predicted', at(curves.axis, theory.predictedStep)]);
  if (theory.applies && theory.ratio !== null)
    facts.push(['measured', `${formatRatio(theory.ratio)} the predicted time`]);
  if (theory.logAlpha !== null) {
    const source = theory.alphaSource === null ? '' : ` (alpha from ${theory.alphaSource})`;
    facts.push(['log alpha', `${formatNumber(theory.logAlpha, 3)}${source}`]);
  }
  if (theory.s50 !== null) facts.push(['decay clock', clockWords(theory)]);
  if (theory.offset !== null)
    facts.push(['offset C', `${formatNumber(theory.offset, 3)} (clock at 50 % less log alpha)`]);
  if (theory.bands) facts.push(['expected clock', bandWords(theory.bands)]);
  if (theory.impliedLogAlpha !== undefined)
    facts.push([
      'implied alpha',
      `${formatNumber(Math.exp(theory.impliedLogAlpha), 3)} (what the law would need; log alpha is the clock at 50 %)`,
    ]);
  if (theory.slopeCheck !== null) {
    const meaning = theory.slopeMeaning === undefined ? '' : `: ${theory.slopeMeaning}`;
    facts.push([
      'slope check',
      `${formatNumber(theory.slopeCheck, 3)} (-1 confirms clock and units)${meaning}`,
    ]);
  }
  return facts;
}

function bandWords({ order2, trained }: NonNullable<TheoryComparison['bands']>): string {
  return `${spanWords(order2)} for models of order 2, ${spanWords(trained)} for trained nets (empirical)`;
}

function spanWords([low, high]: readonly [number, number]): string {
  return `${formatNumber(low, 3)} to ${formatNumber(high, 3)}`;
}

function clockWords({ s10, s50, s90 }: TheoryComparison): string {
  const [low, middle, high] = [s10, s50, s90].map((clock) => (clock === null ? '?' : formatNumber(clock, 3)));
  return `${middle} at 50 % (${low} at 10 %, ${high} at 90 %)`;
}
