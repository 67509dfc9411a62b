import type { Rkc2Options } from '../integrators/index.js';
import { evaluationSteps } from '../evaluations.js';
import type { OnEvaluation, Problem } from '../problem.js';
import type { SimulateOptions } from '../reference-model.js';
import { descend, flow, schedules } from '../solvers/index.js';
import type { TrainingConfig } from './settings.js';

export interface TrainOptions extends SimulateOptions, Rkc2Options {
  readonly onEvaluation: OnEvaluation;
}

/** Trains a problem by the method of the settings and returns the backend used. Tolerances are those of the flow. */
export async function train(
  problem: Problem,
  config: TrainingConfig & { readonly lossScaled?: boolean },
  options: TrainOptions,
): Promise<string> {
  const { lr, weightDecay, steps, lossScaled = false, optimizer, momentum, backend } = config;
  const shared = {
    ...options,
    lr,
    weightDecay,
    steps,
    lossScaled,
    evaluationSteps: evaluationSteps(config.evaluations, steps),
  };
  if (config.method === 'flow') {
    await flow(problem, shared);
    return 'plain';
  }
  const schedule = schedules[config.schedule];
  return (await descend(problem, { ...shared, optimizer, momentum, schedule, backend })).backend;
}
