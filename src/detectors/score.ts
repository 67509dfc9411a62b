import type { Curve, Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';

/**
 * A curve as a score: 0 is the level of a guess, 1 is perfect (theory note §4.1). An accuracy below that of a guess
 * keeps its negative score, so that a move is timed between the levels that the curve has.
 */
export interface Score {
  readonly curve: Curve;
  readonly steps: Float64Array;
  readonly scores: Float64Array;
  /** The scores in the unit of the curve: level = offset + scale·score. */
  readonly offset: number;
  readonly scale: number;
}

export interface ChannelScores {
  readonly channel: 'accuracy' | 'loss';
  readonly train: Score;
  readonly test: Score;
  /** From this score on the training data count as fitted. */
  readonly fitScore: number;
}

/**
 * The scores that decide the verdict: accuracies where the test accuracy is there, losses otherwise. A train
 * accuracy that is missing is replaced by the train loss. Returns the reason where a curve is missing.
 */
export function channelScores(
  curves: Curves,
  hyperparameters: Hyperparameters,
): ChannelScores | { readonly why: string } {
  const chance = curves.chance?.value ?? 0;
  if (curves.testAccuracy) {
    const test = accuracyScore(curves.testAccuracy, chance);
    if (curves.trainAccuracy)
      return {
        channel: 'accuracy',
        train: accuracyScore(curves.trainAccuracy, chance),
        test,
        fitScore: 0.99,
      };
    if (curves.trainLoss)
      return {
        channel: 'accuracy',
        train: lossScore(curves.trainLoss),
        test,
        fitScore: lossFitScore(curves.trainLoss, hyperparameters),
      };
    return {
      why: 'there is no train curve in the log, only a test curve; if one has another name, give it with --train',
    };
  }
  if (curves.testLoss) {
    if (curves.trainLoss)
      return {
        channel: 'loss',
        train: lossScore(curves.trainLoss),
        test: lossScore(curves.testLoss),
        fitScore: lossFitScore(curves.trainLoss, hyperparameters),
      };
    return {
      why: 'there is no train loss in the log, only a test loss; if it has another name, give it with --train',
    };
  }
  if (curves.trainAccuracy ?? curves.trainLoss)
    return {
      why: 'there is no test curve in the log, only a train curve; if one has another name, give it with --test',
    };
  return {
    why: 'no train or test curve with finite values was found among the series of the log; name them with --train and --test',
  };
}

function accuracyScore(curve: Curve, chance: number): Score {
  const scale = 1 - chance;
  return {
    curve,
    steps: curve.steps,
    scores: curve.values.map((value) => Math.min(1, (value - chance) / scale)),
    offset: chance,
    scale,
  };
}

/** 1 - L/L_ref, where L_ref is the first logged loss: that of the untrained model. */
function lossScore(curve: Curve): Score {
  const reference = curve.values[0] ?? 1;
  return {
    curve,
    steps: curve.steps,
    scores: curve.values.map((value) => Math.min(1, Math.max(0, 1 - value / reference))),
    offset: reference,
    scale: -reference,
  };
}

/** Fit by loss: one hundredth of the first loss, or ln 2 / n, which certifies every label of a mean binary logistic loss. */
function lossFitScore(curve: Curve, hyperparameters: Hyperparameters): number {
  const reference = curve.values[0] ?? 1;
  const certified = hyperparameters.trainSize ? Math.LN2 / hyperparameters.trainSize.value : 0;
  return 1 - Math.max(0.01, Math.min(0.05, certified / reference));
}
