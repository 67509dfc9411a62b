import type { AnalysedRun } from '../../analysis.js';
import type { Transition } from '../../detectors/diagnosis.js';
import { formatNumber, formatPercent, formatRatio, formatStep } from '../numbers.js';
import { at, between } from './axis-words.js';
import type { Fact } from './sections.js';

/** When the run memorised and when the test curve moved. */
export function timingFacts({ curves, diagnosis }: AnalysedRun): Fact[] {
  const { memorized, transition, delayRatio, forecast } = diagnosis;
  const facts: Fact[] = [];
  if (memorized) {
    facts.push([
      'memorised',
      `${at(curves.axis, memorized.step)} (evaluations: ${between(memorized.bracket)})`,
    ]);
  }
  if (transition) {
    const fraction = isFraction(transition, diagnosis.channel !== 'loss');
    const level = fraction ? formatPercent : formatNumber;
    const move = transition.direction === 'rise' ? 'rise' : 'fall';
    facts.push(
      [
        `test ${move}s`,
        `from ${level(transition.from)} to ${level(transition.to)}${censoredWords(transition)}`,
      ],
      [`10 % of the ${move}`, at(curves.axis, transition.t10)],
      [
        `50 % of the ${move}`,
        `${at(curves.axis, transition.t50)} (95 % interval: ${between(transition.interval95)}; evaluations: ${between(transition.bracket)})`,
      ],
      [`90 % of the ${move}`, `${at(curves.axis, transition.t90)} (${factor(transition)} from 10 % to 90 %)`],
      ...(transition.stages ?? []).map(
        ({ from, to, t10, t50, t90 }, i): Fact => [
          i === 0 ? 'first stage' : 'second stage',
          `from ${level(from)} to ${level(to)}; 10 % at ${formatStep(t10)}, 50 % at ${formatStep(t50)}, 90 % at ${formatStep(t90)}`,
        ],
      ),
    );
  }
  if (delayRatio !== null) facts.push(['delay', `${formatRatio(delayRatio)} the time to memorise`]);
  if (forecast) {
    facts.push([
      forecast.kind === 'risk' ? 'risk of a fall' : 'forecast',
      `${at(curves.axis, forecast.step)} (80 % interval: ${between(forecast.interval80)}; ${forecast.method}: ${forecast.basis})`,
    ]);
  }
  return facts;
}

/** Whether the levels of a transition are accuracies. */
function isFraction({ from, to }: Transition, onAccuracy: boolean): boolean {
  return onAccuracy && Math.min(from, to) >= 0 && Math.max(from, to) <= 1;
}

function censoredWords({ censored }: Transition): string {
  return censored ? '; the log ends before the move does' : '';
}

function factor({ t10, t90 }: Transition): string {
  return t10 > 0 ? `a factor ${formatNumber(t90 / t10, 3)}` : `${formatStep(t90 - t10)} steps`;
}
