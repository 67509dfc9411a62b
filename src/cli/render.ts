import path from 'node:path';
import type { Analysis } from '../analysis.js';
import { cleanJson } from '../report/clean.js';
import type { CliContext } from './context.js';
import { displayFor } from './display.js';

/** What a report can be printed or written as. */
export const REPORT_FORMATS = ['text', 'json', 'jsonl', 'markdown', 'html', 'svg', 'csv'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface Rendering {
  readonly color: boolean;
  /** The command line, for the foot of a page. */
  readonly command: string;
  /** Where the report goes; to stdout without it. */
  readonly file?: string;
}

/** The files of one report by their paths; the first is the report, the others are pictures that it shows. */
export async function renderFiles(
  analysis: Analysis,
  format: ReportFormat,
  rendering: Rendering & { readonly file: string },
  context: CliContext,
): Promise<readonly (readonly [file: string, content: string])[]> {
  const { file } = rendering;
  if (format !== 'markdown' || analysis.runs.length === 0)
    return [[file, await render(analysis, format, rendering, context)]];
  const picture = `${file.slice(0, file.length - path.extname(file).length)}.svg`;
  const { markdownReport } = await import('../report/markdown.js');
  return [
    [file, markdownReport(analysis, { picture: path.basename(picture) })],
    [picture, await render(analysis, 'svg', rendering, context)],
  ];
}

/** One report as text. Each format is loaded only when it is asked for. */
export async function render(
  analysis: Analysis,
  format: ReportFormat,
  { color, command, file }: Rendering,
  context: CliContext,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${cleanJson((await import('../report/json.js')).jsonReport(analysis))}\n`;
    case 'jsonl':
      return (await import('../report/jsonl.js')).jsonlReport(analysis);
    case 'markdown':
      return (await import('../report/markdown.js')).markdownReport(analysis);
    case 'html':
      return (await import('../report/html.js')).htmlReport(analysis, { command });
    case 'svg':
      return (await import('../report/svg.js')).svgChart(analysis.runs);
    case 'csv':
      return (await import('../report/csv.js')).csvReport(analysis);
    case 'text': {
      const display = displayFor(context, { color, toFile: file !== undefined });
      return (await import('../report/text.js')).textReport(analysis, display);
    }
    default:
      return format satisfies never;
  }
}
