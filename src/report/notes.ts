import type { AnalysedRun } from '../analysis.js';
import type { Note } from '../run/run.js';

/** What was inferred, repaired or left out while reading and preparing, each once. */
export function inferencesOf({ run, curves }: Pick<AnalysedRun, 'run' | 'curves'>): Note[] {
  return unique([...run.notes, ...curves.adjustments]);
}

/** Inferences and the warnings of the diagnosis, each once. */
export function notesOf(analysed: AnalysedRun): Note[] {
  return unique([...inferencesOf(analysed), ...analysed.diagnosis.warnings]);
}

function unique(notes: readonly Note[]): Note[] {
  const seen = new Map(notes.map(({ code, message }) => [`${code}\n${message}`, { code, message }]));
  return [...seen.values()];
}
