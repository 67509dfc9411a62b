import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { TEXT } from '../text.js';

/** `grokscope formats`: one line a format. */
export function formatsCommand({ stdout }: CliContext): TypedCommand {
  return createCommand('formats')
    .description(TEXT.formats.description)
    .action(async () => {
      const { formats } = await import('../../readers/index.js');
      const list = formats();
      const width = Math.max(...list.map(({ format }) => format.length));
      for (const { format, description } of list) stdout.write(`${format.padEnd(width)}  ${description}\n`);
    });
}
