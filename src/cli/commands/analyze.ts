import type { Analysis } from '../../analysis.js';
import { analyzePaths } from '../analyze-paths.js';
import { collect, createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { commandLine } from '../command-line.js';
import { allowsView } from '../display.js';
import { outputsOf, setExitCode, writeFewErrors, writeReports } from '../output.js';
import { addReadingOptions, readingOptionsFrom } from '../reading-options.js';
import { COLOR_SETTING, FORMAT_SETTING, VIEW_SETTING } from '../report-settings.js';
import { addSettings } from '../settings/setting.js';
import { TEXT } from '../text.js';
import type { ViewOptions } from '../tui/terminal.js';
import { viewOptions } from '../view-options.js';

/** `grokscope [analyze] <path...>`: reads logs and reports, or shows them where there is a terminal; `argv` is for its pages. */
export function analyzeCommand(context: CliContext, argv: readonly string[]): TypedCommand<[string[]]> {
  const words = TEXT.analyze;
  const command = createCommand('analyze').description(words.description).argument('<path...>', words.path);
  const reporting = addSettings(command, FORMAT_SETTING)
    .option('--json', words.json)
    .option('-o, --output <file>', words.output, collect)
    .option('--screen-reader', words.screenReader);
  return addSettings(addReadingOptions(reporting), { ...VIEW_SETTING, ...COLOR_SETTING }).action(
    async (paths, flags, action) => {
      const format = flags.json ? 'json' : flags.format;
      // The ending of a file says more than a format that was set for all reports.
      const isNamed = flags.json || action.getOptionValueSource('format') === 'cli';
      const outputs = outputsOf(isNamed || !flags.output ? format : undefined, flags.output ?? []);
      const analysis = await analyzePaths(paths, await readingOptionsFrom(flags), context);
      const wantsView =
        flags.tui && format === undefined && flags.output === undefined && allowsView(context);
      if (
        wantsView &&
        analysis.runs.length > 0 &&
        (await view(analysis, viewOptions(flags, action, context), context))
      )
        return;
      await writeReports(analysis, outputs, { color: flags.color, command: commandLine(argv) }, context);
    },
  );
}

/** Opens the view and waits for its end. False where there is no keyboard to steer it with. */
async function view(analysis: Analysis, options: ViewOptions, context: CliContext): Promise<boolean> {
  const [{ openView }, { fixedSource }] = await Promise.all([
    import('../tui/terminal.js'),
    import('../tui/source.js'),
  ]);
  const unread = analysis.errors.length;
  const ended = await openView(fixedSource(analysis), {
    ...options,
    ...(unread > 0 ? { notice: TEXT.unreadInView(unread) } : {}),
  });
  if (!ended) return false;
  setExitCode(analysis, context);
  if (ended.exitCode !== undefined) context.setExitCode(ended.exitCode);
  writeFewErrors(analysis.errors, context);
  return true;
}
