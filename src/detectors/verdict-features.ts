import { lostShare } from './memorisation.js';
import { median } from './numerics/index.js';
import { type Case, type Decision, overHigh } from './rules/case.js';
import { type Thresholds, thresholds } from './thresholds.js';

/** How far a run is from the lines between verdicts; what does not apply is NaN. */
export interface VerdictFeatures {
  /** Final test score less low and high, size of the move less the smallest, final train score less that of the fit. */
  readonly overLow: number;
  readonly overHigh: number;
  readonly overAmplitude: number;
  readonly overFit: number;
  /** ln of the delay over the smallest delay, and of the least delay that the evaluations allow over it. */
  readonly overDelay: number;
  readonly overDelayAtLeast: number;
  /** Largest ln(t90/t10) of a transition less that of the move. */
  readonly underWidth: number;
  /** Largest plateau, as a share of the level after the move, less that of the move. */
  readonly underPlateauShare: number;
  /** Share of the level before the move that was lost, less the smallest of a full misgrokking. */
  readonly overLoss: number;
  /** Change of the test score over the last tenth of the log. */
  readonly drift: number;
  /** Share of ln(step) from the fit to the end of the move in which train was not fitted, and how often it was lost. */
  readonly lostShare: number;
  readonly trainCrashes: number;
  /** ln of the last step over the fit. */
  readonly afterFit: number;
  /** ln of the number of test evaluations, and ln of the step after t50 over the one before. */
  readonly evaluations: number;
  readonly spacing: number;
  /** Median distance of neighbouring test scores: noise, in score units. */
  readonly roughness: number;
}

/** Margins and conditions on which the certainty of a verdict depends: the inputs for a calibrated probability. */
export function verdictFeatures(
  run: Case,
  { move }: Decision,
  limits: Thresholds = thresholds,
): VerdictFeatures {
  const { shape, memorisation, scores } = run;
  const fit = memorisation.fit;
  const last = shape.steps.at(-1) ?? Number.NaN;
  const gap = Math.abs((move?.to ?? Number.NaN) - (move?.from ?? Number.NaN));
  return {
    overLow: shape.final - limits.low,
    overHigh: overHigh(run, shape.final, limits),
    overAmplitude: gap - limits.amplitude,
    overFit: memorisation.final - memorisation.fitScore,
    overDelay: logRatio(move?.t50, fit?.step) - Math.log(limits.delay),
    overDelayAtLeast: logRatio(move?.bracket[0], fit?.bracket[1]) - Math.log(limits.delay),
    underWidth: limits.width - logRatio(move?.t90, move?.t10),
    underPlateauShare: limits.plateauShare - (move ? move.from / move.to : Number.NaN),
    overLoss: (move ? 1 - move.to / move.from : Number.NaN) - limits.loss,
    drift: shape.drift,
    lostShare: move ? lostShare(memorisation, move.t90) : Number.NaN,
    trainCrashes: shape.trainCrashes,
    afterFit: logRatio(last, fit?.step),
    evaluations: Math.log(scores.test.steps.length),
    spacing: logRatio(move?.bracket[1], move?.bracket[0]),
    roughness: roughness(scores.test.scores),
  };
}

/** ln(a/b), NaN where one of them is not there or not positive. */
function logRatio(a: number | undefined, b: number | undefined): number {
  return a !== undefined && b !== undefined && a > 0 && b > 0 ? Math.log(a / b) : Number.NaN;
}

function roughness(scores: Float64Array): number {
  const steps = scores.subarray(1).map((score, i) => Math.abs(score - (scores[i] as number)));
  return steps.length > 0 ? median(steps) : 0;
}
