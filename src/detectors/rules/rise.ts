import { sayStep } from '../numbers.js';
import type { Leg } from '../shape/legs.js';
import type { Shape } from '../shape/shape.js';
import type { Thresholds } from '../thresholds.js';
import { type Case, type Decision, decision, isHigh } from './case.js';
import { earlyRise, type Move, moveOf, plateauLevel } from './move.js';

/** The verdict for a test score that has not moved since the fit. */
export function flat(run: Case, limits: Thresholds): Decision {
  const { shape, memorisation } = run;
  const level = shape.final;
  const closesOnTrain = level >= limits.low && memorisation.final - level <= 0.1;
  if (isHigh(run, level, limits) || closesOnTrain)
    return decision('no_delay', 'test was learnt together with train and stayed', earlyRise(run.shape));
  if (level < limits.low) return memorised(run);
  if (shape.atFit < limits.low && isClimbing(shape, level - shape.atFit)) {
    const leg = { start: shape.fitIndex, end: shape.steps.length - 1, from: shape.atFit, to: level };
    return decision('partial_rise', 'test has begun to move', moveOf(shape, leg, leg.from, leg.to));
  }
  return decision(
    'partial_generalisation',
    'test reached a middling level together with train and stayed there',
    earlyRise(run.shape),
  );
}

/** Under twice the time to memorise no delay could have shown yet; the verdict says "so far" in any case. */
function memorised({ shape, memorisation }: Case): Decision {
  const because = 'train is fitted and test has not moved since';
  const needed = 2 * (memorisation.fit?.bracket[1] ?? 0);
  return (shape.steps.at(-1) ?? 0) >= needed
    ? decision('memorised_so_far', because)
    : decision(
        'memorised_so_far',
        `${because}, but the log ends before twice that time: a delay could show from ${sayStep(needed)} on`,
        null,
        ['short_log'],
      );
}

/** From this share of the smallest delay on, no delay is a borderline case. */
const borderline = 0.75;

/** The verdict for the only move after the fit, a rise: it ends where the log does. */
export function rise(run: Case, leg: Leg, limits: Thresholds): Decision {
  return riseTo(Math.max(run.shape.final, leg.from + 0.05), run, leg, limits, []);
}

/** The verdict for a rise to `top` that is one of several moves; `tags` are carried along. */
export function riseTo(
  top: number,
  run: Case,
  leg: Leg,
  limits: Thresholds,
  tags: readonly string[],
): Decision {
  const { shape, memorisation } = run;
  const fit = memorisation.fit?.step ?? 0;
  const plateau = plateauLevel(shape, leg, top);
  const move = moveOf(shape, leg, plateau, top);
  const ratio = move.t50 / Math.max(fit, Number.MIN_VALUE);
  const width = Math.log(move.t90 / Math.max(move.t10, Number.MIN_VALUE));
  if (!isHigh(run, top, limits)) {
    if (isClimbing(shape, top - plateau) || isBriefShelf(run, move))
      return decision('partial_rise', 'test is on its way and has not arrived', move, tags);
    if (ratio < limits.delay)
      return decision(
        'partial_generalisation',
        'test reached a middling level soon after train',
        earlyRise(run.shape) ?? move,
        tags,
      );
    if (width > limits.width)
      return decision('gradual', 'test crept up over more than a factor of 20 in time', move, tags);
    return decision('semi_grokking', 'test was learnt late, and only to a middling level', move, tags);
  }
  if (ratio < limits.delay)
    return decision('no_delay', 'test was learnt soon after train', earlyRise(run.shape) ?? move, [
      ...tags,
      ...(ratio >= borderline * limits.delay ? ['borderline'] : []),
    ]);
  const unresolved = tooCoarse(run, move, limits);
  if (unresolved) return unresolved;
  const wasLow = plateau <= limits.plateauShare * top;
  if (!wasLow || width > limits.width)
    return decision(
      'gradual',
      wasLow
        ? 'test was learnt late, but over more than a factor of 20 in time'
        : 'test was half-way when train was fitted and crept up from there',
      move,
      tags,
    );
  return decision('grokking', 'train was fitted early and test was learnt much later', move, [
    ...tags,
    ...(plateau > limits.low ? ['weak_amplitude'] : []),
  ]);
}

/** Where the evaluations allow that test was half-way up about when train was fitted, no delay is shown. */
function tooCoarse({ memorisation }: Case, move: Move, limits: Thresholds): Decision | undefined {
  const fitted = memorisation.fit?.bracket ?? [0, 0];
  if (move.bracket[0] >= borderline * limits.delay * fitted[1]) return undefined;
  return decision(
    'insufficient_data',
    `train was fitted between ${saySpan(fitted)} and test was half-way up between ${saySpan(move.bracket)}, so the evaluations are too far apart to tell a delay`,
    move,
  );
}

function saySpan([from, to]: readonly [number, number]): string {
  return `${sayStep(from)} and ${sayStep(to)}`;
}

/** Whether test still climbs at the end of the log, measured by how far it came. */
function isClimbing({ drift }: Shape, size: number): boolean {
  return drift >= Math.min(0.03, Math.max(0.015, 0.1 * size));
}

/** A shelf shorter than this on the decay clock is part of a rise (theory note §1.9), where the rise goes by the clock. */
const shelf = 0.3;

function isBriefShelf({ decay, shape }: Case, move: Move): boolean {
  if (!('clock' in decay) || decay.clock.kind !== 'coupled' || decay.clock.at(move.t50) < 1) return false;
  return decay.clock.at(shape.steps.at(-1) ?? 0) - decay.clock.at(move.t90) < shelf;
}
