import type { AnalysedRun } from '../../analysis.js';
import { inferencesOf } from '../notes.js';
import { escapeXml } from '../svg/element.js';
import { proseHtml } from './prose.js';
import { curveFacts, settingFacts } from '../text/input.js';
import { certaintyWords } from '../text/one-run.js';
import type { Fact } from '../text/sections.js';
import { theoryFacts } from '../text/theory.js';
import { timingFacts } from '../text/timing.js';
import { VERDICT_WORDS } from '../verdict-words.js';
import { dataTable } from './data-table.js';

/** Everything that is said of a run, folded; a single run has its evidence open. */
export function runDetails(analysed: AnalysedRun, named: boolean): string {
  const { run, diagnosis } = analysed;
  const { glyph, label } = VERDICT_WORDS[diagnosis.verdict];
  const title = named
    ? `<span aria-hidden="true">${glyph}</span> <code>${escapeXml(run.id)}</code>, ${escapeXml(label)}`
    : 'Evidence, timing and what was read';
  const opening = named
    ? `<p>${proseHtml(diagnosis.summary)}</p>\n<p class="quiet">${proseHtml(certaintyWords(diagnosis))}</p>\n`
    : '';
  return `<details${named ? '' : ' open'}><summary>${title}</summary>
${opening}${listOf('Evidence', diagnosis.evidence)}${factsOf('Timing', timingFacts(analysed))}${factsOf('Against theory, (1/λ)·log α', theoryFacts(analysed))}${factsOf('Curves', curveFacts(analysed))}${factsOf('Settings found', settingFacts(analysed))}${listOf(
  'Inferred',
  inferencesOf(analysed).map(({ message }) => message),
)}${listOf(
  'Warnings',
  diagnosis.warnings.map(({ message }) => message),
)}<p class="quiet">Read from <code>${escapeXml(run.source.path)}</code> (${escapeXml(run.source.format)}).</p>
${named ? dataTable(analysed) : ''}</details>${named ? '' : `\n<details><summary>Data of the chart</summary>\n${dataTable(analysed)}</details>`}`;
}

function listOf(heading: string, sentences: readonly string[]): string {
  if (sentences.length === 0) return '';
  return `<h3>${escapeXml(heading)}</h3>\n<ul>${sentences.map((sentence) => `<li>${proseHtml(sentence)}</li>`).join('')}</ul>\n`;
}

function factsOf(heading: string, facts: readonly Fact[]): string {
  if (facts.length === 0) return '';
  const items = facts.map(([label, text]) => `<dt>${escapeXml(label)}</dt><dd>${proseHtml(text)}</dd>`);
  return `<h3>${escapeXml(heading)}</h3>\n<dl>${items.join('')}</dl>\n`;
}
