import type { SeededRandom } from '../../../reference-models/random/index.js';
import { logUniform, uniform } from '../draw.js';

/** A level as a function of the step. */
export type Level = (step: number) => number;

/** A move from 0 to 1: a generalised logistic in ln(step), or several of them one after another. */
export function drawMove(random: SeededRandom, t50: number, width: number): Level {
  if (random.uniform() < 0.8) return skewed(t50, width, logUniform(random, 0.4, 2.5));
  const stairs = 2 + random.integer(3);
  const moves = Array.from({ length: stairs }, (_, i) => ({
    share: uniform(random, 0.5, 1),
    done: skewed(t50 * Math.exp(4 * width * ((i + 0.5) / stairs - 0.5)), (0.3 * width) / stairs, 1),
  }));
  const total = moves.reduce((sum, { share }) => sum + share, 0);
  return (step) => moves.reduce((sum, { share, done }) => sum + share * done(step), 0) / total;
}

/** Richards' curve, half done at `t50`; of the logistic where `skew` is 1, with a longer start below and a longer end above. */
function skewed(t50: number, width: number, skew: number): Level {
  const shift = Math.log(2 ** skew - 1);
  return (step) => (1 + Math.exp(shift - Math.log(step / t50) / width)) ** (-1 / skew);
}
