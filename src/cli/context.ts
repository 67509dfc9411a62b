import { reasonOf } from '../util/errors.js';
import { ExitCode } from './exit-codes.js';
import { TEXT } from './text.js';

/** Everything of the surrounding process that commands may use, so that none of them touches a global. */
export interface CliContext {
  readonly stdin: NodeJS.ReadStream;
  /** The product. */
  readonly stdout: NodeJS.WriteStream;
  /** Messages, warnings and errors. */
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly setExitCode: (code: ExitCode) => void;
}

/**
 * The context of this process. A reader of stdout that goes away (`| head`) ends the process quietly, with the exit code that
 * it has by then, a full disk with a sentence; messages that nobody can read any more are lost.
 */
export function processContext(): CliContext {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`grokscope: ${TEXT.stdoutFailed(reasonOf(error))}\n`);
    process.exit(ExitCode.Usage);
  });
  process.stderr.on('error', () => undefined);
  return {
    // Opened only when asked for: that takes as long as reading a small log.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}
