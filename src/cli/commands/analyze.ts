import type { Analysis } from '../../analysis.js';
import { analyzePaths } from '../analyze-paths.js';
import { collect, createCommand, givenWords, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { commandLine } from '../command-line.js';
import { allowsColor, allowsView, glyphsFor, isForScreenReader } from '../display.js';
import { outputsOf, setExitCode, writeFewErrors, writeReports } from '../output.js';
import { addReadingOptions, READING_SETTINGS, readingOptionsFrom } from '../reading-options.js';
import { COLOR_SETTING, FORMAT_SETTING, VIEW_SETTING } from '../report-settings.js';
import { addSettings } from '../settings/setting.js';
import { TEXT } from '../text.js';

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
      const looks = {
        color: flags.color && allowsColor(context.env, true),
        isSpoken: flags.screenReader ?? isForScreenReader(context.env),
      };
      const given = givenWords(action, Object.keys(READING_SETTINGS));
      if (wantsView && analysis.runs.length > 0 && (await view(analysis, looks, given, context))) return;
      await writeReports(analysis, outputs, { color: flags.color, command: commandLine(argv) }, context);
    },
  );
}

/** Opens the view and waits for its end. False where there is no keyboard to steer it with. */
async function view(
  analysis: Analysis,
  looks: { readonly color: boolean; readonly isSpoken: boolean },
  flags: readonly string[],
  context: CliContext,
): Promise<boolean> {
  const [{ openView }, { fixedSource }] = await Promise.all([
    import('../tui/terminal.js'),
    import('../tui/source.js'),
  ]);
  const ended = await openView(fixedSource(analysis), {
    ...looks,
    stdin: context.stdin,
    stdout: context.stdout,
    glyphs: glyphsFor(context.env),
    flags,
    folder: process.cwd(),
  });
  if (!ended) return false;
  setExitCode(analysis, context);
  if (ended.exitCode !== undefined) context.setExitCode(ended.exitCode);
  writeFewErrors(analysis.errors, context);
  return true;
}
