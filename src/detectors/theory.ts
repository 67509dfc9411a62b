import { type Clock, makeClock } from '../run/clock.js';
import type { Curve, Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';
import type { TheoryComparison, Transition } from './diagnosis.js';

const nothing: TheoryComparison = {
  applies: false,
  s10: null,
  s50: null,
  s90: null,
  logAlpha: null,
  alphaSource: null,
  predictedStep: null,
  ratio: null,
  offset: null,
  slopeCheck: null,
  why: null,
};

/** Smallest ln(alpha) for which a ratio says anything; below it an offset of order one doubles it. */
const smallestLogAlpha = 0.5;

/** A slope of ln(norm) against s this close to -1 confirms optimiser, units, weight decay and learning rate at once. */
const slopeTolerance = 0.1;

/**
 * Compares the measured time with (1/λ)·log α (Lyu et al. 2023, Theorems 3.4 and 3.5) in its finite-size form
 * s50 = ln(‖θ(0)‖/‖θ(late)‖) + C (theory note §2.2, §2.5). λ is per optimiser step: lr·wd.
 */
export function compareWithTheory(
  curves: Curves,
  hyperparameters: Hyperparameters,
  transition: Transition | null,
  memorised: number | null,
): TheoryComparison {
  const clock = makeClock(curves, hyperparameters);
  if ('why' in clock) return { ...nothing, why: clock.why };
  const alpha = alphaOf(curves, hyperparameters, transition, memorised);
  const slopeCheck = normSlope(curves.weightNorm, clock, memorised, transition);
  const predictedStep = alpha && alpha.log > 0 ? clock.stepAt(alpha.log) : null;
  const known = {
    ...nothing,
    logAlpha: alpha?.log ?? null,
    alphaSource: alpha?.source ?? null,
    predictedStep,
    slopeCheck,
  };
  if (!transition) {
    const last = (curves.testAccuracy ?? curves.testLoss)?.steps.at(-1) ?? 0;
    return { ...known, why: `there is no transition to compare; the log ends at s = ${sig(clock.at(last))}` };
  }
  const s50 = clock.at(transition.t50);
  const times = { s10: clock.at(transition.t10), s50, s90: clock.at(transition.t90) };
  const isTelling = alpha !== undefined && alpha.log >= smallestLogAlpha;
  const ratio = isTelling && predictedStep ? transition.t50 / predictedStep : null;
  const offset = alpha ? s50 - alpha.log : null;
  const why = whyNot(clock, alpha, slopeCheck);
  return { ...known, ...times, ratio, offset, applies: why === null, why };
}

function whyNot(clock: Clock, alpha: { log: number } | undefined, slope: number | null): string | null {
  if (clock.kind === 'decoupled')
    return 'the law is proved for gradient flow with L2 weight decay; for AdamW and its like only the clock s = Σ lr·wd is given';
  if (!alpha) return 'alpha is not known: the log has neither the weight norm nor the norm at the start';
  if (alpha.log < smallestLogAlpha)
    return `ln(alpha) = ${alpha.log.toFixed(2)} is under ${smallestLogAlpha}: the start is not large against the final weights`;
  if (slope !== null && slope > 0)
    return 'the weight norm grows on the plateau, so the decay clock is not what moves the weights';
  const isConfirmed = slope !== null && Math.abs(slope + 1) <= slopeTolerance;
  if (clock.kind === 'unknown' && !isConfirmed)
    return 'the optimiser is not in the log, and the weight norm does not confirm that it is SGD with L2 weight decay';
  return null;
}

/** ln of the norm at the start over the norm of the late solution; where the norm grows first, its later maximum. */
function alphaOf(
  curves: Curves,
  hyperparameters: Hyperparameters,
  transition: Transition | null,
  memorised: number | null,
): { log: number; source: string } | undefined {
  const norm = curves.weightNorm;
  const last = norm?.values.at(-1);
  if (!norm || last === undefined || last <= 0 || !transition || transition.censored) return undefined;
  const given = hyperparameters.initNorm;
  const first = given?.value ?? norm.values[0] ?? last;
  const from = norm.steps.findIndex((step) => step >= (memorised ?? 0));
  const highest = norm.values.subarray(Math.max(0, from)).reduce((most, value) => Math.max(most, value), 0);
  if (highest > 1.1 * first)
    return {
      log: Math.log(highest / last),
      source: `largest weight norm after memorisation ${sig(highest)} over final ${sig(last)} (the norm grew first)`,
    };
  const source = given ? `initial norm ${sig(first)} (${given.from})` : `first weight norm ${sig(first)}`;
  return { log: Math.log(first / last), source: `${source} over final ${sig(last)}` };
}

function sig(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Least-squares slope of ln(norm) against s between memorisation and the start of the transition. */
function normSlope(
  norm: Curve | undefined,
  clock: Clock,
  memorised: number | null,
  transition: Transition | null,
): number | null {
  if (!norm) return null;
  const end = transition?.t10 ?? norm.steps.at(-1) ?? 0;
  const points: { s: number; log: number }[] = [];
  for (let i = 0; i < norm.steps.length; i++) {
    const step = norm.steps[i] as number;
    const value = norm.values[i] as number;
    if (step >= (memorised ?? 0) && step <= end && value > 0)
      points.push({ s: clock.at(step), log: Math.log(value) });
  }
  if (points.length < 3) return null;
  const meanS = points.reduce((sum, point) => sum + point.s, 0) / points.length;
  const meanLog = points.reduce((sum, point) => sum + point.log, 0) / points.length;
  let covariance = 0;
  let variance = 0;
  for (const { s, log } of points) {
    covariance += (s - meanS) * (log - meanLog);
    variance += (s - meanS) ** 2;
  }
  return variance > 0 ? covariance / variance : null;
}
