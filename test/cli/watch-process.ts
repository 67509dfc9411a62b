import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { CLI_PATH, nameOf } from './run-cli.js';

/** `grokscope watch` as a process of its own, of which what it says so far can be waited for. */
export class WatchProcess {
  stdout = '';
  stderr = '';
  /** Name of the exit code, or the signal. */
  readonly ended: Promise<string>;
  private readonly child;

  constructor(args: readonly string[], cwd: string) {
    const child = spawn(process.execPath, [CLI_PATH, 'watch', '--interval', '0.1', ...args], {
      cwd,
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve) => {
      child.on('close', (code, signal) => resolve(signal ?? nameOf(code)));
    });
    onTestFinished(() => void child.kill('SIGKILL'));
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves once stdout or stderr matches; rejects with what was said where the process ends before. */
  async says(pattern: RegExp): Promise<void> {
    let hasEnded = false;
    void this.ended.then(() => (hasEnded = true));
    for (;;) {
      if (pattern.test(this.stdout) || pattern.test(this.stderr)) return;
      if (hasEnded) throw new Error(`ended without ${String(pattern)}:\n${this.stdout}\n${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** What was told of runs, without times. */
  get lines(): string[] {
    return this.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/, ''));
  }
}
