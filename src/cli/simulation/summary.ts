import type { Truth } from '../../reference-models/truth/truth.js';
import { formatNumber, formatStep } from '../../report/numbers.js';
import { duration } from './progress-bar.js';
import { SIMULATE_TEXT } from '../text/simulate.js';

/** What a simulation gave, in a few lines. `milliseconds` is how long it took. */
export function summaryOf(truth: Truth, milliseconds: number): string {
  const { model, method, backend, verdict, fitStep, transition, clock, identities } = truth;
  const words = SIMULATE_TEXT;
  const lines = [words.done(model, method, backend, duration(milliseconds)), words.verdict(verdict)];
  lines.push(fitStep === null ? words.neverFit : words.fit(formatStep(fitStep)));
  if (transition) {
    const { from, to, t10, t50, t90 } = transition;
    const levels = `${formatNumber(from, 3)} → ${formatNumber(to, 3)}`;
    lines.push(words.transition(truth.channel, levels, formatStep(t10), formatStep(t50), formatStep(t90)));
  }
  if (clock) {
    const { s50, logAlpha, offset } = clock;
    lines.push(words.clock(formatNumber(s50), formatNumber(logAlpha), formatNumber(offset)));
  }
  const errors = Object.entries(identities).map(([name, error]) => `${name} ${error.toExponential(1)}`);
  if (errors.length > 0) lines.push(words.identities(errors));
  return `${lines.join('\n  ')}\n`;
}
