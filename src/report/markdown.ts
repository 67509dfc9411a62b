import type { AnalysedRun, Analysis } from '../analysis.js';
import { renderLines } from './ansi.js';
import { clean } from './clean.js';
import { differingSettings } from './differing-settings.js';
import { errorSentence, unreadInputs } from './error-sentence.js';
import { inertCode, inertText } from './markdown/inert.js';
import { inferencesOf } from './notes.js';
import { formatProbability, formatRatio, formatStep } from './numbers.js';
import { chart } from './plot/chart.js';
import { shortNames } from './short-names.js';
import { curveFacts, settingFacts } from './text/input.js';
import { tally } from './text/many-runs.js';
import { certaintyWords } from './text/one-run.js';
import type { Fact } from './text/sections.js';
import { theoryFacts } from './text/theory.js';
import { timingFacts } from './text/timing.js';
import { VERDICT_WORDS } from './verdict-words.js';

export interface MarkdownOptions {
  /** Address of a picture of the runs, as `svgChart` makes it. Default: a chart of characters for each run instead. */
  readonly picture?: string;
}

/** Comments of pull requests end at 65,536 characters; details of runs beyond this are left out and counted. */
const MOST_CHARACTERS = 60_000;

/**
 * A report for pull requests: the verdict in words, a table where there are several runs, the details folded away. Names
 * that come from logs are inert in it: no markup, no link, no mention.
 *
 * @example
 * const report = markdownReport({ runs: [], errors: [{ path: 'a.png', code: 'image', message: 'It is a picture.' }] });
 * report // => '**1 input could not be read:**\n\n- a.png: It is a picture.\n'
 */
export function markdownReport({ runs, errors }: Analysis, { picture }: MarkdownOptions = {}): string {
  const [first, ...others] = runs;
  const blocks: string[] = [];
  if (first && others.length === 0) blocks.push(headline(first), inertText(certaintyWords(first.diagnosis)));
  else if (first) blocks.push(`**${tally(runs)}**`);
  if (first && picture !== undefined) blocks.push(`![${altText(runs)}](${encodeURI(picture)})`);
  if (others.length > 0) blocks.push(runTable(runs));
  if (first && others.length === 0 && picture === undefined) blocks.push(fence(first));
  if (errors.length > 0) {
    const lines = errors.map((error) => `- ${inertText(errorSentence(error))}`);
    blocks.push(`**${unreadInputs(errors.length)}:**`, lines.join('\n'));
  }
  const length = blocks.join('\n\n').length;
  blocks.push(...detailBlocks(runs, picture === undefined && others.length > 0, MOST_CHARACTERS - length));
  return `${blocks.join('\n\n')}\n`;
}

function headline({ diagnosis }: AnalysedRun): string {
  return `**${VERDICT_WORDS[diagnosis.verdict].glyph} ${inertText(diagnosis.summary)}**`;
}

function altText(runs: readonly AnalysedRun[]): string {
  const [first] = runs;
  return runs.length === 1 && first ? inertText(first.diagnosis.summary) : tally(runs);
}

function runTable(runs: readonly AnalysedRun[]): string {
  const settings = differingSettings(runs);
  const names = shortNames(runs.map(({ run }) => clean(run.id)));
  const rows = [
    ['', 'run', 'verdict', 'sure', 'memorised', 't50 (95 %)', 'delay', ...settings.map(({ head }) => head)],
    [':-:', '---', '---', '--:', '--:', '--:', '--:', ...settings.map(() => '--:')],
    ...runs.map(({ diagnosis: { verdict, probability, memorized, transition, delayRatio } }, index) => [
      VERDICT_WORDS[verdict].glyph,
      inertCode(names[index] ?? ''),
      VERDICT_WORDS[verdict].label,
      verdict === 'insufficient_data' ? '' : formatProbability(probability),
      memorized ? formatStep(memorized.step) : '',
      transition ? `${formatStep(transition.t50)} (${transition.interval95.map(formatStep).join('–')})` : '',
      delayRatio === null ? '' : formatRatio(delayRatio),
      ...settings.map(({ cells }) => inertText(cells[index] ?? '')),
    ]),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function sentence(text: string): string {
  return `- ${inertText(text)}`;
}

function fact([label, text]: Fact): string {
  return `- ${label}: ${inertText(text)}`;
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`**${heading}**`, lines.join('\n')];
}

/** The details of each run, folded; of as many as there is room for. */
function detailBlocks(runs: readonly AnalysedRun[], withCharts: boolean, room: number): string[] {
  const blocks: string[] = [];
  let left = room;
  for (const run of runs) {
    const block = details(run, runs.length > 1, withCharts);
    left -= block.length + 2;
    if (left < 0) break;
    blocks.push(block);
  }
  const missing = runs.length - blocks.length;
  return missing === 0
    ? blocks
    : [...blocks, `Details of ${formatStep(missing)} more runs are left out for their length.`];
}

function details(analysed: AnalysedRun, named: boolean, withChart: boolean): string {
  const { run, diagnosis } = analysed;
  const title = named
    ? `${VERDICT_WORDS[diagnosis.verdict].glyph} ${inertCode(run.id).replaceAll(/^`|`$/g, '')}`
    : 'Evidence, timing and what was read';
  return [
    `<details><summary>${title}</summary>`,
    ...(named ? [inertText(diagnosis.summary), inertText(certaintyWords(diagnosis))] : []),
    ...(withChart ? [fence(analysed)] : []),
    ...section('Evidence', diagnosis.evidence.map(sentence)),
    ...section('Timing', timingFacts(analysed).map(fact)),
    ...section('Against theory, (1/λ)·log α', theoryFacts(analysed).map(fact)),
    ...section('Curves', curveFacts(analysed).map(fact)),
    ...section('Settings found', settingFacts(analysed).map(fact)),
    ...section(
      'Inferred',
      inferencesOf(analysed).map(({ message }) => sentence(message)),
    ),
    ...section(
      'Warnings',
      diagnosis.warnings.map(({ message }) => sentence(message)),
    ),
    `Read from ${inertCode(run.source.path)} (${run.source.format}).`,
    '</details>',
  ].join('\n\n');
}

/** The chart of the terminal between fences that no name in it can close. */
function fence(run: AnalysedRun): string {
  const lines = chart(run, { width: 80, height: 17, xScale: 'log', glyphs: 'braille' });
  const text = renderLines(lines, { color: false, ascii: false });
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}text\n${text}\n${ticks}`;
}
