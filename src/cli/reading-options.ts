import { Option } from 'commander';
import type { AnalyzeOptions } from '../options.js';
import { choice, numberBetween, type TypedCommand } from './commander.js';
import { readRoleMap } from './role-map.js';
import { TEXT } from './text.js';

/** What the caller of a command says of the logs. */
export type ReadingFlags = Pick<
  AnalyzeOptions,
  'train' | 'test' | 'step' | 'lr' | 'optimizer' | 'momentum' | 'unit' | 'chance' | 'initNorm'
> & { readonly map?: string; readonly wd?: number };

/** Adds the options that say how to read logs: roles, settings, units. */
export function withReadingOptions<Flags extends object>(
  command: TypedCommand<[string[]], Flags & Record<string, unknown>>,
): TypedCommand<[string[]], Flags & ReadingFlags> {
  const words = TEXT.reading;
  const atLeastZero = numberBetween(0, Number.POSITIVE_INFINITY);
  const options: readonly (readonly [
    flags: string,
    description: string,
    parse?: (text: string) => unknown,
  ])[] = [
    ['--train <column>', words.train],
    ['--test <column>', words.test],
    ['--step <column>', words.step],
    ['--map <file>', words.map],
    ['--lr <number>', words.lr, atLeastZero],
    ['--wd <number>', words.wd, atLeastZero],
    ['--optimizer <name>', words.optimizer],
    ['--momentum <number>', words.momentum, numberBetween(0, 1)],
    ['--init-norm <number>', words.initNorm, atLeastZero],
    ['--unit <unit>', words.unit, choice(['percent', 'fraction'])],
    ['--chance <fraction>', words.chance, numberBetween(0, 1)],
  ];
  for (const [flags, description, parse] of options) {
    const option = new Option(flags, description);
    command.addOption(parse ? option.argParser(parse) : option);
  }
  return command;
}

/** What was said on the command line, without what was not. Reads the file of `--map`. */
export async function analyzeOptionsOf(
  flags: {
    readonly [Key in keyof ReadingFlags]: ReadingFlags[Key] | undefined;
  },
): Promise<AnalyzeOptions> {
  const map = flags.map === undefined ? {} : await readRoleMap(flags.map);
  const { train, test, step, lr, wd: weightDecay, optimizer, momentum, initNorm, unit, chance } = flags;
  const given = { train, test, step, lr, weightDecay, optimizer, momentum, initNorm, unit, chance };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...map, ...said };
}
