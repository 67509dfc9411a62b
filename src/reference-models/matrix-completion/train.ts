import { evaluationSteps } from '../evaluations.js';
import type { OnEvaluation } from '../problem.js';
import type { SimulateOptions } from '../reference-model.js';
import { descend, schedules } from '../solvers/index.js';
import type { CompletionData } from './data.js';
import { writeGram } from './gram.js';
import { gramFlow } from './gram-flow.js';
import { completionProblem } from './problem.js';
import type { MatrixCompletionConfig } from './settings.js';

/**
 * Trains by the method of the settings; the state of an evaluation is the Gram matrices. Returns the backend used.
 */
export async function train(
  data: CompletionData,
  config: MatrixCompletionConfig,
  options: SimulateOptions,
  onGram: OnEvaluation,
): Promise<string> {
  const { size, lr, weightDecay, steps } = config;
  const problem = completionProblem(data, config);
  const gram = new Float64Array(2 * size * size);
  const shared = {
    ...options,
    lr,
    weightDecay,
    steps,
    evaluationSteps: evaluationSteps(config.evaluations, steps),
  };
  if (config.method === 'flow') {
    writeGram(problem.initial(), size, gram);
    await gramFlow(data, gram, { ...shared, onEvaluation: onGram });
    return 'plain';
  }
  const { backend } = await descend(problem, {
    ...shared,
    optimizer: config.optimizer,
    momentum: config.momentum,
    schedule: schedules[config.schedule],
    backend: config.backend,
    onEvaluation: (evaluation, parameters) => {
      writeGram(parameters, size, gram);
      onGram(evaluation, gram);
    },
  });
  return backend;
}
