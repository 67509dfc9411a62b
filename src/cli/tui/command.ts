import type { View } from './view.js';

/**
 * The command that makes the report of the runs that are drawn.
 *
 * @param flags what the command line said besides the paths
 */
export function commandFor({ drawn }: View, flags: readonly string[]): string {
  const paths = [...new Set(drawn.map(({ analysed }) => analysed.run.source.path))];
  return ['grokscope', ...paths, ...flags].map(shellWord).join(' ');
}

/** A word as a shell reads it back; with control characters as bash and zsh do, so that a name cannot run when pasted. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // oxlint-disable-next-line no-control-regex -- those are what is looked for
  if (!/[\u0000-\u001f\u007f]/.test(word)) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  // oxlint-disable-next-line no-control-regex -- as above
  const escaped = word.replaceAll(/[\u0000-\u001f\u007f'\\]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    return String.raw`\x${code}`;
  });
  return `$'${escaped}'`;
}

/** OSC 52: asks the terminal to put a text on the clipboard. */
export function clipboardSequence(text: string): string {
  return `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
}
