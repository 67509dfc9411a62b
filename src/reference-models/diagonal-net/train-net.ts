import { evaluationSteps } from '../evaluations.js';
import type { Evaluation, Measurements } from '../problem.js';
import { seededRandom } from '../random/index.js';
import type { SimulateOptions } from '../reference-model.js';
import { train } from '../training/index.js';
import type { Samples } from './data/index.js';
import { dualFlow } from './dual/index.js';
import { flowIdentities, type Violations } from './identities.js';
import type { NetState } from './net-state.js';
import { diagonalProblem } from './problem.js';
import { coordinateAlpha, type DiagonalNetConfig } from './settings.js';

export interface TrainOptions extends SimulateOptions {
  readonly measure: (state: NetState) => Measurements;
  /** Called at every evaluation, in order; the arrays of the state are valid during the call only. */
  readonly onMeasured: (evaluation: Evaluation, measurements: Measurements, state: NetState) => void;
}

export interface Training {
  readonly backend: string;
  readonly identities: Violations;
}

/** Trains the net: order 2 under flow in its fast dual state, anything else in its own parameters. */
export async function trainNet(
  config: DiagonalNetConfig,
  samples: Samples,
  options: TrainOptions,
): Promise<Training> {
  const { method, order, lossScaled } = config;
  if (method === 'flow' && order === 2 && !lossScaled) {
    await followDual(config, samples, options);
    return { backend: 'plain', identities: {} };
  }
  return trainPrimal(config, samples, options);
}

async function followDual(
  config: DiagonalNetConfig,
  { features, targets }: Samples,
  options: TrainOptions,
): Promise<void> {
  const { lr, weightDecay, steps, task, evaluations } = config;
  const { measure, onMeasured, ...simulate } = options;
  await dualFlow({
    ...simulate,
    features,
    labels: targets,
    alpha: coordinateAlpha(config),
    lr,
    weightDecay,
    loss: task === 'classification' ? 'logistic' : 'squared',
    steps,
    evaluationSteps: evaluationSteps(evaluations, steps),
    relativeTolerance: toleranceOf(config),
    onEvaluation: ({ scale, weights, outputs, ...evaluation }) => {
      // u² + v² = 2a² cosh, w = 2a² sinh
      let squaredNorm = 0;
      const floor = 4 * scale * scale;
      for (let k = 0; k < weights.length; k++) squaredNorm += Math.sqrt((weights[k] as number) ** 2 + floor);
      const state = { weights, outputs, squaredNorm };
      onMeasured(evaluation, measure(state), state);
    },
  });
}

async function trainPrimal(
  config: DiagonalNetConfig,
  samples: Samples,
  options: TrainOptions,
): Promise<Training> {
  const { order } = config;
  const { measure, onMeasured, ...simulate } = options;
  const alpha = coordinateAlpha(config);
  const problem = diagonalProblem({
    train: samples,
    task: config.task,
    order,
    alpha,
    measure,
    ...(config.labelNoise > 0 && { noisyTargets: labelNoise(config, samples.targets) }),
  });
  const identities = flowIdentities(alpha);
  const isFlow = config.method === 'flow' || (config.optimizer === 'sgd' && config.labelNoise === 0);
  const hasIdentities = order === 2 && isFlow;
  const backend = await train(problem, config, {
    ...simulate,
    relativeTolerance: toleranceOf(config),
    onEvaluation: (evaluation, parameters) => {
      if (hasIdentities) identities.check(parameters, evaluation.clock);
      const state = problem.stateAt(parameters);
      onMeasured(evaluation, measure(state), state);
    },
  });
  return { backend, identities: hasIdentities ? identities.violations() : {} };
}

/** Targets that move up or down by the noise, each on its own and anew at every step (Li, Wang and Arora 2022). */
function labelNoise(
  { labelNoise: size, seed }: DiagonalNetConfig,
  targets: Float64Array,
): () => Float64Array {
  const random = seededRandom(seed + 1);
  const noisy = new Float64Array(targets.length);
  return () => {
    for (let i = 0; i < noisy.length; i++)
      noisy[i] = (targets[i] as number) + (random.integer(2) ? size : -size);
    return noisy;
  };
}

/**
 * Relative error of the flow's state in one step of the integrator. The residuals of a fit regression are small
 * differences of large terms, and with a loss-scaled rate errors grow with the weights.
 */
function toleranceOf({ task, lossScaled }: DiagonalNetConfig): number {
  return task === 'regression' || lossScaled ? 1e-6 : 1e-4;
}
