import type { Axis } from '../run/run.js';
import type { Crossing, Forecast, Transition, Verdict } from './diagnosis.js';
import { sayLevel, sayRatio, sayStep } from './numbers.js';

/** What a summary sentence is made of. */
export interface Told {
  readonly verdict: Verdict;
  readonly axis: Axis;
  readonly channel: 'accuracy' | 'loss';
  readonly memorized: Crossing | null;
  readonly transition: Transition | null;
  readonly delayRatio: number | null;
  /** Steps of the shelf on which the half-way level lies, so that t50 can be anywhere on it. */
  readonly shelf: readonly [number, number] | null;
  readonly forecast: Forecast | null;
  /** Train was fitted in the first evaluation already: the ratio is a lower bound. */
  readonly fitIsBound: boolean;
  /** Test level at the end of the log, in the unit of the curve. */
  readonly finalLevel: number;
  readonly lastStep: number;
  readonly because: string;
}

/** The verdict in one sentence with its numbers. */
export function summarise(told: Told): string {
  const { memorized, transition, channel, axis, verdict } = told;
  const unit = axis.unit === 'index' ? 'row' : axis.unit;
  const at = (step: number): string => `${unit} ${sayStep(step)}`;
  const level = (value: number): string => sayLevel(value, channel);
  const fit = memorized
    ? `train fit ${told.fitIsBound ? 'by' : 'at'} ${at(memorized.step)}`
    : 'train never fit';
  const test = channel === 'accuracy' ? 'test' : 'test loss';
  const moved = transition
    ? `${test} ${transition.direction === 'rise' ? 'rose' : 'fell'} from ${level(transition.from)} to ${level(transition.to)} ${when(transition, at)} ${interval(transition)}${shelfWords(told)}`
    : '';
  const atLeast = told.fitIsBound ? 'at least ' : '';
  const later =
    told.delayRatio !== null && told.delayRatio >= 1.5
      ? `, ${atLeast}${sayRatio(told.delayRatio)}× later`
      : '';
  const ends = `${test} ends at ${level(told.finalLevel)}`;
  const soFar = `up to ${at(told.lastStep)}`;
  const outlook = told.forecast
    ? `; if it does, half of the rise is expected ${expected(told.forecast, at)}`
    : '';
  const sentences: Readonly<Record<Verdict, string>> = {
    grokking: `Grokked: ${fit}, ${moved}${later}.`,
    gradual: `Gradual generalisation: ${fit}, ${moved}${later}, but without a clear plateau and jump.`,
    semi_grokking: `Semi-grokked: ${fit}, ${moved}${later}, and settled at that level.`,
    partial_rise: `Grokking may be in progress: ${fit}, ${test} began to move and stands at ${level(told.finalLevel)} when the log ends at ${at(told.lastStep)}${told.forecast ? `; half of a full rise is expected ${expected(told.forecast, at)}` : ''}.`,
    memorised_so_far: `Memorised so far: ${fit}, ${ends} ${soFar}; this log cannot say whether it will grok later${outlook}.`,
    no_delay: `No delay: ${fit}, and ${transition ? moved : ends}; no grokking ${soFar}.`,
    partial_generalisation: `Partial generalisation: ${fit}, ${ends}, without a delayed rise.`,
    misgrokking: `Misgrokked: ${fit}, ${moved}${later}, while train stayed fitted.`,
    partial_misgrokking: `Partly misgrokked: ${fit}, ${moved}${later}, while train stayed fitted.`,
    late_generalisation_loss: `Late loss of generalisation: ${fit}, ${moved || ends}.`,
    grokking_then_loss: `Grokked and lost it again: ${fit}, ${moved}, but ${ends}.`,
    anti_grokking: `Anti-grokking: ${fit}, ${moved}, but without weight decay it was lost again; ${ends}.`,
    ungrokking: `Ungrokked: ${fit}, ${moved} after the data set shrank.`,
    collapse: `Collapse: train was learnt and then lost for good by ${at(told.lastStep)}; ${ends}.`,
    double_descent: `Double descent: the test error fell, rose near the fit and fell again; ${fit}, ${ends}.`,
    oscillating: `Oscillating: ${fit}, but ${told.because}; ${ends}.`,
    underfit: `Underfit: the training data were never fitted ${soFar}; ${ends}.`,
    no_learning: `No learning: neither train nor test got anywhere ${soFar}; ${ends}.`,
    diverged: `Diverged: ${told.because}.`,
    unclassified: `Unclassified: ${fit}, but ${told.because}; ${ends}.`,
    insufficient_data: `Insufficient data: ${told.because}.`,
  };
  return sentences[verdict];
}

/** One time, or two where the move has two stages. */
function when({ t50, stages }: Transition, at: (step: number) => string): string {
  if (!stages) return `around ${at(t50)}`;
  return `in two stages, around ${at(stages[0].t50)} and ${at(stages[1].t50)}, half of it by ${at(t50)}`;
}

function shelfWords({ shelf }: Told): string {
  if (!shelf) return '';
  return `, where half-way lies on the shelf from ${sayStep(shelf[0])} to ${sayStep(shelf[1])}`;
}

function expected({ step, interval80 }: Forecast, at: (step: number) => string): string {
  return `around ${at(step)} (80 %: ${interval80.map(sayStep).join('–')})`;
}

function interval({ interval95, censored }: Transition): string {
  const [low, high] = interval95;
  return `(95 %: ${sayStep(low)}–${sayStep(high)}${censored ? ' or later' : ''})`;
}
