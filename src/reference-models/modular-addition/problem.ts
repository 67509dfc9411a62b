import type { Problem } from '../problem.js';
import { type SeededRandom, seededRandom } from '../random/index.js';
import { crossEntropy, logCrossEntropy, squaredError } from './losses.js';
import { additionMeasure } from './measure.js';
import {
  backward,
  blockStarts,
  createActivity,
  forward,
  type Network,
  parameterBlocks,
  parameterCount,
} from './network.js';
import { type Pairs, type Split, splitTable } from './pairs.js';
import type { ModularAdditionConfig } from './settings.js';
import { additionTensorLoss } from './tensor-loss.js';

type ProblemConfig = Pick<
  ModularAdditionConfig,
  'modulus' | 'width' | 'activation' | 'loss' | 'alpha' | 'zeroOutputLayer' | 'weightDecay' | 'seed'
>;

/** The random split of the addition table that belongs to a seed. */
export function additionSplit({
  modulus,
  trainShare,
  seed,
}: Pick<ModularAdditionConfig, 'modulus' | 'trainShare' | 'seed'>): Split {
  return splitTable(modulus, trainShare, seededRandom(seed).permutation(modulus * modulus));
}

/** Learning the addition table of a modulus from part of it (Lyu et al. 2023, §2). */
export function additionProblem(config: ProblemConfig, split: Split): Problem {
  const { modulus, width, activation, loss, weightDecay } = config;
  const network: Network = { modulus, width, activation };
  const { train } = split;
  const passes = trainingPasses(network, train);
  return {
    blocks: parameterBlocks(network),
    initial: () => heInitialisation(network, config),
    loss: (parameters, gradient) => {
      const outputLoss = loss === 'mse' ? squaredError : crossEntropy;
      return passes(parameters, (logits, errors) => outputLoss(logits, train, errors), gradient);
    },
    ...(loss === 'cross-entropy' && {
      logLoss: (parameters: Float64Array, gradient: Float64Array) =>
        passes(parameters, (logits, errors) => logCrossEntropy(logits, train, errors), gradient),
    }),
    tensorLoss: additionTensorLoss(modulus, train, activation, loss),
    measure: additionMeasure(network, split, loss, weightDecay),
  };
}

type Passes = (
  parameters: Float64Array,
  outputLoss: (logits: Float64Array, errors: Float64Array) => number,
  gradient?: Float64Array,
) => number;

/** Forward, loss of the logits and, where a gradient is wanted, backward, in buffers that are made once. */
function trainingPasses(network: Network, train: Pairs): Passes {
  const activity = createActivity(network, train.count);
  const errors = new Float64Array(activity.logits.length);
  return (parameters, outputLoss, gradient) => {
    forward(network, parameters, train, activity);
    const value = outputLoss(activity.logits, errors);
    if (gradient) backward(network, parameters, train, activity, errors, gradient);
    return value;
  };
}

/**
 * W1 and W2 Gaussian with variances 2/(2p) and 1/width (He et al. 2015, with the gains of a rectified and a linear
 * layer), both times alpha; b1 zero. Theory note §1.7.
 */
function heInitialisation(
  network: Network,
  { alpha, zeroOutputLayer, seed }: Pick<ProblemConfig, 'alpha' | 'zeroOutputLayer' | 'seed'>,
): Float64Array {
  const { modulus, width } = network;
  const { b1, w2 } = blockStarts(network);
  const parameters = new Float64Array(parameterCount(network));
  // A stream of its own: the weights do not depend on how many numbers the split took.
  const random = seededRandom(2 ** 52 + seed);
  fillNormal(parameters.subarray(0, b1), alpha / Math.sqrt(modulus), random);
  if (!zeroOutputLayer) fillNormal(parameters.subarray(w2), alpha / Math.sqrt(width), random);
  return parameters;
}

function fillNormal(out: Float64Array, deviation: number, random: SeededRandom): void {
  for (let index = 0; index < out.length; index++) out[index] = deviation * random.normal();
}
