import { VERDICTS } from '../../detectors/diagnosis.js';
import { analyzePaths } from '../analyze-paths.js';
import { EXPECTATION_SETTINGS, expectationsFrom } from '../check/expectations.js';
import { aligned } from '../columns.js';
import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { addReadingOptions, readingOptionsFrom } from '../reading-options.js';
import { COLOR_SETTING } from '../report-settings.js';
import { addSettings } from '../settings/setting.js';
import { TEXT } from '../text.js';
import { CHECK_TEXT } from '../text/check.js';

/** `grokscope check <path...>`: tells a CI job whether every run is as expected. */
export function checkCommand(context: CliContext): TypedCommand<[string[]]> {
  const words = CHECK_TEXT;
  const command = createCommand('check')
    .description(words.description)
    .addHelpText('before', words.examples)
    .addHelpText('after', () => `\n${words.verdicts}\n${verdictNames()}`)
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

/** The names of the verdicts in four columns. */
function verdictNames(): string {
  const rows = Math.ceil(VERDICTS.length / 4);
  const row = (index: number): string[] => VERDICTS.filter((_, at) => at % rows === index);
  return aligned(Array.from({ length: rows }, (_, index) => row(index).map((name) => `  ${name}`))).trimEnd();
}
