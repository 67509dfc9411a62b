import { errorSentence } from '../../report/error-sentence.js';
import type { View } from './view.js';

/** Why no run is chosen; undefined where one is. Live logs may be gone, and then what is wrong with them is known. */
export function whyNoRun({ chosen, analysis }: Pick<View, 'chosen' | 'analysis'>): string | undefined {
  if (chosen) return undefined;
  if (analysis.runs.length > 0) return 'No run passes the filter.';
  const [error] = analysis.errors;
  return error ? errorSentence(error) : 'There is no run to show.';
}
