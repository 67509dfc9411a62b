import { GrokscopeError } from '../util/errors.js';

interface Described {
  /** One line for the help: what it is, with unit and symbol of the paper. */
  readonly meaning: string;
}

export interface NumberSetting extends Described {
  readonly kind: 'number' | 'integer';
  readonly default: number;
  /** Least and greatest value allowed, both included. */
  readonly min?: number;
  readonly max?: number;
  /** True where `min` itself is not allowed. */
  readonly aboveMin?: boolean;
}

export interface ChoiceSetting<T extends string> extends Described {
  readonly kind: 'choice';
  readonly default: T;
  readonly choices: readonly T[];
}

export interface FlagSetting extends Described {
  readonly kind: 'flag';
  readonly default: boolean;
}

export type Setting = NumberSetting | ChoiceSetting<string> | FlagSetting;

type SettingOf<T> = T extends number
  ? NumberSetting
  : T extends boolean
    ? FlagSetting
    : T extends string
      ? ChoiceSetting<T>
      : never;

/** Every setting of a model by its name; the defaults together are a runnable configuration. */
export type SettingTable<Config extends object> = {
  readonly [Key in keyof Config]-?: [Config[Key]] extends [string]
    ? ChoiceSetting<Config[Key]>
    : SettingOf<Config[Key]>;
};

/**
 * A full configuration: the defaults of the table with `overrides` laid over them. Text is converted, so that values
 * from a command line can be passed as they are.
 *
 * @throws GrokscopeError with code `usage` for an unknown name, a value of the wrong kind, NaN, or one out of range.
 */
export function readSettings<Config extends object>(
  model: string,
  table: SettingTable<Config>,
  overrides: Readonly<Record<string, unknown>> = {},
): Config {
  const settings = table as Readonly<Record<string, Setting>>;
  for (const name of Object.keys(overrides)) {
    if (!Object.hasOwn(settings, name)) throw unknownSetting(model, name, Object.keys(settings));
  }
  const entries = Object.entries(settings).map(([name, setting]) => {
    const value = overrides[name];
    return [name, value === undefined ? setting.default : readSetting(name, setting, value)];
  });
  return Object.fromEntries(entries) as Config;
}

function readSetting(name: string, setting: Setting, value: unknown): number | string | boolean {
  if (setting.kind === 'flag') {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw wrongSetting(name, value, 'true or false');
  }
  if (setting.kind === 'choice') {
    if (typeof value === 'string' && setting.choices.includes(value)) return value;
    throw wrongSetting(name, value, `one of ${setting.choices.join(', ')}`);
  }
  return readNumber(name, setting, value);
}

function readNumber(name: string, setting: NumberSetting, value: unknown): number {
  const { kind, min = -Infinity, max = Infinity, aboveMin = false } = setting;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const allowed =
    typeof number === 'number' &&
    Number.isFinite(number) &&
    (kind === 'number' || Number.isSafeInteger(number)) &&
    (aboveMin ? number > min : number >= min) &&
    number <= max;
  if (allowed) return number;
  throw wrongSetting(name, value, `${kind === 'integer' ? 'an integer' : 'a number'}${range(setting)}`);
}

function range({ min, max, aboveMin }: NumberSetting): string {
  const low = min === undefined ? '' : ` ${aboveMin ? 'above' : 'of at least'} ${min}`;
  const high = max === undefined ? '' : `${low === '' ? '' : ' and'} at most ${max}`;
  return low + high;
}

function wrongSetting(name: string, value: unknown, wanted: string): GrokscopeError {
  return new GrokscopeError('usage', name, `${name} is ${String(value)}`, `Give ${name} as ${wanted}.`);
}

function unknownSetting(model: string, name: string, names: readonly string[]): GrokscopeError {
  return new GrokscopeError(
    'usage',
    name,
    `${model} has no setting "${name}"`,
    `Use one of: ${names.join(', ')}.`,
  );
}
