import type { Analysis } from '../../analysis.js';
import type { AnalyzeOptions } from '../../options.js';
import { choice, collect, createCommand, numberBetween, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { commandLine } from '../command-line.js';
import { allowsColor, allowsView, glyphsFor } from '../display.js';
import { outputsOf, setExitCode, writeFewErrors, writeReports } from '../output.js';
import { REPORT_FORMATS } from '../render.js';
import { readRoleMap } from '../role-map.js';
import { TEXT } from '../text.js';

/** `grokscope [analyze] <path...>`: reads logs and reports, or shows them where there is a terminal; `argv` is for its pages. */
export function analyzeCommand(context: CliContext, argv: readonly string[]): TypedCommand<[string[]]> {
  const atLeastZero = numberBetween(0, Number.POSITIVE_INFINITY);
  const words = TEXT.analyze;
  return createCommand('analyze')
    .description(words.description)
    .argument('<path...>', words.path)
    .option('--format <format>', words.format, choice(REPORT_FORMATS))
    .option('--json', words.json)
    .option('-o, --output <file>', words.output, collect)
    .option('--train <column>', words.train)
    .option('--test <column>', words.test)
    .option('--step <column>', words.step)
    .option('--map <file>', words.map)
    .option('--lr <number>', words.lr, atLeastZero)
    .option('--wd <number>', words.wd, atLeastZero)
    .option('--optimizer <name>', words.optimizer)
    .option('--momentum <number>', words.momentum, numberBetween(0, 1))
    .option('--init-norm <number>', words.initNorm, atLeastZero)
    .option('--unit <unit>', words.unit, choice(['percent', 'fraction']))
    .option('--chance <fraction>', words.chance, numberBetween(0, 1))
    .option('--no-tui', words.tui)
    .option('--no-color', words.color)
    .action(async (paths, flags) => {
      const format = flags.json ? 'json' : flags.format;
      const outputs = outputsOf(format, flags.output ?? []);
      const map = flags.map === undefined ? {} : await readRoleMap(flags.map);
      const analysis = await read(paths, { ...map, ...overrides(flags) }, context);
      const wantsView =
        flags.tui && format === undefined && flags.output === undefined && allowsView(context);
      if (wantsView && analysis.runs.length > 0 && (await view(analysis, flags.color, context))) return;
      await writeReports(analysis, outputs, { color: flags.color, command: commandLine(argv) }, context);
    });
}

interface OverrideFlags
  extends Pick<
    AnalyzeOptions,
    'train' | 'test' | 'step' | 'lr' | 'optimizer' | 'momentum' | 'unit' | 'chance' | 'initNorm'
  > {
  readonly wd?: number;
}

/** What was said on the command line, without what was not. */
function overrides(
  flags: { readonly [Key in keyof OverrideFlags]: OverrideFlags[Key] | undefined },
): AnalyzeOptions {
  const { train, test, step, lr, wd: weightDecay, optimizer, momentum, initNorm, unit, chance } = flags;
  const given = { train, test, step, lr, weightDecay, optimizer, momentum, initNorm, unit, chance };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as AnalyzeOptions;
}

/** Analyses the paths; meanwhile a terminal says so. */
async function read(
  paths: readonly string[],
  options: AnalyzeOptions,
  { stderr }: CliContext,
): Promise<Analysis> {
  const { analyze } = await import('../../analyze.js');
  if (stderr.isTTY) stderr.write(TEXT.reading);
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
