import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { allowsView } from '../display.js';
import { addReadingOptions, readingOptionsFrom } from '../reading-options.js';
import { number, oneOf } from '../settings/kinds.js';
import { COLOR_SETTING, VIEW_SETTING } from '../report-settings.js';
import { addSettings, parserOf } from '../settings/setting.js';
import { TEXT } from '../text.js';
import { WATCH_TEXT } from '../text/watch.js';
import { viewOptions } from '../view-options.js';
import { parseDuration } from '../watch/duration.js';
import { parseCommand } from '../watch/exec.js';
import { parseWebhook } from '../watch/webhook.js';

/** `grokscope watch <path...>`: follows logs as they grow, and tells of phases, alarms, verdicts and forecasts. */
export function watchCommand(context: CliContext): TypedCommand<[string[]]> {
  const words = WATCH_TEXT;
  const command = createCommand('watch')
    .description(words.description)
    .argument('<path...>', words.path)
    .option('--until <condition>', words.until, parserOf(oneOf(['grokked'])))
    .option('--timeout <duration>', words.timeout, parseDuration)
    .option('--exec <command>', words.exec, parseCommand)
    .option('--webhook <url>', words.webhook, parseWebhook)
    .option('--interval <seconds>', words.interval, parserOf(number(0.05, 3600)))
    .option('--json', words.json)
    .option('--screen-reader', TEXT.analyze.screenReader);
  return addSettings(addReadingOptions(command), {
    ...VIEW_SETTING,
    ...COLOR_SETTING,
  }).action(async (paths, flags, action) => {
    const { watchPaths } = await import('../watch/watch-paths.js');
    const options = {
      json: flags.json ?? false,
      interval: 1000 * (flags.interval ?? 1),
      untilGrokked: flags.until === 'grokked',
      timeout: flags.timeout,
      exec: flags.exec,
      webhook: flags.webhook,
      view: flags.tui && !flags.json && allowsView(context) ? viewOptions(flags, action, context) : undefined,
    };
    await watchPaths(paths, await readingOptionsFrom(flags), options, context);
  });
}
