import { parentPort } from 'node:worker_threads';
import { diagnose } from './detectors/diagnose.js';
import type { Diagnosis } from './detectors/diagnosis.js';
import type { DiagnosisTask } from './diagnose-runs.js';

/** A thread that diagnoses the runs it is sent. One that fails is left undefined: its sender tries it again. */
parentPort?.on('message', (tasks: readonly DiagnosisTask[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread, not a window
  parentPort?.postMessage(tasks.map(attempt));
});

function attempt({ curves, hyperparameters }: DiagnosisTask): Diagnosis | undefined {
  try {
    return diagnose(curves, hyperparameters);
  } catch {
    return undefined;
  }
}
