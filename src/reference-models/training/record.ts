import type { Evaluation, Measurements } from '../problem.js';
import type { Recorder } from '../recorder.js';
import { schedules } from '../solvers/index.js';
import { position } from './continuous-time.js';
import type { TrainingConfig } from './settings.js';

/** Records an evaluation with its clock, and with the learning rate where that is scheduled. */
export function recordEvaluation(
  recorder: Recorder,
  { lr, schedule, steps, weightDecay }: TrainingConfig,
  evaluation: Evaluation,
  measurements: Measurements,
): void {
  const { step, clock } = evaluation;
  recorder.record(position(evaluation), {
    ...measurements,
    ...(weightDecay > 0 && { clock }),
    ...(schedule !== 'constant' && { learning_rate: lr * schedules[schedule](step, steps) }),
  });
}
