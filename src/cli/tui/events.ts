import type { AnalysedRun } from '../../analysis.js';
import type { Transition } from '../../detectors/diagnosis.js';
import { formatNumber, formatPercent, formatRatio, formatStep } from '../../report/numbers.js';
import { at, between } from '../../report/text/axis-words.js';

/** Something that happened to a run, or is expected to. */
export interface RunEvent {
  /** On the axis of the log. */
  readonly step: number;
  /** What it is, with its numbers. */
  readonly sentence: string;
}

const known = new WeakMap<AnalysedRun, readonly RunEvent[]>();

/** The events of a run that have a step, in order; steps that the log did not reach included. */
export function eventsOf(run: AnalysedRun): readonly RunEvent[] {
  const events = known.get(run) ?? collect(run);
  known.set(run, events);
  return events;
}

function collect(run: AnalysedRun): RunEvent[] {
  const { curves, diagnosis } = run;
  const { memorized, transition, theory, forecast } = diagnosis;
  const events: RunEvent[] = [];
  const add = (step: number, name: string, rest: string): void => {
    if (Number.isFinite(step)) events.push({ step, sentence: `${name}, ${at(curves.axis, step)}: ${rest}` });
  };
  if (memorized)
    add(
      memorized.step,
      'Memorised',
      `the train curve is fitted (evaluations: ${between(memorized.bracket)}).`,
    );
  if (transition) addMove(add, transition, diagnosis.channel !== 'loss');
  if (theory.applies && theory.predictedStep !== null)
    add(
      theory.predictedStep,
      'Theory',
      `(1/λ)·log α${theory.ratio === null ? '' : `; the move came at ${formatRatio(theory.ratio)} of it`}.`,
    );
  if (forecast)
    add(
      forecast.step,
      forecast.kind === 'risk' ? 'Risk of a fall' : 'Forecast',
      `half of the move, if it comes (80 %: ${between(forecast.interval80)}).`,
    );
  for (const step of curves.resumedAt) add(step, 'Resumed', 'the writer went on from here.');
  if (curves.divergedAt !== undefined)
    add(curves.divergedAt, 'Diverged', 'the train loss is not finite from here on.');
  return events.toSorted((one, other) => one.step - other.step);
}

function addMove(
  add: (step: number, name: string, rest: string) => void,
  { direction, from, to, t10, t50, t90, interval95, stages, censored }: Transition,
  onAccuracy: boolean,
): void {
  const isFraction = onAccuracy && Math.min(from, to) >= 0 && Math.max(from, to) <= 1;
  const level = isFraction ? formatPercent : formatNumber;
  const move = `the ${direction === 'rise' ? 'rise' : 'fall'} of test`;
  add(t10, 't10', `10 % of ${move} is done; it began at ${level(from)}.`);
  add(
    t50,
    't50',
    `half of ${move} is done (95 %: ${formatStep(interval95[0])}–${formatStep(interval95[1])}).`,
  );
  add(t90, 't90', `90 % of ${move} is done; it ends at ${level(to)}${censored ? ', beyond the log' : ''}.`);
  for (const [i, stage] of (stages ?? []).entries())
    add(
      stage.t50,
      i === 0 ? 'First stage' : 'Second stage',
      `half-way from ${level(stage.from)} to ${level(stage.to)}.`,
    );
}

/** The next event after a step (or before it); from nowhere the first (or the last). */
export function eventBeside(
  events: readonly RunEvent[],
  step: number | undefined,
  direction: 'next' | 'previous',
): RunEvent | undefined {
  if (step === undefined) return direction === 'next' ? events[0] : events.at(-1);
  const gap = Math.abs(step) * 1e-9;
  return direction === 'next'
    ? events.find((event) => event.step > step + gap)
    : events.findLast((event) => event.step < step - gap);
}
