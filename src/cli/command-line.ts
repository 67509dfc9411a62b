/** A command line that a POSIX shell reads as these arguments; addresses lose their passwords. */
export function commandLine(argv: readonly string[]): string {
  return ['grokscope', ...argv.map((argument) => quoted(argument.replace(PASSWORD, '$1')))].join(' ');
}

const PASSWORD = /^(\w+:\/\/)[^/@\s]*@/;

function quoted(argument: string): string {
  return /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
