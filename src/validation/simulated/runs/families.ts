import { logUniform, uniform } from '../draw.js';
import {
  comesAlong,
  type Course,
  drawDecay,
  fitOf,
  later,
  learns,
  longestDelay,
  type Sketch,
  sum,
} from './course.js';
import type { Level } from './move.js';

type Family = (sketched: Sketch) => Course;

/**
 * Kinds of runs, with parameters drawn so widely that each kind crosses into its neighbours: the verdict of a run is
 * read off its exact curves and not off the name of its family.
 */
export const FAMILIES: Readonly<Record<string, Family>> = {
  delayed: (s) => rises(s, uniform(s.random, 0, 0.3), uniform(s.random, 0.88, 1), 2.2, [0.03, 0.5]),
  borderline: (s) => rises(s, uniform(s.random, 0.1, 0.75), uniform(s.random, 0.7, 1), 1, [0.1, 1.2]),
  middling: (s) => rises(s, uniform(s.random, 0, 0.3), uniform(s.random, 0.3, 0.9), 1.5, [0.03, 0.5]),
  truncated: (s) => {
    const width = logUniform(s.random, 0.05, 0.4);
    const delay = (s.last / fitOf(s)) * Math.exp(-width * uniform(s.random, -3, 4));
    const plateau = uniform(s.random, 0, 0.3);
    return run(s, learns(s), plateau, later(s, uniform(s.random, 0.85, 1) - plateau, delay, width));
  },
  memorised: (s) => run(s, learns(s), uniform(s.random, 0, 0.45), creeps(s)),
  prompt: (s) => run(s, learns(s), uniform(s.random, 0.75, 1), creeps(s)),
  together: (s) => run(s, learns(s), uniform(s.random, 0.25, 1), creeps(s)),
  late_fall: (s) => {
    const level = uniform(s.random, 0.6, 1);
    return falls(s, level, uniform(s.random, 0.25, 1) * level);
  },
  rise_and_fall: (s) => {
    const width = logUniform(s.random, 0.03, 0.2);
    const rise = logUniform(s.random, 2.2, Math.max(3, longestDelay(s, width, 3) / 4));
    const fall = rise * logUniform(s.random, 3, 20);
    const size = uniform(s.random, 0.6, 0.95);
    const lost = -size * uniform(s.random, 0.2, 1);
    return run(
      s,
      learns(s),
      uniform(s.random, 0, 0.2),
      later(s, size, rise, width),
      later(s, lost, fall, width),
    );
  },
  train_lost: (s) => {
    const width = logUniform(s.random, 0.05, 0.3);
    const delay = logUniform(s.random, 1.5, longestDelay(s, width, 3));
    const lost = -uniform(s.random, 0.02, 1);
    const train = sum(learns(s, uniform(s.random, 0.7, 1)), later(s, lost, delay, width));
    return run(s, train, uniform(s.random, 0.1, 1), later(s, lost, delay, width));
  },
  unfitted: (s) => {
    const slow = { ...s, learnt: s.last * logUniform(s.random, 0.3, 3) };
    const top = uniform(s.random, 0.02, 0.98);
    const train = learns(slow, top);
    const share = uniform(s.random, 0, 1);
    return { train, test: (step) => share * train(step), weightDecay: drawDecay(s.random) };
  },
  swinging: (s) => {
    const [level, size] = [uniform(s.random, 0.3, 0.7), uniform(s.random, 0.05, 0.35)];
    const pace = (2 * Math.PI * uniform(s.random, 1, 6)) / Math.log(s.last / s.learnt);
    const swing: Level = (step) => (step > s.learnt ? size * Math.sin(pace * Math.log(step / s.learnt)) : 0);
    return run(s, learns(s), level, swing);
  },
  twice_descending: (s) => {
    const [before, dip] = [uniform(s.random, 0.35, 0.8), uniform(s.random, 0.1, 0.5)];
    const peak = fitOf(s) * logUniform(s.random, 0.4, 2);
    const spread = logUniform(s.random, 0.15, 0.4);
    const early = comesAlong({ ...s, learnt: peak * Math.exp(-6 * spread) }, before);
    const bump: Level = (step) => -dip * Math.exp(-0.5 * (Math.log(step / peak) / spread) ** 2);
    const after = later(
      s,
      uniform(s.random, 0.1, 1 - before),
      (peak / fitOf(s)) * Math.exp(2 * spread),
      spread,
    );
    return { train: learns(s), test: sum(early, bump, after), weightDecay: drawDecay(s.random) };
  },
};

/** Train is fitted, test comes along to `plateau`, and `moves` follow. */
function run(sketched: Sketch, train: Level, plateau: number, ...moves: readonly Level[]): Course {
  const test = sum(comesAlong(sketched, plateau), ...moves);
  return { train, test, weightDecay: drawDecay(sketched.random) };
}

/** Test rises once more after train was fitted, and is done before the log ends where there is room. */
function rises(
  s: Sketch,
  plateau: number,
  final: number,
  least: number,
  [narrowest, widest]: readonly [number, number],
): Course {
  const width = logUniform(s.random, narrowest, widest);
  const delay = logUniform(s.random, least, longestDelay(s, width, 2 * least));
  return run(s, learns(s), plateau, later(s, Math.max(0, final - plateau), delay, width));
}

function falls(s: Sketch, level: number, lost: number): Course {
  const width = logUniform(s.random, 0.03, 0.4);
  const delay = logUniform(s.random, 1.3, longestDelay(s, width, 4));
  return run(s, learns(s), level, later(s, -lost, delay, width));
}

/** A drift in ln(step) after the fit that is too small to be a move. */
function creeps(s: Sketch): Level {
  const drift = uniform(s.random, -0.12, 0.12);
  const fit = fitOf(s);
  return (step) => (step > fit ? (drift * Math.log(step / fit)) / Math.max(1, Math.log(s.last / fit)) : 0);
}
