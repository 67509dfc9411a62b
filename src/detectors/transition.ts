import type { Transition } from './diagnosis.js';
import type { Case } from './rules/case.js';
import type { Move } from './rules/move.js';
import { lastCrossing } from './shape/crossing.js';
import { fitTransition, type TransitionFit } from './timing/index.js';

/** The timed move, and the model fit behind it where there was one. */
export interface TimedMove {
  readonly transition: Transition;
  readonly fit: TransitionFit | undefined;
}

/**
 * Times a move of the test curve. t10, t50 and t90 are crossings of the smoothed curve between the two levels. Where
 * noise makes the logged curve pass the half-way level several times, and the logistic in ln(step) describes the same
 * move, its t50, which averages over the noise of all evaluations, is taken instead. The interval is united with the sampling bracket, and with the
 * crossing where the two differ.
 */
export function timeMove(run: Case, move: Move): TimedMove {
  const { test } = run.scores;
  const { steps } = run.shape;
  const level = (score: number): number => test.offset + test.scale * score;
  const first = Math.max(0, Math.min(run.shape.fitIndex, move.leg.start));
  const [start, end] = [steps[first] as number, endOfTop(run, move)];
  const from = test.steps.findIndex((step) => step >= start);
  const to = test.steps.findLastIndex((step) => step <= end);
  const fit = fitTransition(test.steps.slice(from, to + 1), test.scores.slice(from, to + 1), {
    levels: [-0.05, 1.05],
  });
  const isRise = move.to >= move.from;
  const bracket = rawBracket(run, move) ?? move.bracket;
  const t50 = (crossings(run, move) > 1 ? agreed(fit, move, isRise) : undefined) ?? move.t50;
  const interval95 = unite(
    fit && (fit.direction === 'rise') === isRise ? fit.interval95 : [t50, t50],
    bracket,
    [t50, move.t50],
    end,
  );
  const width = fit
    ? fit.width
    : Math.log(move.t90 / Math.max(move.t10, Number.MIN_VALUE)) / (2 * Math.log(9));
  const isUp = test.scale > 0 ? isRise : !isRise;
  const transition: Transition = {
    direction: isUp ? 'rise' : 'fall',
    from: level(move.from),
    to: level(move.to),
    t10: Math.min(move.t10, t50),
    t50,
    t90: Math.max(move.t90, t50),
    interval95,
    bracket: [Math.min(bracket[0], t50), Math.max(bracket[1], t50)],
    width,
    censored: fit?.censored ?? false,
  };
  return { transition, fit };
}

/** How often the curve as logged passes the half-way level during the move: once where noise is small against the slope. */
function crossings({ scores, shape }: Case, move: Move): number {
  const { steps, scores: values } = scores.test;
  const half = (move.from + move.to) / 2;
  const [start, end] = [shape.steps[move.leg.start] as number, shape.steps[move.leg.end] as number];
  let count = 0;
  for (let i = 1; i < steps.length; i++)
    if (
      (steps[i] as number) > start &&
      (steps[i] as number) <= end &&
      (values[i] as number) < half !== (values[i - 1] as number) < half
    )
      count += 1;
  return count;
}

/** The model's t50 where it describes the same move and the crossing lies within its interval. */
function agreed(fit: TransitionFit | undefined, move: Move, isRise: boolean): number | undefined {
  if (!fit || (fit.direction === 'rise') !== isRise) return undefined;
  const [low, high] = fit.interval95;
  const sameLevels = Math.abs(fit.from - move.from) < 0.15 && Math.abs(fit.to - move.to) < 0.15;
  return sameLevels && move.t50 >= low && move.t50 <= high ? fit.t50 : undefined;
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

/** The two evaluations, as logged, between which the half-way level was passed. */
function rawBracket({ scores }: Case, move: Move): readonly [number, number] | undefined {
  const { steps, scores: values } = scores.test;
  const from = Math.max(0, steps.findIndex((step) => step >= move.bracket[0]) - 1);
  const after = steps.findIndex((step) => step >= move.bracket[1]);
  const to = Math.min(steps.length - 1, (after < 0 ? steps.length - 1 : after) + 1);
  return lastCrossing(
    steps,
    values,
    (move.from + move.to) / 2,
    move.to >= move.from ? 'rise' : 'fall',
    from,
    to,
  )?.bracket;
}

function unite(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly number[],
  last: number,
): [number, number] {
  return [Math.min(a[0], b[0], ...c), Math.min(Math.max(last, ...c), Math.max(a[1], b[1], ...c))];
}
