import type { OptionValues } from '@commander-js/extra-typings';
import { InvalidArgumentError, Option } from 'commander';
import type { TypedCommand } from '../commander.js';
import type { Kind } from './kinds.js';

/**
 * Something that can be set in three ways: by an option, by an environment variable and in a configuration file. All
 * three names follow from one: `minProbability` is `--min-probability` and `GROKSCOPE_MIN_PROBABILITY`.
 */
export interface Setting<T> {
  readonly kind: Kind<T>;
  /** What stands for the value in usage lines: `<number>`; absent where the option only turns something off. */
  readonly argument?: string;
  readonly description: string;
  /** What holds where nothing is set, in words. */
  readonly otherwise: string;
}

/** Settings by name. */
export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** The settings that make these flags. */
export type SettingsFor<Flags> = {
  readonly [Name in keyof Flags]-?: Setting<NonNullable<Flags[Name]>>;
};

/** Flags as commander types them. */
export type AsOptions<Flags> = { readonly [Name in keyof Flags]: Flags[Name] };

/** The option of a setting, which also knows its other names. */
export class SettingOption extends Option {
  readonly setting: Setting<unknown>;
  /** Name in a configuration file: `lr`, `check.expect`. */
  readonly key: string;
  /** Environment variable: `GROKSCOPE_LR`. */
  readonly variable: string;

  constructor(name: string, setting: Setting<unknown>, section: string | undefined) {
    const words = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    super(
      setting.argument === undefined ? `--no-${words}` : `--${words} ${setting.argument}`,
      setting.description,
    );
    this.setting = setting;
    this.key = section === undefined ? name : `${section}.${name}`;
    this.variable = `GROKSCOPE_${words.replaceAll('-', '_').toUpperCase()}`;
    if (setting.argument === undefined) return;
    this.argParser(parserOf(setting.kind));
  }
}

/** Parser of an option that takes a value of some kind. */
export function parserOf<T>(kind: Kind<T>): (text: string) => T {
  return (text) => {
    const value = kind.fromText(text);
    if (value === undefined) throw new InvalidArgumentError(kind.cure(text));
    return value;
  };
}

/** Options of some settings; those of one command stand in a section of their own in a configuration file. */
export function optionsOf(settings: Settings, section?: string): SettingOption[] {
  return Object.entries(settings).map(([name, setting]) => new SettingOption(name, setting, section));
}

/** Gives a command the options of some settings. */
export function addSettings<Flags, Args extends unknown[], Options extends OptionValues>(
  command: TypedCommand<Args, Options>,
  settings: SettingsFor<Flags> & Settings,
  section?: string,
): TypedCommand<Args, Options & AsOptions<Flags>> {
  for (const option of optionsOf(settings, section)) command.addOption(option);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the flags of the options that were just added
  return command as unknown as TypedCommand<Args, Options & AsOptions<Flags>>;
}
