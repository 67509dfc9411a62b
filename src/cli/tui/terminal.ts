import { openSync } from 'node:fs';
import { constants } from 'node:os';
import { ReadStream } from 'node:tty';
import type { Instance } from 'ink';
import { clean } from '../../report/clean.js';
import { ExitCode } from '../exit-codes.js';
import type { GlyphSet } from '../../report/plot/raster.js';
import type { Effect } from './keys/binding.js';
import { clipboardSequence, commandFor } from './command.js';
import { exportView } from './export-view.js';
import { frameOutput } from './frame-output.js';
import type { AnalysisSource } from './source.js';
import type { View } from './view.js';
import { initialState } from './view-state.js';

export interface ViewOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly color: boolean;
  readonly glyphs: GlyphSet;
  /** Whether sentences take the place of drawings, for a screen reader. */
  readonly isSpoken: boolean;
  /** What the command line said besides the paths, for the command that is copied. */
  readonly flags: readonly string[];
  /** Where exports are written. */
  readonly folder: string;
  /** What the bottom row says until the first key. Default: which keys there are. */
  readonly notice?: string;
  /** Closes the view when it aborts. */
  readonly signal?: AbortSignal;
}

/** The alternate screen, in which rows are cut and not wrapped; and back, with a cursor. */
const ENTER_SCREEN = '\u001b[?1049h\u001b[?7l\u001b[H';
const LEAVE_SCREEN = '\u001b[?7h\u001b[?1049l\u001b[?25h';
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Shows the view until it is left, and gives the terminal back as it was, whatever ends it.
 * Resolves to undefined without showing anything where there is no keyboard. This is the only file
 * that knows of the terminal's modes and of Ink's set-up.
 */
export async function openView(
  source: AnalysisSource,
  options: ViewOptions,
): Promise<{ readonly exitCode?: ExitCode } | undefined> {
  const { stdin, stdout, color, isSpoken } = options;
  const keyboard = keyboardFor(stdin);
  if (!keyboard) return undefined;
  // Read while ink is imported: React's development build is twice as slow, and Ink draws only its last frame where the
  // environment names CI, be it by an empty text.
  process.env['NODE_ENV'] ??= 'production';
  for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) process.env[name] = 'false';
  const [{ render }, { createElement }, { App }] = await Promise.all([
    import('ink'),
    import('react'),
    import('./app.js'),
  ]);

  let instance: Instance | undefined;
  let ending: Effect | undefined;
  let redraw: (() => void) | undefined;
  let state = { ...initialState(options.glyphs), message: options.notice };
  const enter = (): void => {
    // Ink does so after its first frame, and keys that are pressed earlier would be echoed into it.
    keyboard.setRawMode(true);
    if (!isSpoken) stdout.write(ENTER_SCREEN);
  };
  const leave = (): void => {
    if (!keyboard.readableEnded) keyboard.setRawMode(false);
    if (!isSpoken) stdout.write(LEAVE_SCREEN);
  };
  const onSignal = (signal: (typeof ENDING_SIGNALS)[number]): void => {
    instance?.unmount();
    leave();
    process.exit(128 + constants.signals[signal]);
  };
  const onEnd = (): void => instance?.unmount();
  const onEffect = (effect: Effect, view: View): Promise<string> | string | undefined => {
    if (effect === 'redraw') {
      redraw?.();
      return undefined;
    }
    if (effect === 'copy') return copied(commandFor(view, options.flags), stdout);
    if (typeof effect === 'object') return exported(view, effect.export, options.folder);
    ending = effect;
    state = { ...view.state, message: undefined };
    return undefined;
  };
  for (const signal of ENDING_SIGNALS) process.once(signal, onSignal);
  process.on('uncaughtExceptionMonitor', leave);
  keyboard.once('end', onEnd).once('close', onEnd);
  options.signal?.addEventListener('abort', onEnd);
  try {
    do {
      if (ending === 'suspend') await suspended();
      ending = undefined;
      enter();
      const output = frameOutput(stdout);
      redraw = isSpoken ? undefined : output.redraw;
      const app = createElement(App, {
        source,
        stdout,
        initial: state,
        color,
        isSpoken,
        ticketOf: isSpoken ? (row) => row : output.ticketOf,
        onEffect,
      });
      instance = render(app, {
        stdin: keyboard,
        stdout: isSpoken ? stdout : output.stream,
        exitOnCtrlC: false,
        patchConsole: false,
        isScreenReaderEnabled: isSpoken,
        maxFps: 60,
      });
      await instance.waitUntilExit();
      output.close();
      leave();
    } while (isSuspended(ending));
  } catch (error) {
    leave();
    throw error;
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, onSignal);
    process.off('uncaughtExceptionMonitor', leave);
    keyboard.off('end', onEnd).off('close', onEnd);
    options.signal?.removeEventListener('abort', onEnd);
    if (keyboard !== stdin) keyboard.destroy();
  }
  return ending === 'interrupt' ? { exitCode: ExitCode.Interrupted } : {};
}

/** A function of its own, since the compiler does not see that callbacks change the variable. */
function isSuspended(ending: Effect | undefined): boolean {
  return ending === 'suspend';
}

/** Stops this process and those that it shares the terminal with; resolves when the shell lets it go on. */
async function suspended(): Promise<void> {
  // A listener alone does not keep the process from ending.
  const hold = setInterval(() => undefined, 2 ** 30);
  await new Promise<void>((resolve) => {
    process.once('SIGCONT', () => resolve());
    process.kill(0, 'SIGTSTP');
  });
  clearInterval(hold);
}

function copied(command: string, stdout: NodeJS.WriteStream): string {
  stdout.write(clipboardSequence(command));
  return `Copied, if the terminal allows it: ${clean(command)}`;
}

async function exported(
  view: View,
  format: Parameters<typeof exportView>[1],
  folder: string,
): Promise<string> {
  try {
    return `Wrote ${await exportView(view, format, folder)} here.`;
  } catch (error) {
    return `Nothing was written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`;
  }
}

/** Standard input where it is a terminal; else (a log is piped in) the terminal itself, where there is one. */
function keyboardFor(stdin: NodeJS.ReadStream): NodeJS.ReadStream | undefined {
  if (stdin.isTTY) return stdin;
  try {
    return new ReadStream(openSync('/dev/tty', 'r'));
  } catch {
    return undefined;
  }
}
