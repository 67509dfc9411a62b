import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import { GrokscopeError } from '../../util/errors.js';
import type { Catalogue } from '../simulation/catalogue.js';
import { TEXT } from '../text.js';

/** `grokscope completion <shell>`: the script that makes a shell complete commands, options and their values. */
export function completionCommand({ stdout }: CliContext): TypedCommand<[string]> {
  const words = TEXT.completion;
  return createCommand('completion')
    .description(words.description)
    .addHelpText('before', words.examples)
    .argument('<shell>', words.shell)
    .action(async (name) => {
      const { completionScript, SHELLS } = await import('../completion.js');
      const shell = SHELLS.find((known) => known === name);
      if (!shell)
        throw new GrokscopeError('usage', 'completion', words.unknownShell(name), words.shellCure(SHELLS));
      stdout.write(`${completionScript(shell)}\n`);
    });
}

/** `grokscope complete -- <words>`: what the scripts ask. */
export function completeCommand(
  { stdout }: CliContext,
  commands: readonly CommandUnknownOpts[],
  loadCatalogue: () => Promise<Catalogue>,
): TypedCommand<[string[]]> {
  return createCommand('complete')
    .argument('[words...]')
    .action(async (words) => {
      const { suggestions } = await import('../completion.js');
      const catalogue = words[0] === 'simulate' ? await loadCatalogue() : undefined;
      stdout.write(`${suggestions(commands, words, catalogue)}\n`);
    });
}
