import { evaluationSteps } from '../evaluations.js';
import type { OnEvaluation } from '../problem.js';
import type { SimulateOptions } from '../reference-model.js';
import { train } from '../training/index.js';
import type { CompletionData } from './data.js';
import { writeGram } from './gram.js';
import { gramFlow } from './gram-flow.js';
import { completionProblem } from './problem.js';
import type { MatrixCompletionConfig } from './settings.js';

/**
 * Trains by the method of the settings; the state of an evaluation is the Gram matrices. Returns the backend used.
 */
export async function trainCompletion(
  data: CompletionData,
  config: MatrixCompletionConfig,
  options: SimulateOptions,
  onGram: OnEvaluation,
): Promise<string> {
  const { size, lr, weightDecay, steps } = config;
  const problem = completionProblem(data, config);
  const gram = new Float64Array(2 * size * size);
  if (config.method === 'flow') {
    writeGram(problem.initial(), size, gram);
    const steppedAt = evaluationSteps(config.evaluations, steps);
    await gramFlow(data, gram, {
      ...options,
      lr,
      weightDecay,
      steps,
      evaluationSteps: steppedAt,
      onEvaluation: onGram,
    });
    return 'plain';
  }
  return train(problem, config, {
    ...options,
    onEvaluation: (evaluation, parameters) => {
      writeGram(parameters, size, gram);
      onGram(evaluation, gram);
    },
  });
}
