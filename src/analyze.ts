import type { Analysis, AnalysedRun } from './analysis.js';
import { diagnose } from './detectors/diagnose.js';
import type { AnalyzeOptions } from './options.js';
import { readRuns } from './readers/index.js';
import { findHyperparameters } from './run/find-hyperparameters.js';
import { makeCurves } from './run/make-curves.js';
import type { Run } from './run/run.js';

/**
 * Takes one run through to its diagnosis. Pure and deterministic.
 *
 * @param run what a reader says of a log, or a run made by hand
 */
export function analyzeRun(run: Run, options: AnalyzeOptions = {}): AnalysedRun {
  const hyperparameters = findHyperparameters(run, options);
  const curves = makeCurves(run, hyperparameters, options);
  return { run, curves, hyperparameters, diagnosis: diagnose(curves, hyperparameters) };
}

/**
 * Reads every log under the paths and diagnoses each run. Inputs that cannot be read are listed under `errors`; one
 * bad file never hides the good ones.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws GrokscopeError with code `usage` for a step column that is not there
 */
export async function analyze(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Analysis> {
  const { runs, errors } = await readRuns(paths, {
    ...(options.step === undefined ? {} : { step: options.step }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  return {
    runs: runs.map((run) => analyzeRun(run, options)),
    errors: errors.map(({ path, code, message, cure }) => ({
      path,
      code,
      message: `${sentence(message)} ${sentence(cure)}`,
    })),
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
