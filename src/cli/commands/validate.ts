import { collect, createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { TEXT } from '../text.js';

/** `grokscope validate`: measures the detectors against runs of which the truth is known. */
export function validateCommand(context: CliContext): TypedCommand {
  const words = TEXT.validate;
  return createCommand('validate')
    .description(words.description)
    .option('--suite <name>', words.suite, collect)
    .option('--json', words.json)
    .action(async ({ suite = ['quick'], json = false }) => {
      const { validateAndReport } = await import('../validation/validate-and-report.js');
      await validateAndReport(suite, json, context);
    });
}
