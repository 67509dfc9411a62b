import { CommanderError } from 'commander';
import { clean } from '../report/clean.js';
import { errorSentence } from '../report/error-sentence.js';
import { GrokscopeError } from '../util/errors.js';
import type { CliContext } from './context.js';
import { ExitCode } from './exit-codes.js';
import { Interruption } from './interrupt.js';
import { TEXT } from './text.js';

/** Says on stderr what went wrong, and sets the exit code for it. */
export function reportFailure(error: unknown, { stderr, env, setExitCode }: CliContext): void {
  if (error instanceof CommanderError) {
    // Commander has printed its own message.
    setExitCode(error.exitCode === 0 ? ExitCode.Success : ExitCode.Usage);
    return;
  }
  if (error instanceof Interruption) {
    setExitCode(error.exitCode);
    return;
  }
  if (error instanceof GrokscopeError) {
    stderr.write(
      `grokscope: ${errorSentence({ path: error.path, message: `${error.message.replace(/[^.?!]$/, '$&.')} ${error.cure}` })}\n`,
    );
    setExitCode(error.code === 'usage' ? ExitCode.Usage : ExitCode.InvalidInput);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(`${clean(TEXT.internalError(message))}\n`);
  if (env['GROKSCOPE_DEBUG'] === '1' && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`);
  setExitCode(ExitCode.InternalError);
}
