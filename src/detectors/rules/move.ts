import type { Crossing } from '../diagnosis.js';
import { weightedMedian } from '../numerics/index.js';
import { lastCrossing, settledCrossing } from '../shape/crossing.js';
import type { Leg } from '../shape/legs.js';
import { thresholds } from '../thresholds.js';
import { longestShelf } from '../shape/shelf.js';
import type { Shape } from '../shape/shape.js';

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

/** Times a leg between two levels by the last crossings of the smoothed curve, t50 by its settled one. */
export function moveOf({ steps, smoothed }: Shape, leg: Leg, from: number, to: number): Move {
  const direction = to >= from ? 'rise' : 'fall';
  const edge = steps[leg.start] ?? 0;
  const at = (share: number, find: typeof settledCrossing): Crossing =>
    find(steps, smoothed, from + share * (to - from), direction, leg.start, leg.end) ?? {
      step: edge,
      bracket: [steps[leg.start - 1] ?? 0, edge],
    };
  const { step: t50, bracket } = at(0.5, settledCrossing);
  return { leg, from, to, t10: at(0.1, lastCrossing).step, t50, t90: at(0.9, lastCrossing).step, bracket };
}

/** Both parts of a move that has a shelf between them. */
export interface Stages {
  readonly first: Move;
  readonly second: Move;
  /** Steps at which the shelf begins and ends. */
  readonly shelf: readonly [number, number];
  /** The half-way level of the whole move lies on the shelf, so that its t50 can be anywhere on it. */
  readonly isHalfWay: boolean;
}

/** Splits a move after the fit at its longest shelf; undefined where it has none. */
export function stagesOf(shape: Shape, move: Move): Stages | undefined {
  const { steps, smoothed } = shape;
  const first = steps.findIndex((step) => step >= move.t10);
  const last = steps.findLastIndex((step) => step <= move.t90);
  const isSmall = Math.abs(move.to - move.from) < thresholds.amplitude;
  if (move.leg.start < shape.fitIndex || isSmall || first < 0 || last <= first) return undefined;
  const shelf = longestShelf(steps, smoothed, move, first, last);
  if (!shelf) return undefined;
  const middle = Math.sqrt((steps[shelf.start] as number) * (steps[shelf.end] as number));
  const split = steps.findIndex((step) => step >= middle);
  const { leg, from, to } = move;
  const half = (from + to) / 2;
  const onShelf = smoothed.subarray(shelf.start, shelf.end + 1);
  const stages = {
    first: moveOf(shape, { ...leg, end: split, to: shelf.level }, from, shelf.level),
    second: moveOf(shape, { ...leg, start: split, from: shelf.level }, shelf.level, to),
  };
  const areTimed = [stages.first, stages.second].every(({ t10, t50, t90 }) => t10 < t50 && t50 < t90);
  if (!areTimed) return undefined;
  return {
    ...stages,
    shelf: [steps[shelf.start] as number, steps[shelf.end] as number],
    isHalfWay: onShelf.some((level) => level >= half) && onShelf.some((level) => level <= half),
  };
}

/** What a stretch of time counts for in the level of a plateau. */
type Weight = (from: number, to: number) => number;

const inLogTime: Weight = (from, to) => (from > 0 ? Math.log(to / from) : 0);
const inTime: Weight = (from, to) => to - from;

/** Median of the test score from the fit to where the rise has done a tenth of its way, in log-time by default. */
export function plateauLevel(
  { steps, smoothed, fitIndex }: Shape,
  leg: Leg,
  top: number,
  weight: Weight = inLogTime,
): number {
  const base = smoothed[leg.start] ?? 0;
  const tenth = base + 0.1 * (top - base);
  const levels: number[] = [];
  const weights: number[] = [];
  for (let i = fitIndex; i <= leg.end; i++) {
    const level = smoothed[i] as number;
    if (i > leg.start && level > tenth) break;
    const now = steps[i] as number;
    levels.push(level);
    weights.push(weight(now, steps[i + 1] ?? now));
  }
  const plateau = weightedMedian(levels, weights);
  return Number.isNaN(plateau) ? base : Math.min(plateau, base + 0.5 * (top - base));
}

/**
 * Half-way for the other levels that a plateau can be said to have: that of the fit, and its median in linear time. They
 * differ from the median in log-time where the plateau drifts.
 */
export function otherHalfWays(shape: Shape, { leg, to }: Move): number[] {
  if (leg.start < shape.fitIndex) return [];
  const direction = to >= leg.from ? 'rise' : 'fall';
  return [shape.atFit, plateauLevel(shape, leg, to, inTime)].flatMap((from) => {
    const { steps, smoothed } = shape;
    const crossing = settledCrossing(steps, smoothed, (from + to) / 2, direction, leg.start, leg.end);
    return crossing ? [crossing.step] : [];
  });
}

/** The rise from the start of the log to the final level, where test did not wait for the fit. */
export function earlyRise(shape: Shape): Move | null {
  if (shape.final - shape.start < 0.2) return null;
  const top = shape.smoothed.findIndex((score) => score >= shape.final - 0.02);
  const leg = {
    start: 0,
    end: top < 0 ? shape.smoothed.length - 1 : top,
    from: shape.start,
    to: shape.final,
  };
  return moveOf(shape, leg, shape.start, shape.final);
}
