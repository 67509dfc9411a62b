import { choice, createCommand, numberBetween, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { analyzeOptionsOf, withReadingOptions } from '../reading-options.js';
import { TEXT } from '../text.js';
import { parseDuration } from '../watch/duration.js';
import { parseWebhook } from '../watch/webhook.js';

/** `grokscope watch <path...>`: follows logs as they grow, and tells of phases, alarms, verdicts and forecasts. */
export function watchCommand(context: CliContext): TypedCommand<[string[]]> {
  const words = TEXT.watch;
  const command = createCommand('watch')
    .description(words.description)
    .argument('<path...>', words.path)
    .option('--until <condition>', words.until, choice(['grokked']))
    .option('--timeout <duration>', words.timeout, parseDuration)
    .option('--exec <command>', words.exec)
    .option('--webhook <url>', words.webhook, parseWebhook)
    .option('--interval <seconds>', words.interval, numberBetween(0.05, 3600))
    .option('--json', words.json);
  return withReadingOptions(command).action(async (paths, flags) => {
    const { watchPaths } = await import('../watch/watch-paths.js');
    const options = {
      json: flags.json ?? false,
      interval: 1000 * (flags.interval ?? 1),
      untilGrokked: flags.until === 'grokked',
      timeout: flags.timeout,
      exec: flags.exec,
      webhook: flags.webhook,
    };
    await watchPaths(paths, await analyzeOptionsOf(flags), options, context);
  });
}
