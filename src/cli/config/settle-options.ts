import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { GrokscopeError } from '../../util/errors.js';
import type { CliContext } from '../context.js';
import { SettingOption } from '../settings/setting.js';
import { CONFIG_TEXT } from '../text/config.js';
import { loadConfig } from './load-config.js';

/**
 * Gives the options of a command that were not given on the command line their values from the environment or from the
 * configuration file, in this order.
 *
 * @throws GrokscopeError with code `usage` for a value of the wrong kind
 */
export async function settleOptions(command: CommandUnknownOpts, { env }: CliContext): Promise<void> {
  const options = command.options.filter((option) => option instanceof SettingOption);
  if (options.length === 0) return;
  const config = await loadConfig(namedConfig(command));
  for (const option of options) {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) === 'cli') continue;
    const text = env[option.variable];
    if (text) command.setOptionValueWithSource(name, fromVariable(option, text), 'env');
    else if (config?.values.has(option.key))
      command.setOptionValueWithSource(name, config.values.get(option.key), 'config');
  }
}

/** What `--config` and `--no-config` say. */
export function namedConfig(command: Pick<CommandUnknownOpts, 'getOptionValue'>): string | false | undefined {
  const named: unknown = command.getOptionValue('config');
  return typeof named === 'string' || named === false ? named : undefined;
}

function fromVariable({ setting, variable }: SettingOption, text: string): unknown {
  const value = setting.kind.fromText(text);
  if (value !== undefined) return value;
  throw new GrokscopeError(
    'usage',
    variable,
    CONFIG_TEXT.wrongVariable(variable, text),
    setting.kind.cure(text),
  );
}
