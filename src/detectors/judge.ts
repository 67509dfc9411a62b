import type { Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';
import { readDecay } from './decay.js';
import { hasDiverged } from './divergence.js';
import { findMemorisation, lostShare, type Memorisation } from './memorisation.js';
import type { Case, Decision } from './rules/case.js';
import { decide } from './rules/decide.js';
import type { ChannelScores } from './score.js';
import { shapeOf } from './shape/shape.js';
import { thresholds } from './thresholds.js';

export interface Judgement {
  readonly run: Case;
  readonly decision: Decision;
}

/** Largest share of ln(step) from the fit to the end of a rise in which the fit may be lost (theory note §4.2). */
const mostLost = 0.05;

/**
 * The verdict on the scores of one channel. A fit that is lost for long before test rises was no memorisation: then the
 * run counts from where train was fitted again.
 */
export function judge(scores: ChannelScores, curves: Curves, hyperparameters: Hyperparameters): Judgement {
  const judgeFrom = (memorisation: Memorisation, earlierFit: number | null): Judgement => {
    const run: Case = {
      scores,
      memorisation,
      shape: shapeOf(scores.test, scores.train, memorisation),
      diverged: hasDiverged(curves, memorisation),
      weightDecay: hyperparameters.weightDecay?.value,
      decay: readDecay(curves, hyperparameters, memorisation.fit?.step ?? null),
      earlierFit,
    };
    return { run, decision: decide(run, thresholds) };
  };
  const first = findMemorisation(scores.train, scores.fitScore);
  const judged = judgeFrom(first, null);
  const refit = refitStep(judged);
  if (refit === undefined) return judged;
  const second = findMemorisation(scores.train, scores.fitScore, refit);
  return second.fit === null ? judged : judgeFrom(second, first.fit?.step ?? null);
}

/** Where train was fitted again after the last loss of the fit before test was half-way up, if that loss matters. */
function refitStep({ run, decision: { move } }: Judgement): number | undefined {
  if (!move || move.to < move.from || lostShare(run.memorisation, move.t90) <= mostLost) return undefined;
  return run.memorisation.lost.findLast(({ from }) => from < move.t50)?.to ?? undefined;
}
