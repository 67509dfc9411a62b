import type { Analysis } from '../../analysis.js';
import type { AnalyzeOptions } from '../../options.js';
import { choice, collect, createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { allowsColor, allowsView, glyphsFor } from '../display.js';
import { outputsOf, setExitCode, writeFewErrors, writeReports } from '../output.js';
import { analyzeOptionsOf, withReadingOptions } from '../reading-options.js';
import { TEXT } from '../text.js';

/** `grokscope [analyze] <path...>`: reads logs and reports, or shows them where there is a terminal. */
export function analyzeCommand(context: CliContext): TypedCommand<[string[]]> {
  const words = TEXT.analyze;
  const command = createCommand('analyze')
    .description(words.description)
    .argument('<path...>', words.path)
    .option('--format <format>', words.format, choice(['text', 'json']))
    .option('--json', words.json)
    .option('-o, --output <file>', words.output, collect);
  return withReadingOptions(command)
    .option('--no-tui', words.tui)
    .option('--no-color', words.color)
    .action(async (paths, flags) => {
      const format = flags.json ? 'json' : flags.format;
      const outputs = outputsOf(format, flags.output ?? []);
      const analysis = await read(paths, await analyzeOptionsOf(flags), context);
      const wantsView =
        flags.tui && format === undefined && flags.output === undefined && allowsView(context);
      if (wantsView && analysis.runs.length > 0 && (await view(analysis, flags.color, context))) return;
      await writeReports(analysis, outputs, flags.color, context);
    });
}

/** Analyses the paths; meanwhile a terminal says so. */
async function read(
  paths: readonly string[],
  options: AnalyzeOptions,
  { stderr }: CliContext,
): Promise<Analysis> {
  const { analyze } = await import('../../analyze.js');
  if (stderr.isTTY) stderr.write(TEXT.readingLogs);
  try {
    return await analyze(paths, options);
  } finally {
    if (stderr.isTTY) stderr.write('\r\u001b[K');
  }
}

/** Opens the view and waits for its end. False where there is no keyboard to steer it with. */
async function view(analysis: Analysis, color: boolean, context: CliContext): Promise<boolean> {
  const { openView } = await import('../tui/terminal.js');
  const ended = await openView(analysis, {
    stdin: context.stdin,
    stdout: context.stdout,
    color: color && allowsColor(context.env, true),
    glyphs: glyphsFor(context.env),
  });
  if (!ended) return false;
  setExitCode(analysis, context);
  if (ended.exitCode !== undefined) context.setExitCode(ended.exitCode);
  writeFewErrors(analysis.errors, context);
  return true;
}
