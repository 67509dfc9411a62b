import type { OnEvaluation, Problem } from '../problem.js';
import type { SimulateOptions } from '../reference-model.js';
import { train } from '../training/index.js';
import { parameterCount } from './network.js';
import type { ModularAdditionConfig } from './settings.js';

/**
 * Errors allowed per step of the integrator, the absolute one in units of the root mean square of He's weights. With
 * ReLU a much tighter control does not come to an end: its steps shrink at every kink.
 */
const tolerances = {
  relu: { relative: 1e-3, absolute: 2e-2 },
  quadratic: { relative: 1e-3, absolute: 5e-4 },
};

/** Trains by the method of the settings and returns the backend used. */
export async function trainNet(
  problem: Problem,
  config: ModularAdditionConfig,
  options: SimulateOptions,
  onEvaluation: OnEvaluation,
): Promise<string> {
  const { relative, absolute } = tolerances[config.activation];
  return train(problem, config, {
    ...options,
    relativeTolerance: relative,
    absoluteTolerance: absolute * heWeight(config),
    onEvaluation,
  });
}

/** Root mean square of the weights of He's initialisation, whatever alpha is. */
function heWeight({ modulus, width }: ModularAdditionConfig): number {
  return Math.sqrt((2 * width + modulus) / parameterCount({ modulus, width }));
}
