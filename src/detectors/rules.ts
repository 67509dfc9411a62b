import type { Verdict } from './diagnosis.js';
import type { Memorisation } from './memorisation.js';
import type { ChannelScores } from './score.js';
import { lastCrossing } from './shape/crossing.js';
import { legsOf, type Leg } from './shape/legs.js';
import type { Shape } from './shape/shape.js';
import type { Thresholds } from './thresholds.js';

/** What the rules need to know of a run. */
export interface Case {
  readonly scores: ChannelScores;
  readonly memorisation: Memorisation;
  readonly shape: Shape;
  /** The train loss stopped being finite, or ended at over ten times its first value. */
  readonly diverged: boolean;
  readonly weightDecay: number | undefined;
}

/** The move of the test curve that the verdict speaks of; indices into `Shape.steps`. */
export interface Move {
  readonly leg: Leg;
  readonly from: number;
  readonly to: number;
  readonly t10: number;
  readonly t50: number;
  readonly t90: number;
  readonly bracket: readonly [number, number];
}

export interface Decision {
  readonly verdict: Verdict;
  readonly tags: readonly string[];
  readonly move: Move | null;
  /** Why, in words; the first part of the evidence. */
  readonly because: string;
}

const decision = (verdict: Verdict, because: string, move: Move | null = null, tags: readonly string[] = []): Decision => ({ verdict, because, move, tags });

/**
 * The verdict of theory note §4.2: data and train checks first, then the course of the test score after the fit as
 * a sequence of moves of at least `amplitude`. Pure; the thresholds are an argument so that their uncertainty can
 * be carried into the probability.
 */
export function decide(run: Case, limits: Thresholds): Decision {
  if (run.diverged) return decision('diverged', 'the train loss is not finite or grew tenfold by the end');
  return run.memorisation.fit === null ? withoutFit(run) : afterFit(run, limits);
}

function withoutFit({ memorisation, shape }: Case): Decision {
  const { highest, final } = memorisation;
  if (highest >= 0.5 && highest - final >= 0.5) return decision('collapse', 'train was learnt in part and lost for good');
  if (highest < 0.5 && shape.highest < 0.9) return decision('no_learning', 'neither train nor test got half-way');
  return decision('underfit', 'the training data were learnt in part but never fitted');
}

function afterFit(run: Case, limits: Thresholds): Decision {
  const { memorisation, shape } = run;
  if (memorisation.highest - memorisation.final >= 0.5) return decision('collapse', 'train was fitted and lost for good');
  const steps = shape.steps.subarray(shape.fitIndex);
  const course = shape.smoothed.subarray(shape.fitIndex);
  const legs = legsOf(steps, course, limits.amplitude).map((leg) => ({ ...leg, start: leg.start + shape.fitIndex, end: leg.end + shape.fitIndex }));
  if (shape.unfitShare > 0.3 && shape.trainCrashes >= 2)
    return decision('oscillating', `train itself was lost and fitted again ${shape.trainCrashes} times`, null, ['unstable']);
  const descent = doubleDescent(run, limits);
  if (descent) return descent;
  const first = legs[0];
  if (!first) return flat(run, limits);
  if (legs.length === 1) return first.to > first.from ? rise(run, first, limits) : fall(run, first, limits);
  return severalMoves(run, legs, limits);
}

function isHigh({ scores }: Case, score: number, limits: Thresholds): boolean {
  const { test } = scores;
  const level = scores.channel === 'accuracy' ? test.offset + test.scale * score : score;
  return level >= (scores.channel === 'accuracy' ? limits.high : limits.high + 0.05);
}

function flat(run: Case, limits: Thresholds): Decision {
  const { shape, memorisation } = run;
  const level = shape.final;
  const closesOnTrain = level >= limits.low && memorisation.final - level <= 0.1;
  if (isHigh(run, level, limits) || closesOnTrain) return decision('no_delay', 'test was learnt together with train and stayed', earlyRise(run));
  if (level < limits.low) return decision('memorised_so_far', 'train is fitted and test has not moved since');
  return decision('partial_generalisation', 'test reached a middling level together with train and stayed there', earlyRise(run));
}

/** The rise from the start of the log to the final level, where test did not wait for the fit. */
function earlyRise({ shape }: Case): Move | null {
  if (shape.final - shape.start < 0.2) return null;
  const top = shape.smoothed.findIndex((score) => score >= shape.final - 0.02);
  const leg = { start: 0, end: top < 0 ? shape.smoothed.length - 1 : top, from: shape.start, to: shape.final };
  return moveOf(shape, leg, shape.start, shape.final);
}

function rise(run: Case, leg: Leg, limits: Thresholds, unstable: readonly string[] = []): Decision {
  const { shape, memorisation } = run;
  const fit = memorisation.fit?.step ?? 0;
  const top = unstable.length > 0 ? leg.to : Math.max(shape.final, leg.from + 0.05);
  const plateau = plateauLevel(shape, leg, top);
  const move = moveOf(shape, leg, plateau, top);
  const ratio = move.t50 / Math.max(fit, Number.MIN_VALUE);
  const width = Math.log(move.t90 / Math.max(move.t10, Number.MIN_VALUE));
  if (!isHigh(run, top, limits)) {
    if (shape.drift >= Math.min(0.03, Math.max(0.015, 0.1 * (top - plateau)))) return decision('partial_rise', 'test is rising and has not arrived', move, unstable);
    if (ratio < limits.delay) return decision('partial_generalisation', 'test reached a middling level soon after train', earlyRise(run) ?? move, unstable);
    return decision('semi_grokking', 'test rose late, and only to a middling level', move, unstable);
  }
  if (ratio < limits.delay) return decision('no_delay', 'test was learnt soon after train', earlyRise(run) ?? move, [...unstable, ...(ratio >= 0.75 * limits.delay ? ['borderline'] : [])]);
  const wasLow = plateau <= limits.plateauShare * top;
  if (!wasLow || width > limits.width) return decision('gradual', wasLow ? 'test rose late, but over more than a factor of 30 in time' : 'test was half-way when train was fitted and crept up from there', move, unstable);
  return decision('grokking', 'train was fitted early and test rose much later', move, unstable);
}

