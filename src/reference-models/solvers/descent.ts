import { GrokscopeError } from '../../util/errors.js';
import type { Problem } from '../problem.js';
import type { BackendChoice, DescentOptions } from './descent-options.js';
import { pacing } from './pacing.js';
import { createTrainer } from './trainer.js';

/** Which backend computed the gradients. */
export interface DescentReport {
  readonly backend: Exclude<BackendChoice, 'auto'>;
}

/**
 * Full-batch training by discrete steps from θ(0). The parameters are float64 on every backend: decay by lr·wd a step
 * is often less than float32 can tell from 1. The gradients of TensorFlow.js are float32.
 *
 * @throws GrokscopeError `usage` where training diverges, the backend cannot be used, or `lossScaled` cannot be had.
 */
export async function descend(problem: Problem, options: DescentOptions): Promise<DescentReport> {
  const { lr, schedule, steps, evaluationSteps, onEvaluation } = options;
  const pace = pacing(steps, options);
  const parameters = problem.initial();
  const trainer = await createTrainer(problem, options);
  try {
    let next = 0;
    for (let step = 0; ; step++) {
      if (step === evaluationSteps[next]) {
        if (!parameters.every(Number.isFinite)) throw diverged(step, lr, 'the parameters are');
        onEvaluation({ step, ...trainer.times() }, parameters);
        next++;
      }
      if (step === steps) return { backend: trainer.backend };
      const loss = trainer.train(parameters, schedule ? lr * schedule(step, steps) : lr);
      if (!Number.isFinite(loss)) throw diverged(step, lr, 'the loss is');
      if (pace.due()) await pace.pause(step + 1);
    }
  } finally {
    trainer.dispose();
  }
}

function diverged(step: number, lr: number, what: string): GrokscopeError {
  return new GrokscopeError(
    'usage',
    'lr',
    `training with lr ${lr} diverges: ${what} not finite at step ${step}`,
    'Use a smaller lr.',
  );
}
