import type { Analysis, AnalysedRun, InputError } from './analysis.js';
import { diagnose } from './detectors/diagnose.js';
import type { Diagnosis } from './detectors/diagnosis.js';
import { diagnoseRuns } from './diagnose-runs.js';
import type { AnalyzeOptions } from './options.js';
import { readRuns } from './readers/index.js';
import { findHyperparameters } from './run/find-hyperparameters.js';
import { makeCurves } from './run/make-curves.js';
import type { Run } from './run/run.js';
import { GrokscopeError } from './util/errors.js';

/**
 * Takes one run through to its diagnosis. Pure and deterministic.
 *
 * @param run what a reader says of a log, or a run made by hand
 */
export function analyzeRun(run: Run, options: AnalyzeOptions = {}): AnalysedRun {
  const derived = derive(run, options);
  return { ...derived, diagnosis: diagnose(derived.curves, derived.hyperparameters) };
}

/** What a run says, and what a diagnosis is made of. */
export function derive(run: Run, options: AnalyzeOptions): Omit<AnalysedRun, 'diagnosis'> {
  const hyperparameters = findHyperparameters(run, options);
  return { run, curves: makeCurves(run, hyperparameters, options), hyperparameters };
}

/**
 * Reads every log under the paths and diagnoses each run. Inputs that cannot be read are listed under `errors`; one
 * bad file never hides the good ones.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws GrokscopeError with code `usage` for a series that `options` name and no run has
 */
export async function analyze(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Analysis> {
  const { runs, errors } = await readRuns(paths, options);
  const derived = runs.map((run) => derive(run, options));
  const unknown = unknownSeries(derived);
  if (unknown) throw unknown;
  const diagnoses = await diagnoseRuns(derived, { signal: options.signal });
  return {
    runs: derived.map((one, index) => ({ ...one, diagnosis: diagnoses[index] as Diagnosis })),
    errors: errors.map(inputError),
  };
}

/** The mistake of a caller who asked by name for a series that is in none of the runs. */
export function unknownSeries(
  runs: readonly Pick<AnalysedRun, 'run' | 'curves'>[],
): GrokscopeError | undefined {
  const missing = runs.map(({ curves }) => curves.adjustments.find(({ code }) => code === 'no-such-series'));
  const [first] = missing;
  return first && missing.every((note) => note !== undefined)
    ? new GrokscopeError('usage', runs[0]?.run.source.path ?? '', first.message, 'Choose one of these.')
    : undefined;
}

/** A failure as the reports list it. */
export function inputError({ path, code, message, cure }: GrokscopeError): InputError {
  return { path, code, message: `${sentence(message)} ${sentence(cure)}` };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
