import type { Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';
import { calibratedProbability } from './calibration/calibrate.js';
import type { Features } from './calibration/features.js';
import { halvesOf } from './calibration/halves.js';
import type { Verdict } from './diagnosis.js';
import { type Judgement, judge } from './judge.js';
import { differenceDeviation } from './numerics/index.js';
import type { Case } from './rules/case.js';
import { decide } from './rules/decide.js';
import { thinned } from './shape/thin.js';
import { type Thresholds, thresholds } from './thresholds.js';

const draws = 63;
/** Rule sets that are tried on each half. */
const drawsOfHalf = 21;
/** Deviation of the test score that counts as little, and the least that is told from none. */
const littleNoise = { usual: 0.01, least: 0.001 };

/** What verdicts other rule sets come to, and what follows for the one that was given. */
export interface Support {
  readonly features: Features;
  /** How many of the rule sets came to each verdict on the whole log. */
  readonly counts: ReadonlyMap<Verdict, number>;
}

/**
 * How firmly a verdict stands: what 63 taxonomies with other thresholds give, on all evaluations and on two halves of
 * them. Each threshold is moved within the range in which a reasonable reader might put it, on a low-discrepancy
 * lattice, so that the answer is the same every time.
 */
export function supportOf(
  { run, decision: { verdict } }: Judgement,
  curves: Curves,
  hyperparameters: Hyperparameters,
): Support {
  const halves = halvesOf(run.scores).map((scores) => judge(scores, curves, hyperparameters));
  const counts = verdictsOf(run, draws);
  const share = (found: ReadonlyMap<Verdict, number>, of: number): number => (found.get(verdict) ?? 0) / of;
  const shares = halves.map((half) => share(verdictsOf(half.run, drawsOfHalf), drawsOfHalf));
  const deviation = differenceDeviation(halves[0]?.run.scores.test.scores ?? []);
  return {
    features: {
      rules: share(counts, draws),
      halves: shares.reduce((sum, one) => sum + one, 0) / shares.length,
      bothHalves: Number(halves.every(({ decision }) => decision.verdict === verdict)),
      noise: Math.log(Math.max(littleNoise.least, deviation) / littleNoise.usual),
    },
    counts,
  };
}

/**
 * The calibrated probability of the verdict, and its remainder shared among the verdicts that other rule sets gave. One
 * pseudo-count is for something else, so that the sum stays under 1.
 */
export function verdictProbabilities(
  verdict: Verdict,
  { features, counts }: Support,
): Partial<Record<Verdict, number>> {
  const probability = calibratedProbability(features);
  const others = [...counts].filter(([other]) => other !== verdict).toSorted((a, b) => b[1] - a[1]);
  const total = others.reduce((sum, [, count]) => sum + count, 1);
  return Object.fromEntries([
    [verdict, probability],
    ...others.map(([other, count]) => [other, ((1 - probability) * count) / total]),
  ]);
}

function verdictsOf(run: Case, of: number): Map<Verdict, number> {
  const light = { ...run, shape: thinned(run.shape) };
  const counts = new Map<Verdict, number>();
  for (let draw = 1; draw <= of; draw++) {
    const { verdict } = decide(light, moved(draw));
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

/** Thresholds of one draw: a Kronecker lattice on the roots of x^8 = x + 1. */
function moved(draw: number): Thresholds {
  const base = 1.0969815577985598;
  const at = (dimension: number): number => ((draw * base ** -(dimension + 1)) % 1) * 2 - 1;
  return {
    low: thresholds.low + 0.1 * at(0),
    high: thresholds.high + 0.06 * at(1),
    amplitude: thresholds.amplitude * Math.SQRT2 ** at(2),
    delay: thresholds.delay * 1.35 ** at(3),
    plateauShare: thresholds.plateauShare + 0.1 * at(4),
    width: thresholds.width + 0.35 * at(5),
    loss: thresholds.loss + 0.1 * at(6),
  };
}
