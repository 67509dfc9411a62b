import type { Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';
import { hasDiverged } from './divergence.js';
import { findMemorisation } from './memorisation.js';
import type { Case, Decision } from './rules/case.js';
import { decide } from './rules/decide.js';
import type { ChannelScores } from './score.js';
import { shapeOf } from './shape/shape.js';
import { thresholds } from './thresholds.js';

export interface Judgement {
  readonly run: Case;
  readonly decision: Decision;
}

/** The verdict on the scores of one channel. */
export function judge(scores: ChannelScores, curves: Curves, hyperparameters: Hyperparameters): Judgement {
  const memorisation = findMemorisation(scores.train, scores.fitScore);
  const run: Case = {
    scores,
    memorisation,
    shape: shapeOf(scores.test, scores.train, memorisation),
    diverged: hasDiverged(curves, memorisation),
    weightDecay: hyperparameters.weightDecay?.value,
  };
  return { run, decision: decide(run, thresholds) };
}
