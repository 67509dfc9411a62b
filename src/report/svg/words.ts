import type { AnalysedRun } from '../../analysis.js';
import { formatProbability } from '../numbers.js';
import { tally } from '../text/many-runs.js';
import { VERDICT_WORDS } from '../verdict-words.js';

/** Name of the verdict and how sure it is: `✓ grokking, 98 % sure`. */
export function verdictWords({ diagnosis: { verdict, probability } }: AnalysedRun): string {
  const { glyph, label } = VERDICT_WORDS[verdict];
  const sure = verdict === 'insufficient_data' ? '' : `, ${formatProbability(probability)} sure`;
  return `${glyph} ${label}${sure}`;
}

/** What a picture of the runs says, for those who do not see it. */
export function descriptionOf(runs: readonly AnalysedRun[]): string {
  const [first] = runs;
  if (!first) return 'No run.';
  return runs.length === 1 ? first.diagnosis.summary : tally(runs);
}
