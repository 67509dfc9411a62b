import { FLOOR, type Response } from '../noise/response.js';
import { noiseProfiles } from '../noise/variance.js';
import { clamp } from '../numerics/box.js';
import { type LevelFit, TransitionLikelihood } from './likelihood.js';
import { logistic, type Shape } from './logistic.js';
import type { Problem } from './problem.js';

/** Ways that are this much less likely than the best, in ln, are left out. */
const NEGLIGIBLE = 5;

interface Way {
  readonly likelihood: TransitionLikelihood;
  readonly logPrior: number;
}

/** Likelihood of a shape where the noise behaves in one of several ways. */
export class NoiseMixture {
  private readonly ways: readonly Way[];

  /** @param near a shape close to the best, at which the ways are compared */
  constructor(ways: readonly Way[], near: Shape) {
    for (const { likelihood } of ways) likelihood.focusOn(near);
    const logs = logsOf(ways, near);
    const best = Math.max(...logs);
    this.ways = ways.filter((_, i) => (logs[i] as number) >= best - NEGLIGIBLE);
  }

  /** ln p(y | shape) up to a constant. */
  logMarginal(shape: Shape): number {
    const logs = logsOf(this.ways, shape);
    const largest = Math.max(...logs);
    if (largest === Number.NEGATIVE_INFINITY) return largest;
    return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
  }

  /** Levels and noise of the way that describes `shape` best. */
  levels(shape: Shape): LevelFit {
    const logs = logsOf(this.ways, shape);
    const best = this.ways[logs.indexOf(Math.max(...logs))] as Way;
    return best.likelihood.levels(shape);
  }
}

function logsOf(ways: readonly Way[], shape: Shape): number[] {
  return ways.map(({ likelihood, logPrior }) => likelihood.logMarginal(shape) + logPrior);
}

/**
 * The ways in which the noise of a curve may change along a transition of about the shape `near`.
 *
 * @param evaluationSize number of examples that an accuracy is the mean of
 */
export function mixtureFor(
  { response, precision, bounds, lean, likelihood }: Problem,
  near: Shape,
  evaluationSize?: number,
): NoiseMixture {
  const { from, to, rho } = likelihood.levels(near);
  const done = logistic(response.x, near, lean);
  const residuals = response.y.map(
    (value, i) => (value - from - (to - from) * (done[i] as number)) * (precision[i] as number),
  );
  const fresh = Math.sqrt(1 - rho * rho);
  const innovations = residuals.map((value, i) =>
    i === 0 ? value * fresh : value - rho * (residuals[i - 1] as number),
  );
  const least =
    evaluationSize === undefined ? undefined : countingVariance(response, { from, to }, done, evaluationSize);
  const ways = noiseProfiles(response.y, innovations, done, FLOOR, least).map((profile) => ({
    logPrior: profile.logPrior,
    likelihood: new TransitionLikelihood(
      response,
      profile.precision.map((factor, i) => factor * (precision[i] as number)),
      bounds,
      lean,
    ),
  }));
  return new NoiseMixture(ways, near);
}

/** Variance p (1 - p) / n of a mean of n right and wrong answers, in the unit of the scaled response. */
function countingVariance(
  { centre, range }: Response,
  { from, to }: Pick<LevelFit, 'from' | 'to'>,
  done: Float64Array,
  size: number,
): Float64Array {
  return done.map((share) => {
    const level = clamp(centre + range * (from + (to - from) * share), 0, 1);
    return (level * (1 - level)) / size / range ** 2;
  });
}
