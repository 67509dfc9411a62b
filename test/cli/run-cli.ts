import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ExitCode } from '../../src/cli/exit-codes.js';

/** The built program; tests that need it skip where it is not built. */
export const CLI_PATH: string = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
export const isBuilt: boolean = existsSync(CLI_PATH);

export interface CliResult {
  readonly stdout: string;
  readonly stderr: string;
  /** By name, as in `ExitCode`; the signal where one ended the process. */
  readonly exitCode: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program as a process of its own, with pipes for all streams and a bare environment. */
export async function runCli(
  args: readonly string[],
  { cwd, stdin = '', env = {} }: RunOptions = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI_PATH, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
  });
  const stdout = text(child.stdout);
  const stderr = text(child.stderr);
  child.stdin.on('error', () => undefined).end(stdin);
  const exitCode = await new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ?? nameOf(code)));
  });
  return { stdout: await stdout, stderr: await stderr, exitCode };
}

export function nameOf(code: number | null): string {
  return Object.entries(ExitCode).find(([, value]) => value === code)?.[0] ?? String(code);
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
