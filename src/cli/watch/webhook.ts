import { setTimeout } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';
import { clean } from '../../report/clean.js';
import { WATCH_TEXT } from '../text/watch.js';
import type { Output } from './held-back.js';
import type { Hook } from './hooks.js';

/** Milliseconds that one attempt may take. */
const limit = 10_000;
/** Milliseconds before the second and later attempts. */
const pauses = [1000, 5000, 20_000] as const;

/** Parser of `--webhook`. */
export function parseWebhook(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new InvalidArgumentError(WATCH_TEXT.notAnAddress);
  return url;
}

/**
 * Posts each change as JSON. An attempt that gets no answer in ten seconds, or one of a server in trouble (429, 5xx), is
 * repeated three times. Messages name the host alone: the rest of such an address is often a secret.
 */
export function webhookHook(url: URL, stderr: Output): Hook {
  return async (change, signal) => {
    const body = JSON.stringify(change);
    let failure = '';
    for (const pause of [0, ...pauses]) {
      if (pause > 0) await setTimeout(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const answer = await post(url, body, signal);
      if (answer.isDone) return;
      failure = answer.failure;
      if (!answer.mayWorkLater) break;
    }
    if (!signal.aborted)
      stderr.write(`grokscope: ${WATCH_TEXT.webhookFailed(url.host, clean(change.run), failure)}\n`);
  };
}

type Answer =
  | { readonly isDone: true }
  | { readonly isDone: false; readonly failure: string; readonly mayWorkLater: boolean };

async function post(url: URL, body: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
    });
    await response.body?.cancel();
    if (response.ok) return { isDone: true };
    const mayWorkLater = response.status === 429 || response.status >= 500;
    return { isDone: false, failure: `HTTP ${response.status}`, mayWorkLater };
  } catch (error) {
    return { isDone: false, failure: reasonOfFetch(error), mayWorkLater: true };
  }
}

/** Why no answer came: the code of the system where `fetch` keeps one below its own error. */
function reasonOfFetch(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
