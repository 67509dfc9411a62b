/* oxlint-disable typescript/no-unsafe-type-assertion -- stand-ins have only what is used of a stream */
import type { CliContext } from '../../src/cli/context.js';
import type { ExitCode } from '../../src/cli/exit-codes.js';

interface Surroundings {
  readonly env?: CliContext['env'];
  /** Whether stdout is a terminal (default false). */
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface FakeContext extends CliContext {
  /** What was written to stdout. */
  readonly output: string[];
  /** What was written to stderr. */
  readonly messages: string[];
  readonly exitCodes: ExitCode[];
}

/** A context that keeps what is written and set. */
export function fakeContext({ env = {}, isTTY = false, columns }: Surroundings = {}): FakeContext {
  const output: string[] = [];
  const messages: string[] = [];
  const exitCodes: ExitCode[] = [];
  const stream = { isTTY, columns, write: () => true };
  return {
    env,
    stdin: stream as unknown as NodeJS.ReadStream,
    stdout: {
      ...stream,
      write: (text: string) => output.push(text),
    } as unknown as NodeJS.WriteStream,
    stderr: { ...stream, write: (text: string) => messages.push(text) } as unknown as NodeJS.WriteStream,
    setExitCode: (code) => void exitCodes.push(code),
    output,
    messages,
    exitCodes,
  };
}
