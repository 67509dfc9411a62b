import type { Analysis, InputError } from '../analysis.js';
import { clean } from '../report/clean.js';
import { errorSentence } from '../report/error-sentence.js';
import { GrokscopeError } from '../util/errors.js';
import type { CliContext } from './context.js';
import { ExitCode } from './exit-codes.js';
import { type Rendering, type ReportFormat, render, renderFiles } from './render.js';
import { TEXT } from './text.js';

/** A report to write; to stdout where it has no file. */
export interface Output {
  readonly format: ReportFormat;
  readonly file?: string;
}

/** Errors that are listed one by one after the view. */
const MOST_ERRORS = 5;

const FORMAT_OF_ENDING: Readonly<Record<string, ReportFormat>> = {
  '.txt': 'text',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.md': 'markdown',
  '.html': 'html',
  '.svg': 'svg',
  '.csv': 'csv',
};

/** Formats that have a place for inputs that could not be read, so that a document without runs says something. */
const LISTS_ERRORS: ReadonlySet<ReportFormat> = new Set(['json', 'jsonl', 'csv']);

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

/** Writes the reports, says on stderr what they do not say, and sets the exit code. */
export async function writeReports(
  analysis: Analysis,
  outputs: readonly Output[],
  rendering: Omit<Rendering, 'file'>,
  context: CliContext,
): Promise<void> {
  // First, since a reader that goes away ends the process with the exit code that it has by then.
  setExitCode(analysis, context);
  const nothingRead = analysis.runs.length === 0;
  for (const { format, file } of outputs) {
    if (file !== undefined) {
      const { writeWhole } = await import('../writers/write-whole.js');
      for (const [name, content] of await renderFiles(analysis, format, { ...rendering, file }, context)) {
        await writeWhole(name, content);
        context.stderr.write(`${TEXT.wrote(clean(name))}\n`);
      }
    } else if (LISTS_ERRORS.has(format) || !nothingRead) {
      context.stdout.write(await render(analysis, format, rendering, context));
    }
  }
  const textIsShown = outputs.some(({ format, file }) => format === 'text' && file === undefined);
  const onlyPictures = outputs.every(({ format }) => format === 'svg');
  if (nothingRead && analysis.errors.length === 0) context.stderr.write(`grokscope: ${TEXT.nothingFound}\n`);
  else if (nothingRead || onlyPictures) writeErrors(analysis.errors, context);
  else if (!textIsShown && analysis.errors.length > 0) {
    context.stderr.write(`grokscope: ${TEXT.unreadableInputs(analysis.errors.length)}\n`);
  }
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
export function setExitCode(
  { runs, errors }: { readonly runs: readonly unknown[]; readonly errors: readonly unknown[] },
  context: CliContext,
): void {
  context.setExitCode(runs.length > 0 && errors.length === 0 ? ExitCode.Success : ExitCode.InvalidInput);
}
