/** Exit codes. They are part of the interface and do not change within a major version. */
export const ExitCode = {
  /** Everything was read and reported. */
  Success: 0,
  /** A condition that was asked for was not met. */
  GateFailed: 1,
  /** The command line or a file named on it is wrong. */
  Usage: 2,
  /** Some input could not be read; what could be read was reported. */
  InvalidInput: 3,
  /** A bug in grokscope. */
  InternalError: 70,
  /** Ended by Ctrl-C. */
  Interrupted: 130,
  /** Ended by a termination signal. */
  Terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
