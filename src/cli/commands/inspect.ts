import { cleanJson } from '../../report/clean.js';
import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { displayFor } from '../display.js';
import { setExitCode } from '../output.js';
import { addReadingOptions, readingOptionsFrom } from '../reading-options.js';
import { COLOR_SETTING } from '../report-settings.js';
import { addSettings } from '../settings/setting.js';
import { TEXT } from '../text.js';

/** `grokscope inspect <path...>`: what is read and how it is understood, without a verdict. */
export function inspectCommand(context: CliContext): TypedCommand<[string[]]> {
  const words = TEXT.inspect;
  const command = createCommand('inspect')
    .description(words.description)
    .argument('<path...>', TEXT.analyze.path)
    .option('--json', words.json);
  return addSettings(addReadingOptions(command), COLOR_SETTING).action(
    async (paths, { json, color, ...flags }) => {
      const { inspect } = await import('../../inspect.js');
      const inspection = await inspect(paths, await readingOptionsFrom(flags));
      setExitCode(inspection, context);
      if (json) {
        const { jsonInspection } = await import('../../report/inspection/json.js');
        context.stdout.write(`${cleanJson(jsonInspection(inspection))}\n`);
      } else {
        const { textInspection } = await import('../../report/inspection/text.js');
        context.stdout.write(textInspection(inspection, displayFor(context, { color, toFile: false })));
      }
    },
  );
}
