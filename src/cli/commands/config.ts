import { EXPECTATION_SETTINGS } from '../check/expectations.js';
import { aligned } from '../columns.js';
import { createCommand, type TypedCommand } from '../commander.js';
import { CONFIGURABLE } from '../config/configurable.js';
import { loadConfig } from '../config/load-config.js';
import { namedConfig } from '../config/settle-options.js';
import type { CliContext } from '../context.js';
import { addReadingOptions } from '../reading-options.js';
import { COLOR_SETTING, FORMAT_SETTING, VIEW_SETTING } from '../report-settings.js';
import { addSettings } from '../settings/setting.js';
import { CONFIG_TEXT } from '../text/config.js';

/** `grokscope config`: what can be set, or with `--explain` what is set and where. */
export function configCommand({ stdout, stderr, env }: CliContext): TypedCommand {
  const words = CONFIG_TEXT;
  const command = createCommand('config')
    .description(words.description)
    .addHelpText('before', words.examples)
    .option('--explain', words.explain)
    .option('--markdown', words.markdown);
  const shared = addReadingOptions(
    addSettings(command, { ...FORMAT_SETTING, ...VIEW_SETTING, ...COLOR_SETTING }),
  );
  return addSettings(shared, EXPECTATION_SETTINGS, 'check').action(async ({ explain, markdown }, action) => {
    if (markdown) {
      const { configPage } = await import('../config/page.js');
      stdout.write(configPage(CONFIGURABLE));
    } else if (explain) {
      const { explanation, strayVariables } = await import('../config/explain.js');
      stdout.write(explanation(action, await loadConfig(namedConfig(action))));
      for (const sentence of strayVariables(env)) stderr.write(`grokscope: ${sentence}\n`);
    } else {
      const rows = CONFIGURABLE.map(({ key, flags, description }) => [`  ${key}`, flags, description]);
      stdout.write(`${words.ways}\n\n${aligned(rows)}`);
    }
  });
}
