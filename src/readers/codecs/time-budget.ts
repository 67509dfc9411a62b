import { createContext, type Context, Script } from 'node:vm';

/** Time for any file, in ms, and for each packed byte of it: several times what the slowest of the unpackers takes. */
const base = 1000;
const perByte = 1 / 1000;

const script = new Script('work()');
let context: Context | undefined;

/**
 * The time that unpacking a file may take, which a damaged file can ask of a library that follows its lengths without
 * end. Only the time of the work counts.
 */
export class TimeBudget {
  private whole = base;
  private left = base;

  /** @param size packed bytes that are to be unpacked, as far as that is known at the start */
  constructor(size = 0) {
    this.extend(size);
  }

  /** Adds the time for so many packed bytes. */
  extend(size: number): void {
    this.whole += perByte * size;
    this.left += perByte * size;
  }

  /** What `work` gives, which is stopped when the time is over, by throwing. It may leave nothing of its own half done. */
  spend<Result>(work: () => Result): Result {
    const start = performance.now();
    context ??= createContext();
    context['work'] = work;
    try {
      return script.runInContext(context, { timeout: Math.max(1, Math.ceil(this.left)) }) as Result;
    } catch (error) {
      if (isTimeout(error))
        throw new Error(`unpacking goes on for more than ${(this.whole / 1000).toFixed(1)} s`, {
          cause: error,
        });
      throw error;
    } finally {
      context['work'] = undefined;
      this.left -= performance.now() - start;
    }
  }
}

/** The error is one of the other context, and of no class that is known here. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
