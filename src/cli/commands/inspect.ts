import { cleanJson } from '../../report/clean.js';
import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { displayFor } from '../display.js';
import { ExitCode } from '../exit-codes.js';
import { TEXT } from '../text.js';

/** `grokscope inspect <path...>`: what is read and how it is understood, without a verdict. */
export function inspectCommand(context: CliContext): TypedCommand<[string[]]> {
  const words = TEXT.inspect;
  return createCommand('inspect')
    .description(words.description)
    .argument('<path...>', TEXT.analyze.path)
    .option('--json', words.json)
    .option('--step <column>', TEXT.reading.step)
    .option('--no-color', TEXT.analyze.color)
    .action(async (paths, { json, step, color }) => {
      const { inspect } = await import('../../inspect.js');
      const inspection = await inspect(paths, step === undefined ? {} : { step });
      if (json) {
        const { jsonInspection } = await import('../../report/inspection/json.js');
        context.stdout.write(`${cleanJson(jsonInspection(inspection))}\n`);
      } else {
        const { textInspection } = await import('../../report/inspection/text.js');
        context.stdout.write(textInspection(inspection, displayFor(context, { color, toFile: false })));
      }
      const isWhole = inspection.runs.length > 0 && inspection.errors.length === 0;
      context.setExitCode(isWhole ? ExitCode.Success : ExitCode.InvalidInput);
    });
}
