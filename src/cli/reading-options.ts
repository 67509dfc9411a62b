import type { OptionValues } from '@commander-js/extra-typings';
import type { AnalyzeOptions } from '../options.js';
import type { TypedCommand } from './commander.js';
import { type RoleMap, readRoleMap, roleMap, splitRoleMap } from './role-map.js';
import { number, oneOf, text } from './settings/kinds.js';
import { type AsOptions, addSettings, type SettingsFor } from './settings/setting.js';
import { TEXT } from './text.js';
import { CONFIG_TEXT } from './text/config.js';

/** What the reading settings say; absent where nothing was said. */
export interface ReadingFlags {
  readonly train?: string | undefined;
  readonly test?: string | undefined;
  readonly step?: string | undefined;
  /** File that maps roles to series, or the map itself. */
  readonly map?: RoleMap | string | undefined;
  readonly lr?: number | undefined;
  readonly wd?: number | undefined;
  readonly optimizer?: string | undefined;
  readonly momentum?: number | undefined;
  readonly initNorm?: number | undefined;
  readonly unit?: 'percent' | 'fraction' | undefined;
  readonly chance?: number | undefined;
}

/** How logs are to be read, where the user knows better than the log. */
export const READING_SETTINGS: SettingsFor<ReadingFlags> = readingSettings();

function readingSettings(): SettingsFor<ReadingFlags> {
  const words = TEXT.reading;
  const { byName, fromLog, byValues } = TEXT.settings.otherwise;
  return {
    train: { kind: text, argument: '<column>', description: words.train, otherwise: byName },
    test: { kind: text, argument: '<column>', description: words.test, otherwise: byName },
    step: { kind: text, argument: '<column>', description: words.step, otherwise: byName },
    map: { kind: roleMap, argument: '<file>', description: words.map, otherwise: byName },
    lr: { kind: number(0), argument: '<number>', description: words.lr, otherwise: fromLog },
    wd: { kind: number(0), argument: '<number>', description: words.wd, otherwise: fromLog },
    optimizer: { kind: text, argument: '<name>', description: words.optimizer, otherwise: fromLog },
    momentum: { kind: number(0, 1), argument: '<number>', description: words.momentum, otherwise: fromLog },
    initNorm: { kind: number(0), argument: '<number>', description: words.initNorm, otherwise: fromLog },
    unit: {
      kind: oneOf(['percent', 'fraction']),
      argument: '<unit>',
      description: words.unit,
      otherwise: byValues,
    },
    chance: { kind: number(0, 1), argument: '<fraction>', description: words.chance, otherwise: byValues },
  };
}

/** Gives a command the options that say how logs are to be read, the same for every command that reads some. */
export function addReadingOptions<Args extends unknown[], Options extends OptionValues>(
  command: TypedCommand<Args, Options>,
): TypedCommand<Args, Options & AsOptions<ReadingFlags>> {
  const reading = addSettings(command, READING_SETTINGS);
  reading.option('--config <file>', CONFIG_TEXT.file).option('--no-config', CONFIG_TEXT.none);
  return reading;
}

/**
 * What was said, without what was not. A name given by an option of its own wins over the map.
 *
 * @throws GrokscopeError with code `usage` where the map cannot be read
 */
export async function readingOptionsFrom(flags: ReadingFlags): Promise<AnalyzeOptions> {
  const { train, test, step, map, lr, wd: weightDecay, optimizer, momentum, initNorm, unit, chance } = flags;
  const given = { train, test, step, lr, weightDecay, optimizer, momentum, initNorm, unit, chance };
  return {
    ...(map === undefined ? {} : splitRoleMap(typeof map === 'string' ? await readRoleMap(map) : map)),
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as AnalyzeOptions),
  };
}
