import { analyzePaths } from '../analyze-paths.js';
import { EXPECTATION_SETTINGS, expectationsFrom } from '../check/expectations.js';
import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { addReadingOptions, readingOptionsFrom } from '../reading-options.js';
import { COLOR_SETTING } from '../report-settings.js';
import { addSettings } from '../settings/setting.js';
import { TEXT } from '../text.js';

/** `grokscope check <path...>`: tells a CI job whether every run is as expected. */
export function checkCommand(context: CliContext): TypedCommand<[string[]]> {
  const words = TEXT.check;
  const command = createCommand('check')
    .description(words.description)
    .addHelpText('before', words.examples)
    .argument('<path...>', TEXT.analyze.path);
  const asking = addSettings(command, EXPECTATION_SETTINGS, 'check')
    .option('--junit <file>', words.junit)
    .option('--json', words.json);
  return addSettings(addReadingOptions(asking), COLOR_SETTING).action(async (paths, flags) => {
    const expectations = expectationsFrom(flags);
    const analysis = await analyzePaths(paths, await readingOptionsFrom(flags), context);
    const [{ judge }, { reportGate }] = await Promise.all([
      import('../check/gate.js'),
      import('../check/report-gate.js'),
    ]);
    const { json = false, color, junit } = flags;
    await reportGate(judge(analysis, expectations), { json, color, junit }, context);
  });
}
