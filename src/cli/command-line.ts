/** A command line that a shell reads as these arguments; addresses lose their passwords. */
export function commandLine(argv: readonly string[]): string {
  return ['grokscope', ...argv.map((argument) => quoted(argument.replace(PASSWORD, '$1')))].join(' ');
}

const PASSWORD = /^(\w+:\/\/)[^/@\s]*@/;

/** A word as a shell reads it back; with control characters as bash and zsh do, so that a name cannot run when pasted. */
function quoted(word: string): string {
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