function fall(run: Case, leg: Leg, limits: Thresholds): Decision {
  const { shape, memorisation, weightDecay } = run;
  const fit = memorisation.fit?.step ?? 0;
  const move = moveOf(shape, leg, leg.from, Math.min(shape.final, leg.from - 0.05));
  const lost = leg.from - shape.final;
  if (!isHigh(run, leg.from, limits) && leg.from < 0.75) {
    const name = leg.from >= limits.low ? 'late_generalisation_loss' : 'memorised_so_far';
    return decision(name, 'test never was learnt well and fell after the fit', move);
  }
  if (move.t50 < 2 * fit) return decision('late_generalisation_loss', 'test fell while train was still being fitted', move);
  if (weightDecay === 0) return decision('late_generalisation_loss', 'test was learnt early and lost later without weight decay', move);
  const tags = weightDecay === undefined ? ['wd_unknown'] : [];
  if (lost >= limits.loss * leg.from) return decision('misgrokking', 'test was learnt early and lost later while train stayed fitted', move, tags);
  return decision('partial_misgrokking', 'test was learnt early and partly lost later while train stayed fitted', move, tags);
}

function severalMoves(run: Case, legs: readonly Leg[], limits: Thresholds): Decision {
  const { shape, weightDecay } = run;
  const [first, second] = legs as [Leg, Leg, ...Leg[]];
  if (legs.length === 2 && first.to < first.from && first.from < limits.low + 0.1) return rise(run, second, limits);
  const up = legs.find((leg) => leg.to > leg.from && isHigh(run, leg.to, limits));
  const endsHigh = isHigh(run, shape.final, limits);
  if (endsHigh && up) return rise(run, up, limits, ['unstable']);
  if (endsHigh) return decision('no_delay', 'test was learnt with train and came back after a dip', earlyRise(run), ['unstable']);
  if (legs.length === 2 && up === first) {
    const risen = rise(run, first, limits, ['late_loss']);
    const verdict = weightDecay === 0 ? 'anti_grokking' : 'grokking_then_loss';
    return decision(verdict, 'test rose late and was lost again while train stayed fitted', risen.move, risen.verdict === 'grokking' ? [] : ['borderline']);
  }
  if (legs.length >= 3) return decision('oscillating', 'test keeps moving up and down without settling', up ? rise(run, up, limits, ['unstable']).move : null, ['unstable']);
  if (first.to > first.from) return decision('unclassified', 'test rose in part and fell again', rise(run, first, limits).move);
  return decision('late_generalisation_loss', 'test was lost after the fit and came back in part', fall(run, first, limits).move, ['recovered_in_part']);
}

/** First descent of the error, a peak close to the fit, and a second descent below the first (theory note §4.2). */
function doubleDescent({ shape, memorisation }: Case, limits: Thresholds): Decision | undefined {
  const fit = memorisation.fit?.step ?? 0;
  const legs = legsOf(shape.steps, shape.smoothed, limits.amplitude / 2);
  for (let i = 0; i + 1 < legs.length; i++) {
    const [down, up] = [legs[i] as Leg, legs[i + 1] as Leg];
    const peak = shape.steps[down.end] ?? 0;
    const isNear = peak >= fit / 3 && peak <= 3 * fit;
    if (down.to < down.from && down.from >= 0.3 && isNear && up.to > down.from && shape.final > down.from && down.to > 0.1)
      return decision('double_descent', 'the test error fell, peaked near the fit and fell below its first minimum', moveOf(shape, up, up.from, up.to));
  }
  return undefined;
}

/** Log-time-weighted median of the test score from the fit to where the rise has done a tenth of its way. */
function plateauLevel(shape: Shape, leg: Leg, top: number): number {
  const base = shape.smoothed[leg.start] ?? 0;
  const tenth = base + 0.1 * (top - base);
  const weighted: { level: number; weight: number }[] = [];
  for (let i = shape.fitIndex; i <= leg.end; i++) {
    const level = shape.smoothed[i] as number;
    if (i > leg.start && level > tenth) break;
    const [now, next] = [shape.steps[i] as number, shape.steps[i + 1] ?? (shape.steps[i] as number)];
    weighted.push({ level, weight: now > 0 ? Math.log(next / now) : 0 });
  }
  weighted.sort((a, b) => a.level - b.level);
  const half = weighted.reduce((sum, one) => sum + one.weight, 0) / 2;
  let sum = 0;
  for (const { level, weight } of weighted) {
    sum += weight;
    if (sum >= half) return Math.min(level, base + 0.5 * (top - base));
  }
  return base;
}

function moveOf(shape: Shape, leg: Leg, from: number, to: number): Move {
  const direction = to >= from ? 'rise' : 'fall';
  const at = (share: number) => {
    const level = from + share * (to - from);
    const crossing = lastCrossing(shape.steps, shape.smoothed, level, direction, leg.start, leg.end);
    const edge = shape.steps[leg.start] ?? 0;
    return crossing ?? { step: edge, bracket: [shape.steps[leg.start - 1] ?? 0, edge] as const };
  };
  const [t10, t50, t90] = [at(0.1), at(0.5), at(0.9)];
  return { leg, from, to, t10: t10.step, t50: t50.step, t90: t90.step, bracket: t50.bracket };
}
