import type { Crossing, FittedMove, Stage, Transition } from './diagnosis.js';
import type { Case } from './rules/case.js';
import { type Move, otherHalfWays, type Stages, stagesOf } from './rules/move.js';
import { crossings } from './shape/crossing.js';
import { fitTransition, type TransitionFit } from './timing/index.js';

/** The timed move, and the model fit behind it where there was one. */
export interface TimedMove {
  readonly transition: Transition;
  readonly fit: TransitionFit | undefined;
  readonly stages: Stages | undefined;
}

/**
 * Times a move of the test curve. t10, t50 and t90 are crossings of the smoothed curve between the two levels; t50 is
 * that of the curve as logged where that passes the half-way level once. The interval is that of the logistic in
 * ln(step), united with the evaluations around every time that the smoothed curve passes half-way, and with a shelf
 * on which the half-way level lies.
 */
export function timeMove(run: Case, move: Move, testSize: number | undefined): TimedMove {
  const { test } = run.scores;
  const level = (score: number): number => test.offset + test.scale * score;
  const isRise = move.to >= move.from;
  const end = endOfTop(run, move);
  const fitted = fitMove(run, move, end, level, testSize);
  const fit = fitted?.fit;
  const { step: t50, bracket, around } = halfWay(run, move);
  const stages = stagesOf(run.shape, move);
  const possible = [
    ...around,
    ...(fit && (fit.direction === 'rise') === isRise ? fit.interval95 : []),
    ...(stages?.isHalfWay ? stages.shelf : []),
  ];
  const stage = ({ from, to, ...times }: Move): Stage => ({
    from: level(from),
    to: level(to),
    t10: times.t10,
    t50: times.t50,
    t90: times.t90,
    bracket: times.bracket,
  });
  const transition: Transition = {
    direction: test.scale > 0 === isRise ? 'rise' : 'fall',
    from: level(move.from),
    to: level(move.to),
    t10: Math.min(move.t10, t50),
    t50,
    t90: Math.max(move.t90, t50),
    interval95: [Math.min(t50, ...possible), Math.min(Math.max(end, t50), Math.max(t50, ...possible))],
    bracket: [Math.min(bracket[0], t50), Math.max(bracket[1], t50)],
    width: fit?.width ?? Math.log(move.t90 / Math.max(move.t10, Number.MIN_VALUE)) / (2 * Math.log(9)),
    censored: fit?.censored ?? false,
    ...(stages ? { stages: [stage(stages.first), stage(stages.second)] } : {}),
    ...(fitted ? { fit: fitted.move } : {}),
  };
  return { transition, fit, stages };
}

/** A smaller "test size" is a share of the data, not a number of examples. */
const smallestTestSet = 10;

interface Fitted {
  readonly fit: TransitionFit;
  /** The same in the unit of the curve. */
  readonly move: FittedMove;
}

/** The logistic from the fit of train, or from the start of the move, to `end`. */
function fitMove(
  { scores, shape }: Case,
  { leg }: Move,
  end: number,
  level: (score: number) => number,
  testSize = 0,
): Fitted | undefined {
  const { test } = scores;
  const start = shape.steps[Math.max(0, Math.min(shape.fitIndex, leg.start))] as number;
  const first = test.steps.findIndex((step) => step >= start);
  const after = test.steps.findLastIndex((step) => step <= end) + 1;
  const isAccuracy = scores.channel === 'accuracy';
  const values = isAccuracy ? test.curve.values : test.scores;
  const steps = test.steps.slice(first, after);
  const fit = fitTransition(steps, values.slice(first, after), {
    levels: [-0.05, 1.05],
    ...(isAccuracy && testSize >= smallestTestSet ? { evaluationSize: testSize } : {}),
  });
  // Values far beyond the levels, as those of damaged logs, leave the likelihood without a top.
  if (!fit || ![fit.t50, ...fit.interval95].every(Number.isFinite)) return undefined;
  const { t50, interval95, width, lean } = fit;
  const [from, to] = isAccuracy ? [fit.from, fit.to] : [level(fit.from), level(fit.to)];
  const span = [steps[0] as number, steps.at(-1) as number] as const;
  return { fit, move: { from, to, t50, interval95, width, lean, span } };
}

interface HalfWay extends Crossing {
  /** Evaluations around every time that the smoothed curve passes half-way, and steps for other plateaus. */
  readonly around: readonly number[];
}

function halfWay({ scores, shape }: Case, move: Move): HalfWay {
  const level = (move.from + move.to) / 2;
  const direction = move.to >= move.from ? 'rise' : 'fall';
  const { leg } = move;
  const smoothed = crossings(shape.steps, shape.smoothed, level, direction, leg.start, leg.end);
  const around = [
    ...move.bracket,
    ...smoothed.flatMap(({ bracket }) => bracket),
    ...otherHalfWays(shape, move),
  ];
  const { steps, scores: values } = scores.test;
  const start = steps.findIndex((step) => step >= (shape.steps[leg.start] as number));
  const end = steps.findLastIndex((step) => step <= (shape.steps[leg.end] as number));
  const logged = crossings(steps, values, level, direction, start, end);
  const [only] = logged;
  if (only && logged.length === 1) return { ...only, around: [...around, ...only.bracket] };
  const nearest = logged.toSorted((a, b) => distance(a, move) - distance(b, move))[0];
  return {
    step: move.t50,
    bracket: nearest?.bracket ?? move.bracket,
    around: [...around, ...(nearest?.bracket ?? [])],
  };
}

function distance({ step }: Crossing, { t50 }: Move): number {
  return Math.abs(step - t50);
}

/** The last step before the curve leaves the level that it reached by this move. */
function endOfTop({ shape }: Case, move: Move): number {
  const { steps, smoothed } = shape;
  const half = (move.from + move.to) / 2;
  const sign = move.to >= move.from ? 1 : -1;
  for (let i = move.leg.end + 1; i < steps.length; i++)
    if (sign * ((smoothed[i] as number) - half) < 0) return steps[i - 1] as number;
  return steps.at(-1) ?? 0;
}
