import { type ChildProcess, spawn } from 'node:child_process';
import { InvalidArgumentError } from 'commander';
import { clean } from '../../report/clean.js';
import { reasonOf } from '../../util/errors.js';
import type { CliContext } from '../context.js';
import type { Output } from './held-back.js';
import { WATCH_TEXT } from '../text/watch.js';
import type { ChangeDocument, Hook } from './hooks.js';

/** Parser of `--exec`. Nothing is what a script gives whose variable is not set. */
export function parseCommand(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError(WATCH_TEXT.noCommand);
  return text;
}

/** Milliseconds that a command may take. */
const limit = 10 * 60_000;

/**
 * Runs a command of the user in a shell for each change. What the log says reaches it only in environment variables and,
 * as JSON, on its standard input: none of it becomes a part of the command. What the command prints goes to stderr.
 */
export function execHook(command: string, env: CliContext['env'], stderr: Output): Hook {
  const say = (text: string): void => stderr.write(`grokscope: ${text}\n`);
  return async (change, signal) => {
    const name = clean(change.run);
    await new Promise<void>((resolve) => {
      const child = spawn(command, {
        shell: true,
        env: { ...env, ...variablesOf(change) },
        stdio: ['pipe', 'pipe', 'pipe'],
        // A group of its own, so that it can be ended with all that it has started.
        detached: process.platform !== 'win32',
      });
      const ended = AbortSignal.any([signal, AbortSignal.timeout(limit)]);
      ended.addEventListener('abort', () => endGroup(child), { once: true });
      for (const output of [child.stdout, child.stderr])
        output.on('data', (bytes: Uint8Array) => stderr.write(bytes));
      // A command that does not read its input is no failure.
      child.stdin.on('error', () => undefined).end(`${JSON.stringify(change)}\n`);
      child.on('error', (error) => {
        if (!signal.aborted) say(WATCH_TEXT.execFailed(name, reasonOf(error)));
        resolve();
      });
      child.on('close', (code, by) => {
        if (!signal.aborted && code !== 0) say(WATCH_TEXT.execEnded(name, by ?? String(code)));
        resolve();
      });
    });
  };
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid);
  } catch {
    // It has ended by itself.
  }
}

/** Safe as text: without control characters, and without the NUL that no variable can hold. */
function variablesOf(change: ChangeDocument): Record<string, string> {
  const { run, verdict, previous, step, phase, probability, summary } = change;
  return {
    GROKSCOPE_RUN: clean(run),
    GROKSCOPE_VERDICT: verdict,
    GROKSCOPE_PREVIOUS: previous ?? '',
    GROKSCOPE_STEP: step === null ? '' : String(step),
    GROKSCOPE_PHASE: phase,
    GROKSCOPE_PROBABILITY: String(probability),
    GROKSCOPE_SUMMARY: clean(summary),
  };
}
