import { collect, createCommand, type TypedCommand } from '../commander.js';
import type { CliContext } from '../context.js';
import type { Catalogue } from '../simulation/catalogue.js';
import { SIMULATE_TEXT } from '../text/simulate.js';

/** `grokscope simulate [model]`: trains a reference model and writes its log, with what is known of it beside. */
export function simulateCommand(
  context: CliContext,
  loadCatalogue: () => Promise<Catalogue>,
): TypedCommand<[string | undefined]> {
  const words = SIMULATE_TEXT;
  return createCommand('simulate')
    .description(words.description)
    .argument('[model]', words.model)
    .option('--preset <name>', words.preset)
    .option('--set <setting=value>', words.set, collect)
    .option('--seed <number>', words.seed)
    .option('--evals <density>', words.evals)
    .option('--backend <name>', words.backend)
    .option('-o, --output <file>', words.output, collect)
    .option('--settings', words.settings)
    .option('--list', words.list)
    .action(async (modelName, flags) => {
      const [catalogue, { simulateOrList }] = await Promise.all([
        loadCatalogue(),
        import('../simulation/simulate-or-list.js'),
      ]);
      await simulateOrList(catalogue, modelName, flags, context);
    });
}
