import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CLI_PATH, isBuilt, nameOf } from './run-cli.js';

describe.skipIf(!isBuilt)('validate', () => {
  test('Ctrl-C ends it in order', async () => {
    const child = spawn(process.execPath, [CLI_PATH, 'validate'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await setTimeout(1500);
    child.kill('SIGINT');
    expect(nameOf(await ended)).toBe('Interrupted');
    expect(Buffer.concat(output).toString()).toBe('');
  });
});
