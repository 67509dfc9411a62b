import type { AnalysedRun } from '../../analysis.js';
import { type Diagnosis, VERDICTS } from '../../detectors/diagnosis.js';
import { clean } from '../clean.js';
import { BLANK, type Line, line, shorten, span, wrapAfter } from '../lines.js';
import { inferencesOf } from '../notes.js';
import { formatProbability } from '../numbers.js';
import { chart } from '../plot/chart.js';
import type { GlyphSet } from '../plot/raster.js';
import { VERDICT_WORDS } from '../verdict-words.js';
import { curveFacts, settingFacts } from './input.js';
import { factSection, listSection } from './sections.js';
import { theoryFacts } from './theory.js';
import { timingFacts } from './timing.js';

const CHART_HEIGHT = 17;

/** The whole report of one run. */
export function runReport(analysed: AnalysedRun, width: number, glyphs: GlyphSet): Line[] {
  return [
    ...verdictLines(analysed, width),
    BLANK,
    ...chart(analysed, { width, height: CHART_HEIGHT, xScale: 'log', glyphs }),
    ...detailLines(analysed, width),
  ];
}

/** The verdict in a sentence, then its name, how sure it is, its tags, and the run. */
export function verdictLines(analysed: AnalysedRun, width: number): Line[] {
  return Object.values(verdictParts(analysed, width)).flat();
}

/** The same in its parts. */
export function verdictParts(
  { run, diagnosis }: AnalysedRun,
  width: number,
): Readonly<Record<'summary' | 'certainty' | 'source', Line[]>> {
  const { glyph, style } = VERDICT_WORDS[diagnosis.verdict];
  const name = shorten(clean(run.id), width - run.source.format.length - 5);
  return {
    summary: wrapAfter(span(`${glyph} `, style), clean(diagnosis.summary), width, 'strong'),
    certainty: wrapAfter(span('  '), certaintyWords(diagnosis), width),
    source: [line(`  ${name} (${run.source.format})`, 'dim')],
  };
}

/** Everything that stands under the chart: evidence, timing, theory, what was read and inferred, warnings. */
export function detailLines(analysed: AnalysedRun, width: number): Line[] {
  const { diagnosis } = analysed;
  return [
    ...listSection('Evidence', diagnosis.evidence, width),
    ...factSection('Timing', timingFacts(analysed), width),
    ...factSection('Against theory, (1/λ)·log α', theoryFacts(analysed), width),
    ...factSection('Curves', curveFacts(analysed), width),
    ...factSection('Settings found', settingFacts(analysed), width),
    ...listSection(
      'Inferred',
      inferencesOf(analysed).map(({ message }) => message),
      width,
    ),
    ...listSection(
      'Warnings',
      diagnosis.warnings.map(({ message }) => message),
      width,
    ),
  ];
}

/** The verdict's name, how sure it is, what is next likely, and its tags. */
export function certaintyWords({ verdict, probability, probabilities, tags }: Diagnosis): string {
  const [second] = VERDICTS.filter((name) => name !== verdict && (probabilities[name] ?? 0) >= 0.01).toSorted(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0),
  );
  const sure = verdict === 'insufficient_data' ? '' : `, ${formatProbability(probability)} sure`;
  const parts = [`Verdict: ${VERDICT_WORDS[verdict].label}${sure}`];
  if (second) {
    parts.push(`next ${VERDICT_WORDS[second].label}, ${formatProbability(probabilities[second] ?? 0)}`);
  }
  if (tags.length > 0) parts.push(`tags: ${tags.map(tagWords).join(', ')}`);
  return `${parts.join('; ')}.`;
}

/** Tags are names for scripts; people read them with spaces. */
function tagWords(tag: string): string {
  return clean(tag).replaceAll('_', ' ');
}
