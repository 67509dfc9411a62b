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
import { setExitCode } from '../output.js';
import { WATCH_TEXT } from '../text/watch.js';
import type { ViewOptions } from '../tui/terminal.js';
import { eventDocument } from './event-document.js';
import { execHook } from './exec.js';
import { Hooks } from './hooks.js';
import { HeldBack } from './held-back.js';
import { eventLine } from './line.js';
import { showLive } from './show-live.js';
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
  /** How to show what is followed in the view; lines are printed without it. */
  readonly view: ViewOptions | undefined;
}

/** How the watching ended, other than by a signal: `left` is the view. */
type Ending = 'grokked' | 'timeout' | 'left';

/** Follows the paths and tells what happens, until a condition is met or a signal ends it. */
export async function watchPaths(
  paths: readonly string[],
  reading: AnalyzeOptions,
  options: WatchPathsOptions,
  context: CliContext,
): Promise<void> {
  if (paths.includes(stdinPath))
    throw new GrokscopeError('usage', stdinPath, WATCH_TEXT.stdin, WATCH_TEXT.stdinCure);
  // Until it is met: a reader that goes away ends the process, and must not let the condition pass for met.
  if (options.untilGrokked) context.setExitCode(ExitCode.GateFailed);
  await interruptible(async (signal) => {
    const stop = new AbortController();
    const output = new HeldBack(context);
    const hooks = new Hooks(
      [
        ...(options.exec === undefined ? [] : [execHook(options.exec, context.env, output.stderr)]),
        ...(options.webhook === undefined ? [] : [webhookHook(options.webhook, output.stderr)]),
      ],
      signal,
    );
    let status = allowsView(context) && context.stderr.isTTY ? new StatusLine(context) : undefined;
    const follower = new Follower(paths, {
      ...reading,
      interval: options.interval,
      signal: AbortSignal.any([signal, stop.signal]),
      onEvent: (event) => {
        status?.clear();
        tell(event, options.json, output);
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
    let exitCode: ExitCode | undefined;
    const show = async (view: ViewOptions): Promise<void> => {
      const left = await showLive(follower, view, AbortSignal.any([signal, stop.signal]), () => {
        status?.clear();
        status = undefined;
        output.hold();
      }).finally(() => output.release());
      exitCode = left?.exitCode;
      if (left) end('left');
    };
    const showing = options.view && show(options.view).catch((error: unknown) => stop.abort(error));
    try {
      await follower.follow();
    } catch (error) {
      await showing;
      if (ending === undefined || signal.aborted) throw error;
      await hooks.done();
      signal.throwIfAborted();
      conclude(ending, options, follower.current(), context);
      if (exitCode !== undefined) context.setExitCode(exitCode);
    } finally {
      status?.clear();
      clearTimeout(timer);
    }
  });
}

function tell(event: FollowEvent, json: boolean, { stdout, stderr }: HeldBack): void {
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
  analysis: Analysis,
  context: CliContext,
): void {
  if (ending === 'grokked') return context.setExitCode(ExitCode.Success);
  if (untilGrokked) {
    const { runs } = analysis;
    const missing = runs.filter(({ diagnosis }) => diagnosis.verdict !== 'grokking').length;
    context.stderr.write(`grokscope: ${WATCH_TEXT.notGrokked(missing, runs.length)}\n`);
    return context.setExitCode(ExitCode.GateFailed);
  }
  setExitCode(analysis, context);
}
