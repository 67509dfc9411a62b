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
  if (theory.slopeCheck !== null) {
    facts.push(['slope check', `${formatNumber(theory.slopeCheck, 3)} (-1 confirms clock and units)`]);
  }
  return facts;
}

function clockWords({ s10, s50, s90 }: TheoryComparison): string {
  const [low, middle, high] = [s10, s50, s90].map((clock) => (clock === null ? '?' : formatNumber(clock, 3)));
  return `${middle} at 50 % (${low} at 10 %, ${high} at 90 %)`;
}
