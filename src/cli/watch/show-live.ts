import type { Follower } from '../../follow/index.js';
import type { ExitCode } from '../exit-codes.js';
import type { ViewOptions } from '../tui/terminal.js';
import { liveSource } from './source.js';

/**
 * Opens the view on what is followed, as soon as there is a run to show. Resolves when the view is left, or to undefined
 * where it was not opened: there is no keyboard, or `signal` aborted first.
 *
 * @param onOpen called just before the view takes the terminal
 */
export async function showLive(
  follower: Follower,
  options: ViewOptions,
  signal: AbortSignal,
  onOpen: () => void,
): Promise<{ readonly exitCode?: ExitCode } | undefined> {
  const [{ openView }] = await Promise.all([import('../tui/terminal.js'), firstRun(follower, signal)]);
  if (signal.aborted) return undefined;
  onOpen();
  return await openView(liveSource(follower), { ...options, signal });
}

async function firstRun(follower: Follower, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!signal.aborted && follower.current().runs.length === 0) return;
      unsubscribe();
      signal.removeEventListener('abort', look);
      resolve();
    };
    const unsubscribe = follower.subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });
}
