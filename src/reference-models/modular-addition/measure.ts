import { euclideanNorm } from '../euclidean-norm.js';
import type { Measurements } from '../problem.js';
import { crossEntropy, squaredError, type LossName } from './losses.js';
import { type Activity, blockStarts, createActivity, forward, type Network, orderOf } from './network.js';
import type { Pairs, Split } from './pairs.js';

/**
 * Loss and accuracy on both splits, norms, and the normalised margin q_min/‖θ‖^L, which max-margin bias raises; L is
 * the order in which the net is homogeneous.
 */
export function additionMeasure(
  network: Network,
  { train, test }: Split,
  loss: LossName,
  weightDecay: number,
): (parameters: Float64Array) => Measurements {
  const outputLoss = loss === 'mse' ? squaredError : crossEntropy;
  const trainActivity = createActivity(network, train.count);
  const testActivity = createActivity(network, test.count);
  const { b1, w2 } = blockStarts(network);
  return (parameters) => {
    forward(network, parameters, train, trainActivity);
    forward(network, parameters, test, testActivity);
    const trainLoss = outputLoss(trainActivity.logits, train);
    const norm = euclideanNorm(parameters);
    return {
      train_loss: trainLoss,
      test_loss: outputLoss(testActivity.logits, test),
      train_accuracy: accuracy(trainActivity, train),
      test_accuracy: accuracy(testActivity, test),
      weight_norm: norm,
      norm_W1: euclideanNorm(parameters.subarray(0, b1)),
      norm_b1: euclideanNorm(parameters.subarray(b1, w2)),
      norm_W2: euclideanNorm(parameters.subarray(w2)),
      regularised_loss: trainLoss + (weightDecay / 2) * norm * norm,
      normalised_margin: leastMargin(trainActivity, train) / norm ** orderOf(network),
    };
  };
}

/** Share of pairs whose greatest logit is the label's; of equal ones the first counts, as in PyTorch. */
function accuracy({ logits }: Activity, { count, labels }: Pairs): number {
  const classes = logits.length / count;
  let right = 0;
  for (let pair = 0; pair < count; pair++) {
    const start = pair * classes;
    let best = 0;
    for (let c = 1; c < classes; c++) {
      if ((logits[start + c] as number) > (logits[start + best] as number)) best = c;
    }
    if (best === labels[pair]) right++;
  }
  return right / count;
}

/** The least distance over pairs of the label's logit above the greatest other one. */
function leastMargin({ logits }: Activity, { count, labels }: Pairs): number {
  const classes = logits.length / count;
  let least = Infinity;
  for (let pair = 0; pair < count; pair++) {
    const start = pair * classes;
    const label = labels[pair] as number;
    let other = -Infinity;
    for (let c = 0; c < classes; c++) {
      if (c !== label) other = Math.max(other, logits[start + c] as number);
    }
    least = Math.min(least, (logits[start + label] as number) - other);
  }
  return least;
}
