import type { Forecast } from '../../detectors/diagnosis.js';
import type { FollowEvent } from '../../follow/index.js';
import { clean } from '../../report/clean.js';
import { errorSentence } from '../../report/error-sentence.js';
import { formatProbability, formatStep } from '../../report/numbers.js';
import { at, between } from '../../report/text/axis-words.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';
import { WATCH_TEXT } from '../text/watch.js';

const words = WATCH_TEXT;

/** An event of a run. */
export type RunEvent = Extract<FollowEvent, { readonly analysed: unknown }>;

type Standing = Pick<RunEvent, 'analysed' | 'state'>;

/** What has happened to a run, in words on one line that is safe to print. */
export function eventWords(event: RunEvent): string {
  const { diagnosis } = event.analysed;
  const verdict = VERDICT_WORDS[diagnosis.verdict].label;
  switch (event.kind) {
    case 'gone':
      return words.gone;
    case 'found':
      return words.found(verdict, formatProbability(diagnosis.probability), phaseWords(event));
    case 'phase': {
      const { phase, averageRunLength } = event.change;
      return averageRunLength === null
        ? words.phases[phase]
        : words.alarm(words.phases[phase], formatStep(averageRunLength));
    }
    case 'verdict':
      return words.verdict(
        VERDICT_WORDS[event.previous].label,
        verdict,
        formatProbability(diagnosis.probability),
        clean(diagnosis.summary),
      );
    case 'forecast':
    default:
      return event.forecast ? words.forecast(forecastWords(event, event.forecast)) : words.noForecast;
  }
}

/** Where a run stands and what is expected of it, in a sentence or two. */
export function stateWords(run: Standing): string {
  const sentence = words.state(phaseWords(run));
  const { forecast } = run.analysed.diagnosis;
  return forecast ? `${sentence} ${words.expected(forecastWords(run, forecast))}` : sentence;
}

/** A problem or what is waited for, on one line that is safe to print. */
export function problemWords(event: Extract<FollowEvent, { readonly problem: unknown }>): string {
  const { code, path } = event.problem;
  if (event.kind === 'problem') return errorSentence(event.problem);
  const name = clean(path);
  if (code === 'not-found') return words.waitsForPath(name);
  if (code === 'no-logs') return words.waitsForLog(name);
  return code === 'empty' ? words.waitsForRows(name) : words.waitsForMore(errorSentence(event.problem));
}

function phaseWords({ analysed, state: { phase, since } }: Standing): string {
  const name = words.phases[phase];
  return since === null ? name : words.since(name, at(analysed.curves.axis, since));
}

function forecastWords({ analysed }: Standing, { kind, step, interval80 }: Forecast): string {
  const when = words.around(at(analysed.curves.axis, step), between(interval80));
  return kind === 'risk' ? words.riskOfFall(when) : words.halfOfRise(when);
}
