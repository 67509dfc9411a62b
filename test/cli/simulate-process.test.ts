import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { models, presets, type Truth } from '../../src/reference-models/index.js';
import type { JsonReport } from '../../src/report/json-document.js';
import { folderWith } from './invented-logs.js';
import { CLI_PATH, isBuilt, nameOf, runCli } from './run-cli.js';

const small = ['matrix-completion', '--set', 'size=20', '--set', 'observed=0.3', '--set', 'steps=30000'];
const long = presets.find((preset) => preset.long !== undefined)?.name ?? '';

describe.skipIf(!isBuilt)('simulate', () => {
  test('what it writes, analyze gives the true verdict', async () => {
    const cwd = folderWith({});
    const { stdout, stderr, exitCode } = await runCli(['simulate', ...small, '-o', 'run.csv'], { cwd });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 'Success' });
    expect(stderr).toMatch(
      /^matrix-completion, .*\n {2}verdict: \w+\n[^]*Wrote run\.csv\.\nWrote run\.truth\.json\.\n$/,
    );
    const truth: Truth = JSON.parse(readFileSync(path.join(cwd, 'run.truth.json'), 'utf8'));
    const analysed = await runCli(['.', '--json'], { cwd });
    const { runs, errors }: JsonReport = JSON.parse(analysed.stdout);
    expect(errors).toEqual([]);
    expect(runs.map(({ verdict }) => verdict)).toEqual([truth.verdict]);
  });

  test('one seed gives one log, byte by byte, and another seed another', async () => {
    const csvOfSeed = async (seed: string) => (await runCli(['simulate', ...small, '--seed', seed])).stdout;
    const [first, again, other] = [await csvOfSeed('1'), await csvOfSeed('1'), await csvOfSeed('2')];
    expect(first).toMatch(/^step,/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test('--list has every model and preset', async () => {
    const { stdout, stderr, exitCode } = await runCli(['simulate', '--list']);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 'Success' });
    for (const { name } of [...models, ...presets]) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'));
  });

  test.each([
    ['SIGINT', 'Interrupted'],
    ['SIGTERM', 'Terminated'],
  ] as const)('%s ends it without a file, with its own exit code', async (signal, exitCode) => {
    const cwd = folderWith({});
    const args = ['simulate', '--preset', long, '-o', 'run.csv', '-o', 'tb/'];
    const child = spawn(process.execPath, [CLI_PATH, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await setTimeout(1500);
    child.kill(signal);
    expect(nameOf(await ended)).toBe(exitCode);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('a wrong setting is told with its cure', async () => {
    const cwd = folderWith({});
    expect(await runCli(['simulate', ...small, '--set', 'lr=NaN', '-o', 'run.csv'], { cwd })).toEqual({
      stdout: '',
      stderr: 'grokscope: lr is NaN. Give lr as a number above 0.\n',
      exitCode: 'Usage',
    });
    expect(readdirSync(cwd)).toEqual([]);
  });
});
