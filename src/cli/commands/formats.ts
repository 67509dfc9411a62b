import { aligned } from '../columns.js';
import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { TEXT } from '../text.js';

/** `grokscope formats`: one line a format. */
export function formatsCommand({ stdout }: CliContext): TypedCommand {
  return createCommand('formats')
    .description(TEXT.formats.description)
    .action(async () => {
      const { formats } = await import('../../readers/index.js');
      stdout.write(aligned(formats().map(({ format, description }) => [format, description])));
    });
}
