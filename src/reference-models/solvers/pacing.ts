import type { SimulateOptions } from '../reference-model.js';

/** Longest stretch without a turn of the event loop, in milliseconds. */
const stretch = 50;

export interface Pacing {
  /** True where the event loop has had no turn for too long. */
  readonly due: () => boolean;
  /**
   * Reports progress and gives the event loop a turn.
   *
   * @throws the signal's reason once it is aborted.
   */
  readonly pause: (step: number) => Promise<void>;
}

/** Keeps a long computation of `steps` steps interruptible. Throws at once where the signal is already aborted. */
export function pacing(steps: number, { signal, onProgress }: SimulateOptions): Pacing {
  signal?.throwIfAborted();
  let last = performance.now();
  return {
    due: () => performance.now() - last > stretch,
    pause: async (step) => {
      onProgress?.({ fraction: step / steps, step });
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      signal?.throwIfAborted();
      last = performance.now();
    },
  };
}
