import { openSync } from 'node:fs';
import { constants } from 'node:os';
import { ReadStream } from 'node:tty';
import type { Instance } from 'ink';
import type { Analysis } from '../../analysis.js';
import type { GlyphSet } from '../../report/plot/raster.js';
import { ExitCode } from '../exit-codes.js';

export interface ViewOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly color: boolean;
  readonly glyphs: GlyphSet;
}

const ENTER_ALTERNATE_SCREEN = '\u001b[?1049h\u001b[H';
const LEAVE_ALTERNATE_SCREEN = '\u001b[?1049l\u001b[?25h';
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Shows the view until it is left, and gives the terminal back as it was, whatever ends it.
 * Resolves to undefined without showing anything where there is no keyboard. This is the only file
 * that knows of the terminal's modes and of Ink's set-up.
 */
export async function openView(
  analysis: Analysis,
  { stdin, stdout, color, glyphs }: ViewOptions,
): Promise<{ readonly exitCode?: ExitCode } | undefined> {
  const keyboard = keyboardFor(stdin);
  if (!keyboard) return undefined;
  // Both are read while ink is imported: React's development build is twice as slow, and chalk ignores NO_COLOR.
  process.env['NODE_ENV'] ??= 'production';
  if (!color) process.env['FORCE_COLOR'] = '0';
  const [{ render }, { createElement }, { App }] = await Promise.all([
    import('ink'),
    import('react'),
    import('./app.js'),
  ]);

  let exitCode: ExitCode | undefined;
  const onInterrupt = (): void => {
    exitCode = ExitCode.Interrupted;
  };
  let instance: Instance | undefined;
  const leave = (): void => void stdout.write(LEAVE_ALTERNATE_SCREEN);
  const onSignal = (signal: (typeof ENDING_SIGNALS)[number]): void => {
    instance?.unmount();
    leave();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of ENDING_SIGNALS) process.once(signal, onSignal);
  stdout.write(ENTER_ALTERNATE_SCREEN);
  try {
    const app = createElement(App, { analysis, glyphs, onInterrupt });
    instance = render(app, { stdin: keyboard, stdout, exitOnCtrlC: false, patchConsole: false });
    await instance.waitUntilExit();
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, onSignal);
    leave();
    if (keyboard !== stdin) keyboard.destroy();
  }
  return exitCode === undefined ? {} : { exitCode };
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
