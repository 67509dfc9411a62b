import type { Analysis, InputError } from '../analysis.js';
import { clean, cleanJson } from '../report/clean.js';
import { errorSentence } from '../report/error-sentence.js';
import { GrokscopeError } from '../util/errors.js';
import type { CliContext } from './context.js';
import { displayFor } from './display.js';
import { ExitCode } from './exit-codes.js';
import { TEXT } from './text.js';

export const REPORT_FORMATS = ['text', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report to write; to stdout where it has no file. */
export interface Output {
  readonly format: ReportFormat;
  readonly file?: string;
}

/** Errors that are listed one by one after the view. */
const MOST_ERRORS = 5;

const FORMAT_OF_ENDING: Readonly<Record<string, ReportFormat>> = { '.txt': 'text', '.json': 'json' };

/**
 * The reports that the command line asks for: one a file, or else one on stdout. A format that is named
 * wins over the ending of a file. Throws `GrokscopeError` with code `usage` where the ending says nothing.
 */
export function outputsOf(format: ReportFormat | undefined, files: readonly string[]): Output[] {
  if (files.length === 0) return [{ format: format ?? 'text' }];
  return files.map((file) => {
    const chosen = format ?? FORMAT_OF_ENDING[/\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? ''];
    if (!chosen) throw new GrokscopeError('usage', file, TEXT.unknownEnding(file), TEXT.unknownEndingCure);
    return { format: chosen, file };
  });
}

/** Writes the reports, says on stderr what stdout does not say, and sets the exit code. */
export async function writeReports(
  analysis: Analysis,
  outputs: readonly Output[],
  color: boolean,
  context: CliContext,
): Promise<void> {
  const nothingRead = analysis.runs.length === 0;
  for (const { format, file } of outputs) {
    if (file !== undefined) {
      const { writeWhole } = await import('../writers/write-whole.js');
      await writeWhole(file, await render(analysis, format, color, true, context));
      context.stderr.write(`${TEXT.wrote(clean(file))}\n`);
    } else if (format === 'json' || !nothingRead) {
      context.stdout.write(await render(analysis, format, color, false, context));
    }
  }
  const textIsShown = outputs.some(({ format, file }) => format === 'text' && file === undefined);
  if (nothingRead && analysis.errors.length === 0) context.stderr.write(`grokscope: ${TEXT.nothingFound}\n`);
  else if (nothingRead) writeErrors(analysis.errors, context);
  else if (!textIsShown && analysis.errors.length > 0) {
    context.stderr.write(`grokscope: ${TEXT.unreadableInputs(analysis.errors.length)}\n`);
  }
  setExitCode(analysis, context);
}

/** After the view, which does not show them: the errors, or their number where they would flood the terminal. */
export function writeFewErrors(errors: readonly InputError[], context: CliContext): void {
  if (errors.length > MOST_ERRORS) context.stderr.write(`grokscope: ${TEXT.manyUnreadable(errors.length)}\n`);
  else writeErrors(errors, context);
}

/** Says of each input that could not be read why, on stderr. */
export function writeErrors(errors: readonly InputError[], { stderr }: CliContext): void {
  for (const error of errors) stderr.write(`grokscope: ${errorSentence(error)}\n`);
}

/** Success where every input was read and there was one; invalid input otherwise. */
export function setExitCode({ runs, errors }: Analysis, context: CliContext): void {
  context.setExitCode(runs.length > 0 && errors.length === 0 ? ExitCode.Success : ExitCode.InvalidInput);
}

async function render(
  analysis: Analysis,
  format: ReportFormat,
  color: boolean,
  toFile: boolean,
  context: CliContext,
): Promise<string> {
  if (format === 'json') {
    const { jsonReport } = await import('../report/json.js');
    return `${cleanJson(jsonReport(analysis))}\n`;
  }
  const { textReport } = await import('../report/text.js');
  return textReport(analysis, displayFor(context, { color, toFile }));
}
