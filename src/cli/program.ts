import { VERSION } from '../report/version.js';
import { createCommand } from './commander.js';
import { analyzeCommand } from './commands/analyze.js';
import { formatsCommand } from './commands/formats.js';
import { inspectCommand } from './commands/inspect.js';
import { simulateCommand } from './commands/simulate.js';
import { validateCommand } from './commands/validate.js';
import { watchCommand } from './commands/watch.js';
import type { CliContext } from './context.js';
import { reportFailure } from './failures.js';
import { TEXT } from './text.js';

/** Runs one command line (without the names of node and script). Never rejects; sets the exit code of the context. */
export async function runCli(argv: readonly string[], context: CliContext): Promise<void> {
  const analyze = analyzeCommand(context);
  const program = createCommand('grokscope')
    .usage('[analyze] [options] <path...>')
    .description(TEXT.summary)
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addCommand(analyze, { isDefault: true })
    .addCommand(watchCommand(context))
    .addCommand(simulateCommand(context, () => import('../reference-models/index.js')))
    .addCommand(validateCommand(context))
    .addCommand(inspectCommand(context))
    .addCommand(formatsCommand(context))
    .addHelpText('before', TEXT.examples)
    .addHelpText('after', TEXT.exitCodes);
  // The default command needs no name, so its options belong to the first page of help.
  program.configureHelp({
    visibleOptions: (command) => {
      const own = createCommand('').createHelp().visibleOptions(command);
      return command.parent === null ? [...analyze.options, ...own] : own;
    },
  });
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showHelpAfterError(TEXT.afterUsageError)
      .configureOutput({
        writeOut: (text) => context.stdout.write(text),
        writeErr: (text) => context.stderr.write(text),
        getOutHelpWidth: () => Math.min(100, context.stdout.columns ?? 80),
        getErrHelpWidth: () => Math.min(100, context.stderr.columns ?? 80),
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
