import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { VERSION } from '../report/version.js';
import { createCommand } from './commander.js';
import { analyzeCommand } from './commands/analyze.js';
import { checkCommand } from './commands/check.js';
import { completeCommand, completionCommand } from './commands/completion.js';
import { configCommand } from './commands/config.js';
import { formatsCommand } from './commands/formats.js';
import { inspectCommand } from './commands/inspect.js';
import { simulateCommand } from './commands/simulate.js';
import { validateCommand } from './commands/validate.js';
import { settleOptions } from './config/settle-options.js';
import { watchCommand } from './commands/watch.js';
import type { CliContext } from './context.js';
import { reportFailure } from './failures.js';
import type { Catalogue } from './simulation/catalogue.js';
import { terminalSize } from './terminal-size.js';
import { TEXT } from './text.js';

/** Loaded only where it is used, which takes as long as everything else. */
function loadCatalogue(): Promise<Catalogue> {
  return import('../reference-models/index.js');
}

/** Runs one command line (without the names of node and script). Never rejects; sets the exit code of the context. */
export async function runCli(argv: readonly string[], context: CliContext): Promise<void> {
  const analyze = analyzeCommand(context, argv);
  const commands: readonly CommandUnknownOpts[] = [
    analyze,
    checkCommand(context),
    watchCommand(context),
    simulateCommand(context, loadCatalogue),
    validateCommand(context),
    inspectCommand(context),
    formatsCommand(context),
    configCommand(context),
  ];
  const program = createCommand('grokscope')
    .usage('[analyze] [options] <path...>')
    .description(TEXT.summary)
    .version(VERSION, '-V, --version', 'print the version')
    .helpCommand(false)
    .hook('preAction', async (_, command) => settleOptions(command, context))
    .addHelpText('before', TEXT.examples)
    .addHelpText('after', TEXT.exitCodes);
  for (const command of commands) program.addCommand(command, { isDefault: command === analyze });
  program
    .addCommand(completionCommand(context))
    .addCommand(completeCommand(context, commands, loadCatalogue), { hidden: true });
  // The default command needs no name, so its options belong to the first page of help.
  program.configureHelp({
    visibleOptions: (command) => {
      const own = createCommand('').createHelp().visibleOptions(command);
      return command.parent === null ? [...analyze.options, ...own] : own;
    },
  });
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', 'print this help')
      .exitOverride()
      .showHelpAfterError(TEXT.afterUsageError)
      .configureOutput({
        writeOut: (text) => context.stdout.write(text),
        writeErr: (text) => context.stderr.write(text),
        getOutHelpWidth: () => Math.min(100, terminalSize(context.stdout).columns),
        getErrHelpWidth: () => Math.min(100, terminalSize(context.stderr).columns),
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    reportFailure(error, context);
  }
}
