import type { Analysis } from '../../analysis.js';
import { analyzePaths } from '../analyze-paths.js';
import { choice, collect, createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { allowsColor, allowsView, glyphsFor } from '../display.js';
import { outputsOf, setExitCode, writeFewErrors, writeReports } from '../output.js';
import { addReadingOptions, readingOptionsFrom } from '../reading-options.js';
import { TEXT } from '../text.js';

/** `grokscope [analyze] <path...>`: reads logs and reports, or shows them where there is a terminal. */
export function analyzeCommand(context: CliContext): TypedCommand<[string[]]> {
  const words = TEXT.analyze;
  return addReadingOptions(
    createCommand('analyze')
      .description(words.description)
      .argument('<path...>', words.path)
      .option('--format <format>', words.format, choice(['text', 'json']))
      .option('--json', words.json)
      .option('-o, --output <file>', words.output, collect),
  )
    .option('--no-tui', words.tui)
    .option('--no-color', words.color)
    .action(async (paths, flags) => {
      const format = flags.json ? 'json' : flags.format;
      const outputs = outputsOf(format, flags.output ?? []);
      const analysis = await analyzePaths(paths, await readingOptionsFrom(flags), context);
      const wantsView =
        flags.tui && format === undefined && flags.output === undefined && allowsView(context);
      if (wantsView && analysis.runs.length > 0 && (await view(analysis, flags.color, context))) return;
      await writeReports(analysis, outputs, flags.color, context);
    });
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
