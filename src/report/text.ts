import type { AnalysedRun, Analysis, InputError } from '../analysis.js';
import { renderLines } from './ansi.js';
import { errorSentence, unreadInputs } from './error-sentence.js';
import { BLANK, type Line, line, span, wrapAfter } from './lines.js';
import type { GlyphSet } from './plot/raster.js';
import { runTable } from './text/many-runs.js';
import { runReport } from './text/one-run.js';
import { paragraph } from './text/sections.js';

export interface TextOptions {
  /** Columns of the terminal (default 80). Reports use between 60 and 120. */
  readonly width?: number;
  /** Whether to write ANSI colours (default false). */
  readonly color?: boolean;
  /** Characters of the chart (default braille). `ascii` makes the whole report ASCII. */
  readonly glyphs?: GlyphSet;
}

/** Up to this many runs are shown in full below the table. */
const MAX_DETAILED_RUNS = 3;

/** The report for people, ending in a line break; empty where there is neither a run nor an error. */
export function textReport({ runs, errors }: Analysis, options: TextOptions = {}): string {
  const width = Math.min(120, Math.max(60, options.width ?? 80));
  const glyphs = options.glyphs ?? 'braille';
  const blocks: Line[][] = [];
  if (runs.length > 1) blocks.push(runTable(runs, width));
  if (runs.length <= MAX_DETAILED_RUNS) {
    blocks.push(...runs.map((run) => runReport(run, width, glyphs)));
  } else {
    blocks.push(paragraph(howToSeeOne(runs), width));
  }
  if (errors.length > 0) blocks.push(errorLines(errors, width));
  if (blocks.length === 0) return '';
  const rule = line('─'.repeat(width), 'dim');
  const separator = runs.length > 1 && runs.length <= MAX_DETAILED_RUNS ? [BLANK, rule, BLANK] : [BLANK];
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : [...separator, ...block]));
  return `${renderLines(lines, { color: options.color ?? false, ascii: glyphs === 'ascii' })}\n`;
}

/** The command for one run; where all are in one file, the view is the way to choose. */
function howToSeeOne(runs: readonly AnalysedRun[]): string {
  const [path = '', ...others] = new Set(runs.map(({ run }) => run.source.path));
  const command = `grokscope ${/\s/.test(path) ? `"${path}"` : path}`;
  return others.length > 0
    ? `To see one run with its chart and evidence: ${command}`
    : `To see each run with its chart and evidence, open the view in a terminal: ${command}`;
}

function errorLines(errors: readonly InputError[], width: number): Line[] {
  return [
    line(`${unreadInputs(errors.length)}:`, 'strong'),
    ...errors.flatMap((error) => wrapAfter(span('  - ', 'bad'), errorSentence(error), width)),
  ];
}
