import { ExitCode } from './exit-codes.js';

const endingSignals = { SIGINT: ExitCode.Interrupted, SIGTERM: ExitCode.Terminated } as const;

/** Why work ended early: by Ctrl-C or by a termination signal. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode) {
    super('interrupted');
    this.exitCode = exitCode;
  }
}

/**
 * Does work that Ctrl-C or a termination signal ends in order: its signal aborts with an `Interruption`, which the work
 * is to reject with after it has cleaned up. A second Ctrl-C ends the process at once.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const listeners = Object.entries(endingSignals).map(([name, exitCode]) => {
    const listener = (): void => controller.abort(new Interruption(exitCode));
    process.once(name, listener);
    return { name, listener };
  });
  try {
    return await work(controller.signal);
  } finally {
    for (const { name, listener } of listeners) process.off(name, listener);
  }
}
