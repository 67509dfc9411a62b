import { commandLine } from '../command-line.js';
import type { View } from './view.js';

/**
 * The command that makes the report of the runs that are drawn.
 *
 * @param flags what the command line said besides the paths
 */
export function commandFor({ drawn }: View, flags: readonly string[]): string {
  const paths = [...new Set(drawn.map(({ analysed }) => analysed.run.source.path))];
  return commandLine([...paths, ...flags]);
}

/** OSC 52: asks the terminal to put a text on the clipboard. */
export function clipboardSequence(text: string): string {
  return `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
}
