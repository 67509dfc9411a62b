import { givenWords } from './commander.js';
import type { CliContext } from './context.js';
import { allowsColor, glyphsFor, isForScreenReader } from './display.js';
import { READING_SETTINGS } from './reading-options.js';
import type { ViewOptions } from './tui/terminal.js';

/** What the options of a command say of its view. */
interface ViewFlags {
  readonly color: boolean;
  readonly screenReader?: true | undefined;
}

/** How a command opens its view. `action` is the command as it was called. */
export function viewOptions(
  { color, screenReader }: ViewFlags,
  action: Parameters<typeof givenWords>[0],
  { stdin, stdout, env }: CliContext,
): ViewOptions {
  return {
    color: color && allowsColor(env, true),
    isSpoken: screenReader ?? isForScreenReader(env),
    stdin,
    stdout,
    glyphs: glyphsFor(env),
    flags: givenWords(action, Object.keys(READING_SETTINGS)),
    folder: process.cwd(),
  };
}
