import type { Analysis } from '../../analysis.js';
import type { AnalyzeOptions } from '../../options.js';
import {
  choice,
  collect,
  createCommand,
  givenWords,
  numberBetween,
  type TypedCommand,
} from '../commander.js';
import type { CliContext } from '../context.js';
import { allowsColor, allowsView, glyphsFor, isForScreenReader } from '../display.js';
import { outputsOf, setExitCode, writeFewErrors, writeReports } from '../output.js';
import { readRoleMap } from '../role-map.js';
import { TEXT } from '../text.js';

/** `grokscope [analyze] <path...>`: reads logs and reports, or shows them where there is a terminal. */
export function analyzeCommand(context: CliContext): TypedCommand<[string[]]> {
  const atLeastZero = numberBetween(0, Number.POSITIVE_INFINITY);
  const words = TEXT.analyze;
  return createCommand('analyze')
    .description(words.description)
    .argument('<path...>', words.path)
    .option('--format <format>', words.format, choice(['text', 'json']))
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
    .option('--screen-reader', words.screenReader)
    .option('--no-color', words.color)
    .action(async (paths, flags, command) => {
      const format = flags.json ? 'json' : flags.format;
      const outputs = outputsOf(format, flags.output ?? []);
      const map = flags.map === undefined ? {} : await readRoleMap(flags.map);
      const analysis = await read(paths, { ...map, ...overrides(flags) }, context);
      const wantsView =
        flags.tui && format === undefined && flags.output === undefined && allowsView(context);
      const looks = {
        color: flags.color && allowsColor(context.env, true),
        isSpoken: flags.screenReader ?? isForScreenReader(context.env),
      };
      const given = givenWords(command, READING_OPTIONS);
      if (wantsView && analysis.runs.length > 0 && (await view(analysis, looks, given, context))) return;
      await writeReports(analysis, outputs, flags.color, context);
    });
}

/** Options that change what is read of a log, and so belong to a command that is to read the same. */
const READING_OPTIONS = [
  'train',
  'test',
  'step',
  'map',
  'lr',
  'wd',
  'optimizer',
  'momentum',
  'initNorm',
  'unit',
  'chance',
];

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
