import type { AnalysedRun, Analysis, InputError } from '../../analysis.js';
import type { Expectations } from './expectations.js';
import { shortfallsOf } from './shortfalls.js';

/** A run with what it lacks of the expectations: nothing where it passes. */
export interface JudgedRun extends AnalysedRun {
  readonly shortfalls: readonly string[];
}

/** What a gate let through, and what not. */
export interface Gate {
  readonly expectations: Expectations;
  readonly runs: readonly JudgedRun[];
  readonly errors: readonly InputError[];
  /** Whether there is a run, all are as expected, and every input could be read. */
  readonly passed: boolean;
}

export function judge({ runs, errors }: Analysis, expectations: Expectations): Gate {
  const judged = runs.map((run) => ({ ...run, shortfalls: shortfallsOf(run, expectations) }));
  return {
    expectations,
    runs: judged,
    errors,
    passed: runs.length > 0 && errors.length === 0 && judged.every(passes),
  };
}

export function passes({ shortfalls }: JudgedRun): boolean {
  return shortfalls.length === 0;
}

/** Why a run does not pass: what it lacks, then what it did. */
export function whyNot({ shortfalls, diagnosis }: JudgedRun): string {
  return [...shortfalls, diagnosis.summary].join(' ');
}
