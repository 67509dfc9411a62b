import type { OptionValues } from '@commander-js/extra-typings';
import type { AnalyzeOptions } from '../options.js';
import { choice, numberBetween, type TypedCommand } from './commander.js';
import { readRoleMap } from './role-map.js';
import { TEXT } from './text.js';

/** What the options of `addReadingOptions` say; absent where nothing was said. */
export interface ReadingFlags {
  readonly train?: string | undefined;
  readonly test?: string | undefined;
  readonly step?: string | undefined;
  /** File that maps roles to series. */
  readonly map?: string | undefined;
  readonly lr?: number | undefined;
  readonly wd?: number | undefined;
  readonly optimizer?: string | undefined;
  readonly momentum?: number | undefined;
  readonly initNorm?: number | undefined;
  readonly unit?: 'percent' | 'fraction' | undefined;
  readonly chance?: number | undefined;
}

/** Gives a command the options that say how logs are to be read, the same for every command that reads some. */
export function addReadingOptions<Args extends unknown[], Options extends OptionValues>(
  command: TypedCommand<Args, Options>,
): TypedCommand<Args, Options & ReadingFlags> {
  const atLeastZero = numberBetween(0, Number.POSITIVE_INFINITY);
  const words = TEXT.reading;
  command
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
    .option('--chance <fraction>', words.chance, numberBetween(0, 1));
  return command;
}

/**
 * What was said on the command line, without what was not. A name given by an option wins over the map.
 *
 * @throws GrokscopeError with code `usage` where the map cannot be read
 */
export async function readingOptionsFrom(flags: ReadingFlags): Promise<AnalyzeOptions> {
  const { train, test, step, map, lr, wd: weightDecay, optimizer, momentum, initNorm, unit, chance } = flags;
  const given = { train, test, step, lr, weightDecay, optimizer, momentum, initNorm, unit, chance };
  return {
    ...(map === undefined ? {} : await readRoleMap(map)),
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as AnalyzeOptions),
  };
}
