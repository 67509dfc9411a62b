import type { Analysis } from '../../analysis.js';
import { Follower, type FollowEvent } from '../../follow/index.js';
import type { AnalyzeOptions } from '../../options.js';
import { cleanJson } from '../../report/clean.js';
import { stdinPath } from '../../readers/source/stdin.js';
import { GrokscopeError } from '../../util/errors.js';
import type { CliContext } from '../context.js';
import { allowsView } from '../display.js';
import { ExitCode } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { TEXT } from '../text.js';
import { eventDocument } from './event-document.js';
import { execHook } from './exec.js';
import { Hooks } from './hooks.js';
import { eventLine } from './line.js';
import { StatusLine } from './status-line.js';
import { webhookHook } from './webhook.js';
import { problemWords } from './words.js';

export interface WatchPathsOptions {
  /** Print events as JSON, one a line. */
  readonly json: boolean;
  /** Milliseconds between two looks at the files. */
  readonly interval: number;
  /** Ends with success once every run has grokked. */
  readonly untilGrokked: boolean;
  /** Milliseconds after which to end. */
  readonly timeout: number | undefined;
  readonly exec: string | undefined;
  readonly webhook: URL | undefined;
}

/** How the watching ended, other than by a signal. */
type Ending = 'grokked' | 'timeout';

/** Follows the paths and tells what happens, until a condition is met or a signal ends it. */
export async function watchPaths(
  paths: readonly string[],
  reading: AnalyzeOptions,
  options: WatchPathsOptions,
  context: CliContext,
): Promise<void> {
  if (paths.includes(stdinPath))
    throw new GrokscopeError('usage', stdinPath, TEXT.watch.stdin, TEXT.watch.stdinCure);
  await interruptible(async (signal) => {
    const stop = new AbortController();
    const hooks = new Hooks(
      [
        ...(options.exec === undefined ? [] : [execHook(options.exec, context)]),
        ...(options.webhook === undefined ? [] : [webhookHook(options.webhook, context)]),
      ],
      signal,
    );
    const status = allowsView(context) && context.stderr.isTTY ? new StatusLine(context) : undefined;
    const follower = new Follower(paths, {
      ...reading,
      interval: options.interval,
      signal: AbortSignal.any([signal, stop.signal]),
      onEvent: (event) => {
        status?.clear();
        tell(event, options.json, context);
        if (event.kind === 'verdict') hooks.tell(event, new Date());
        status?.draw();
      },
    });
    let ending: Ending | undefined;
    const end = (by: Ending): void => {
      ending ??= by;
      stop.abort();
    };
    follower.subscribe(() => {
      status?.show(follower.current());
      if (options.untilGrokked && haveGrokked(follower)) end('grokked');
    });
    const timer = options.timeout === undefined ? undefined : setTimeout(end, options.timeout, 'timeout');
    try {
      await follower.follow();
    } catch (error) {
      if (ending === undefined || signal.aborted) throw error;
      await hooks.done();
      signal.throwIfAborted();
      conclude(ending, options, follower.current(), context);
    } finally {
      status?.clear();
      clearTimeout(timer);
    }
  });
}

function tell(event: FollowEvent, json: boolean, { stdout, stderr }: CliContext): void {
  const time = new Date();
  if (json) stdout.write(`${cleanJson(eventDocument(event, time), 0)}\n`);
  else if ('problem' in event) stderr.write(`grokscope: ${problemWords(event)}\n`);
  else stdout.write(`${eventLine(event, time)}\n`);
}

/** Whether there are runs, all of them have grokked, and no log says more than its diagnosis knows. */
function haveGrokked(follower: Follower): boolean {
  const { runs } = follower.current();
  return (
    follower.isReady &&
    !follower.isBehind &&
    runs.length > 0 &&
    runs.every(({ diagnosis }) => diagnosis.verdict === 'grokking')
  );
}

/** Says how it ended where that is a failure, and sets the exit code. */
function conclude(
  ending: Ending,
  { untilGrokked }: WatchPathsOptions,
  { runs, errors }: Analysis,
  context: CliContext,
): void {
  if (ending === 'grokked') return context.setExitCode(ExitCode.Success);
  if (untilGrokked) {
    const missing = runs.filter(({ diagnosis }) => diagnosis.verdict !== 'grokking').length;
    context.stderr.write(`grokscope: ${TEXT.watch.notGrokked(missing, runs.length)}\n`);
    return context.setExitCode(ExitCode.GateFailed);
  }
  const isWhole = runs.length > 0 && errors.length === 0;
  context.setExitCode(isWhole ? ExitCode.Success : ExitCode.InvalidInput);
}
