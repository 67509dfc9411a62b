import type { Diagnosis } from './detectors/diagnosis.js';
import type { Curves } from './run/curves.js';
import type { Hyperparameters } from './run/hyperparameters.js';
import type { Run } from './run/run.js';

/** One run with everything that was derived from it, left to right. */
export interface AnalysedRun {
  readonly run: Run;
  readonly curves: Curves;
  readonly hyperparameters: Hyperparameters;
  readonly diagnosis: Diagnosis;
}

/** An input that could not be read. */
export interface InputError {
  readonly path: string;
  readonly code: string;
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string;
}

export interface Analysis {
  readonly runs: readonly AnalysedRun[];
  readonly errors: readonly InputError[];
}
