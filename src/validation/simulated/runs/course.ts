import type { SeededRandom } from '../../../reference-models/random/index.js';
import { logUniform, uniform } from '../draw.js';
import type { Spacing } from '../steps.js';
import { drawMove, type Level } from './move.js';

/** What a run would log without noise. Scores: 0 is a guess, 1 is perfect. */
export interface Course {
  readonly train: Level;
  readonly test: Level;
  readonly weightDecay: number | undefined;
}

/** When the evaluations of a run are made. */
export interface Schedule {
  readonly spacing: Spacing;
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

/** Draws the pieces of a course on one schedule. */
export interface Sketch {
  readonly random: SeededRandom;
  /** First and last step of the log. */
  readonly first: number;
  readonly last: number;
  /** The step at which train is half learnt, and the width of its rise. */
  readonly learnt: number;
  readonly width: number;
}

/** Train is learnt after 0–35 % of ln(step), so that there is room for what comes later. */
export function sketch(random: SeededRandom, { first, last }: Schedule): Sketch {
  const learnt = first * (last / first) ** uniform(random, 0, 0.35);
  return { random, first, last, learnt, width: logUniform(random, 0.05, 0.25) };
}

/** Train rises to `top`, which is enough to be fitted from .99 on. */
export function learns({ random, learnt, width }: Sketch, top = 1): Level {
  const done = drawMove(random, learnt, width);
  return (step) => top * done(step);
}

/** Test comes to `level` while train is learnt. */
export function comesAlong({ random, learnt, width }: Sketch, level: number): Level {
  const done = drawMove(random, learnt * logUniform(random, 0.5, 1.3), width);
  return (step) => level * done(step);
}

/** A later move by `size`; `delay` is in times the step at which train is about fitted. */
export function later(sketched: Sketch, size: number, delay: number, width: number): Level {
  const done = drawMove(sketched.random, fitOf(sketched) * delay, width);
  return (step) => size * done(step);
}

/** About the step at which train reaches .99. */
export function fitOf({ learnt, width }: Sketch): number {
  return learnt * Math.exp(4.6 * width);
}

/** The longest delay after which a move of that width is over before the log ends; at least `least`. */
export function longestDelay(sketched: Sketch, width: number, least: number): number {
  return Math.max(least, (sketched.last / fitOf(sketched)) * Math.exp(-4 * width));
}

export function sum(...levels: readonly Level[]): Level {
  return (step) =>
    Math.min(
      1,
      Math.max(
        0,
        levels.reduce((total, level) => total + level(step), 0),
      ),
    );
}

/** Half of the runs say what weight decay they had; a third of those, that there was none. */
export function drawDecay(random: SeededRandom): number | undefined {
  if (random.uniform() < 0.5) return undefined;
  return random.uniform() < 1 / 3 ? 0 : logUniform(random, 1e-4, 1);
}
