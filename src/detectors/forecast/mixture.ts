import { logNormalBetween } from '../numerics/student.js';
import type { Calibration, Kind, Spread } from './calibration.js';
import type { Landmark } from './landmark.js';

/** Correlation of the errors of two landmarks of one run. They share the task, and so most of what is not known. */
const correlation = 0.5;

/** A normal distribution of the clock at which a run moves, if it is of one kind. */
interface Component {
  readonly mean: number;
  readonly deviation: number;
  /** How well the landmarks agree with one another, if the run is of that kind. */
  readonly logEvidence: number;
}

/** What is known of a move to come: a mixture over kinds of runs, given that it lies beyond `now`. */
export interface Mixture {
  readonly quantile: (probability: number) => number;
  /** Probability that the move had not come by `now`, before it was known that it had not. */
  readonly survival: number;
}

/**
 * Joins the landmarks by generalised least squares, once for each kind of run, and weighs the kinds by how well the
 * landmarks then agree, and by how well the kind explains that nothing has moved by `now`.
 *
 * @param now clock at the end of the log
 * @returns undefined where no kind knows the landmarks
 */
export function mixtureOf(
  found: readonly Landmark[],
  direction: 'rise' | 'fall',
  now: number,
  { kinds, spreads }: Calibration,
): Mixture | undefined {
  const components = kinds
    .filter((kind) => kind.direction === direction)
    .map((kind) => componentOf(found, kind, spreads[direction]))
    .filter((component) => component !== undefined);
  if (components.length === 0) return undefined;
  const greatest = Math.max(...components.map(({ logEvidence }) => logEvidence));
  const weights = components.map(({ logEvidence }) => Math.exp(logEvidence - greatest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const massBetween = (from: number, to: number): number =>
    components.reduce((sum, { mean, deviation }, i) => {
      const log = logNormalBetween((from - mean) / deviation, (to - mean) / deviation);
      return sum + ((weights[i] as number) / total) * Math.exp(log);
    }, 0);
  const survival = massBetween(now, Number.POSITIVE_INFINITY);
  const farthest = Math.max(now, ...components.map(({ mean, deviation }) => mean + 8 * deviation));
  const quantile = (probability: number): number => {
    let [low, high] = [now, farthest];
    for (let round = 0; round < 40; round++) {
      const middle = (low + high) / 2;
      if (massBetween(now, middle) < probability * survival) low = middle;
      else high = middle;
    }
    return high;
  };
  return { quantile, survival };
}

/** Least squares of one number from equally correlated measurements with deviations of their own. */
function componentOf(
  found: readonly Landmark[],
  { offsets, extra }: Kind,
  spreads: Readonly<Partial<Record<string, Spread>>>,
): Component | undefined {
  let [count, u, uu, z, zz, uz, logs] = [0, 0, 0, 0, 0, 0, 0];
  for (const { name, s, ahead } of found) {
    const [offset, spread] = [offsets[name], spreads[name]];
    if (offset === undefined || !spread) return undefined;
    const deviation = Math.hypot(spread.near, spread.far * ahead, name === 'test-rise' ? 0 : extra);
    const [precision, measured] = [1 / deviation, (s + offset) / deviation];
    count += 1;
    u += precision;
    uu += precision ** 2;
    z += measured;
    zz += measured ** 2;
    uz += precision * measured;
    logs += Math.log(deviation);
  }
  if (count === 0) return undefined;
  const shared = correlation / (1 + (count - 1) * correlation);
  const information = (uu - shared * u * u) / (1 - correlation);
  const weighted = (uz - shared * u * z) / (1 - correlation);
  const disagreement = (zz - shared * z * z) / (1 - correlation) - weighted ** 2 / information;
  return {
    mean: weighted / information,
    deviation: information ** -0.5,
    logEvidence: -disagreement / 2 - logs - Math.log(information) / 2,
  };
}
