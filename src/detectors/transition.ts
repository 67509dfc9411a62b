import type { Crossing, Stage, Transition } from './diagnosis.js';
import type { Case } from './rules/case.js';
import { type Move, type Stages, stagesOf } from './rules/move.js';
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
 * ln(step), united with the evaluations around t50 and around every time that the smoothed curve passes half-way.
 */
export function timeMove(run: Case, move: Move): TimedMove {
  const { test } = run.scores;
  const { steps } = run.shape;
  const level = (score: number): number => test.offset + test.scale * score;
  const first = Math.max(0, Math.min(run.shape.fitIndex, move.leg.start));
  const [start, end] = [steps[first] as number, endOfTop(run, move)];
  const [i, k] = [
    test.steps.findIndex((step) => step >= start),
    test.steps.findLastIndex((step) => step <= end),
  ];
  const fit = fitTransition(test.steps.slice(i, k + 1), test.scores.slice(i, k + 1), {
    levels: [-0.05, 1.05],
  });
  const isRise = move.to >= move.from;
  const half = halfWay(run, move);
  const t50 = half.step;
  const isSameMove = fit && (fit.direction === 'rise') === isRise;
  const interval95 = unite(isSameMove ? [...fit.interval95, ...half.around] : half.around, t50, end);
  const width = fit
    ? fit.width
    : Math.log(move.t90 / Math.max(move.t10, Number.MIN_VALUE)) / (2 * Math.log(9));
  const stages = stagesOf(run.shape, move);
  const stage = ({ from, to, t10, t50, t90, bracket }: Move): Stage => ({
    from: level(from),
    to: level(to),
    t10,
    t50,
    t90,
    bracket,
  });
  const isUp = test.scale > 0 ? isRise : !isRise;
  const transition: Transition = {
    direction: isUp ? 'rise' : 'fall',
    from: level(move.from),
    to: level(move.to),
    t10: Math.min(move.t10, t50),
    t50,
    t90: Math.max(move.t90, t50),
    interval95,
    bracket: [Math.min(half.bracket[0], t50), Math.max(half.bracket[1], t50)],
    width,
    censored: fit?.censored ?? false,
    ...(stages ? { stages: [stage(stages.first), stage(stages.second)] } : {}),
  };
  return { transition, fit, stages };
}

interface HalfWay extends Crossing {
  /** Evaluations around every time that the smoothed curve passes half-way. */
  readonly around: readonly number[];
}

function halfWay({ scores, shape }: Case, move: Move): HalfWay {
  const level = (move.from + move.to) / 2;
  const direction = move.to >= move.from ? 'rise' : 'fall';
  const { leg } = move;
  const smoothed = crossings(shape.steps, shape.smoothed, level, direction, leg.start, leg.end);
  const around = [...move.bracket, ...smoothed.flatMap(({ bracket }) => bracket)];
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

/** The span of `steps` and `t50`, cut at `last`. */
function unite(steps: readonly number[], t50: number, last: number): [number, number] {
  return [Math.min(t50, ...steps), Math.min(Math.max(last, t50), Math.max(t50, ...steps))];
}
