import { aligned } from '../columns.js';
import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { TEXT } from '../text.js';

/** `grokscope formats`: what is read, one format a paragraph, then what is not. */
export function formatsCommand({ stdout }: CliContext): TypedCommand {
  return createCommand('formats')
    .description(TEXT.formats.description)
    .option('--markdown', TEXT.formats.markdown)
    .action(async ({ markdown }) => {
      const { formats, unreadFormats } = await import('../../readers/index.js');
      if (markdown) {
        const { formatsPage } = await import('../formats-page.js');
        stdout.write(formatsPage(formats(), unreadFormats()));
        return;
      }
      const { inferred, read, notRead, unread } = TEXT.formats;
      stdout.write(
        aligned(
          formats().flatMap((one) => [
            [one.format, one.description],
            ...[
              [read, one.versions],
              [inferred, one.inferred],
              [notRead, one.notRead],
            ].flatMap(([label, text]) => (text === undefined ? [] : [['', `${label}: ${text}`]])),
          ]),
        ),
      );
      stdout.write(`\n${unread}\n${aligned(unreadFormats().map(({ what, cure }) => [`  ${what}`, cure]))}`);
    });
}
