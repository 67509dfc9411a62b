import type { Column } from '../recorder.js';
import { lastCrossing, logTimeMedian, slice, timesOfMove, valueAt } from './curve.js';
import { stagesOf } from './stages.js';
import type { TrueClock, TrueTransition, TrueVerdict, Truth } from './truth.js';

/** The curves of a run without noise, on one grid of steps. */
export interface TrueCurves {
  /** `accuracy` for classification, fractions; `loss` for regression, with a floor of 0. */
  readonly channel: 'accuracy' | 'loss';
  readonly train: Column;
  readonly test: Column;
  readonly weightNorm: Column;
  /** s at each evaluation; `null` without weight decay and for optimisers that the decay clock does not hold for. */
  readonly clock: Column | null;
  /** Accuracy of guessing; default 0. */
  readonly chance?: number;
  /** Where the weights turn from the kernel to the rich solution, as a step. */
  readonly switchStep?: number | null;
}

export type Outcome = Pick<Truth, 'channel' | 'verdict' | 'fitStep' | 'transition' | 'stages' | 'clock'>;

/**
 * Verdict and times of a run from its exact curves, by the definitions of the taxonomy (theory note §4.1, §4.2) and
 * nothing else: no smoothing, no noise model, no code of the detectors, so that it can judge them.
 */
export function deriveTruth(curves: TrueCurves): Outcome {
  const { channel } = curves;
  const train = scored(curves.train, curves);
  const test = scored(curves.test, curves);
  const fitStep = lastingFit(train);
  const unfit = fitStep === null ? verdictWithoutFit(train) : null;
  if (unfit !== null || fitStep === null) {
    return { channel, verdict: unfit ?? 'underfit', fitStep, transition: null, stages: [], clock: null };
  }
  const final = finalLevel(test);
  const plateau = plateauLevel(test, fitStep, final);
  const move = Math.abs(final - plateau) < leastMove ? null : timesOfMove(test, plateau, final);
  const verdict = verdictOf(test, fitStep, plateau, final, move);
  if (!move) return { channel, verdict, fitStep, transition: null, stages: [], clock: null };
  const transition =
    timesOfMove(curves.test, valueAtLevel(curves, plateau), valueAtLevel(curves, final)) ?? move;
  return {
    channel,
    verdict,
    fitStep,
    transition,
    stages: stagesOf(curves.test, transition),
    clock: curves.clock && clockOf(curves.clock, curves, transition, fitStep),
  };
}

const leastMove = 0.2;

/** The step at which the training set becomes fit (0.99) for good (never below 0.95 again; theory note §4.1). */
function lastingFit(train: Column): number | null {
  const lastLoss = train.values.findLastIndex((value) => value < 0.95);
  const start = train.steps[Math.max(lastLoss, 0)] as number;
  const fit = train.values.findIndex((value, i) => i > lastLoss && value >= 0.99);
  return fit === -1 ? null : lastCrossing(slice(train, start, train.steps[fit] as number), 0.99, true);
}

function verdictWithoutFit(train: Column): TrueVerdict {
  const highest = train.values.reduce((max, value) => Math.max(max, value), 0);
  if (highest < 0.5) return 'no_learning';
  return (train.values.at(-1) as number) <= highest - 0.5 ? 'collapse' : 'underfit';
}

function verdictOf(
  test: Column,
  fitStep: number,
  plateau: number,
  final: number,
  move: TrueTransition | null,
): TrueVerdict {
  if (!move) {
    if (final >= 0.9) return 'no_delay';
    return final <= 0.25 ? 'memorised_so_far' : 'partial_generalisation';
  }
  if (final < plateau) return final <= 0.5 * plateau ? 'misgrokking' : 'partial_misgrokking';
  if (isStillMoving(test)) return 'partial_rise';
  const delayed = move.t50 >= 2 * Math.max(fitStep, test.steps[1] ?? 1);
  if (!delayed) return final >= 0.9 ? 'no_delay' : 'partial_generalisation';
  if (final < 0.9) return 'semi_grokking';
  return Math.log(move.t90 / move.t10) <= Math.log(10) && plateau <= 0.5 * final ? 'grokking' : 'gradual';
}

/** Whether the score still climbs by more than 0.05 over the last tenth of ln(step) before the end. */
function isStillMoving(test: Column): boolean {
  const end = test.steps.at(-1) as number;
  return Math.abs(valueAt(test, end) - valueAt(test, end / 1.1)) > 0.05;
}

function finalLevel(test: Column): number {
  const end = test.steps.at(-1) as number;
  return logTimeMedian(slice(test, end / 1.25, end));
}

/** The level from the fit to the start of the move, which itself depends on the level: three rounds settle it. */
function plateauLevel(test: Column, fitStep: number, final: number): number {
  const start = Math.max(fitStep, test.steps[1] ?? 1);
  let level = valueAt(test, start);
  for (let round = 0; round < 3; round++) {
    const t10 = lastCrossing(test, level + 0.1 * (final - level), final > level);
    if (t10 === null || t10 <= start) break;
    level = logTimeMedian(slice(test, start, t10));
  }
  return level;
}

/** Accuracy over chance, negative where it is below that, or 1 − L/L₀ with L₀ the first loss, no less than 0. */
function scored({ steps, values }: Column, { channel, chance = 0 }: TrueCurves): Column {
  const reference = values[0] as number;
  const score =
    channel === 'accuracy'
      ? (a: number) => (a - chance) / (1 - chance)
      : (l: number) => Math.max(0, 1 - l / reference);
  return { steps, values: values.map((value) => Math.min(1, score(value))) };
}

function valueAtLevel({ channel, chance = 0, test }: TrueCurves, score: number): number {
  return channel === 'accuracy' ? chance + score * (1 - chance) : (1 - score) * (test.values[0] as number);
}

function clockOf(
  clock: Column,
  { weightNorm, switchStep = null }: TrueCurves,
  { t10, t50, t90 }: TrueTransition,
  fitStep: number,
): TrueClock {
  const at = (step: number): number => linearAt(clock, step);
  const logAlpha = Math.log(largeNorm(weightNorm, fitStep) / (weightNorm.values.at(-1) as number));
  const s50 = at(t50);
  return {
    s10: at(t10),
    s50,
    s90: at(t90),
    sSwitch: switchStep === null ? null : at(switchStep),
    logAlpha,
    offset: s50 - logAlpha,
  };
}

/** ‖θ(0)‖, or where the norm grew first its greatest value after the fit (theory note §2.2). */
function largeNorm(weightNorm: Column, fitStep: number): number {
  const initial = weightNorm.values[0] as number;
  const highest = slice(weightNorm, fitStep, Infinity).values.reduce(
    (most, value) => Math.max(most, value),
    0,
  );
  return highest > 1.1 * initial ? highest : initial;
}

/** The clock runs with the steps, so it is interpolated in them and not in their logarithm. */
function linearAt({ steps, values }: Column, step: number): number {
  const next = Math.max(
    1,
    steps.findIndex((candidate) => candidate >= step),
  );
  const [s0, s1] = [steps[next - 1] as number, steps[next] as number];
  const [v0, v1] = [values[next - 1] as number, values[next] as number];
  return v0 + ((v1 - v0) * (step - s0)) / (s1 - s0);
}
