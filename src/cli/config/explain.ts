import { clean } from '../../report/clean.js';
import { aligned } from '../columns.js';
import type { CliContext } from '../context.js';
import { nearest } from '../did-you-mean.js';
import type { SettingOption } from '../settings/setting.js';
import { CONFIG_TEXT } from '../text/config.js';
import { CONFIGURABLE } from './configurable.js';
import type { LoadedConfig } from './load-config.js';

/** A command whose options have been settled. */
interface Settled {
  getOptionValue(name: string): unknown;
  getOptionValueSource(name: string): string | undefined;
}

/** Every setting with its value and where that comes from. */
export function explanation(command: Settled, config: LoadedConfig | undefined): string {
  const rows = CONFIGURABLE.map((option) => {
    const name = option.attributeName();
    const from = origin(option, command.getOptionValueSource(name), config);
    return from === undefined
      ? [option.key, '-', CONFIG_TEXT.byDefault(option.setting.otherwise)]
      : [option.key, clean(written(command.getOptionValue(name))), clean(from)];
  });
  return `${config ? CONFIG_TEXT.fileRead(clean(config.file)) : CONFIG_TEXT.noFile}\n\n${aligned(rows)}`;
}

function origin(
  { key, variable, long }: SettingOption,
  source: string | undefined,
  config: LoadedConfig | undefined,
): string | undefined {
  if (source === 'cli') return long ?? undefined;
  if (source === 'env') return variable;
  return source === 'config' && config ? `${config.file}: ${key}` : undefined;
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(',') : JSON.stringify(value);
}

/** What is said of variables that look like settings and are none. */
export function strayVariables(env: CliContext['env']): string[] {
  const known = ['GROKSCOPE_DEBUG', ...CONFIGURABLE.map(({ variable }) => variable)];
  return Object.keys(env)
    .filter((name) => name.startsWith('GROKSCOPE_') && !known.includes(name))
    .map((name) => clean(CONFIG_TEXT.strayVariable(name, nearest(name, known))));
}
