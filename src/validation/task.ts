import { setImmediate } from 'node:timers/promises';
import type { Section } from './report.js';

/** How a task tells how far it is and learns that it is to end. */
export interface Tools {
  /** Ends the task with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Takes the share of the task that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** One part of a suite. */
export interface Task {
  readonly name: string;
  /** About how many seconds it takes, for the progress of the whole. */
  readonly seconds: number;
  readonly measure: (tools: Tools) => Promise<Section>;
}

/** Longest stretch of work, in milliseconds, between two looks at the signal. */
const stretch = 50;

/** Calls `work` for 0 … `count` − 1 and lets signals and the progress bar in between. */
export async function repeat(
  count: number,
  work: (index: number) => void | Promise<void>,
  { signal, onProgress }: Tools,
): Promise<void> {
  let since = performance.now();
  for (let index = 0; index < count; index++) {
    await work(index);
    if (performance.now() - since < stretch) continue;
    onProgress?.((index + 1) / count);
    await setImmediate();
    signal?.throwIfAborted();
    since = performance.now();
  }
  signal?.throwIfAborted();
}
