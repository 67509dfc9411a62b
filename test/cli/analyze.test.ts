import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../../src/report/json-document.js';
import { folderWith, grokkingCsv } from './invented-logs.js';
import { CLI_PATH, isBuilt, nameOf, runCli } from './run-cli.js';

const parse = (stdout: string): JsonReport => JSON.parse(stdout);

describe.skipIf(!isBuilt)('analyze', () => {
  test('a log on a pipe becomes a text report that leads with the verdict', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const { stdout, stderr, exitCode } = await runCli(['log.csv'], { cwd });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 'Success' });
    expect(stdout).toMatch(/^✓ Grokked: /);
    expect(stdout).toContain('step, log');
    expect(stdout).toMatch(/^Evidence$/m);
    expect(stdout).not.toContain('\u001b');
  });

  test('the command may be named', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const [named, unnamed] = await Promise.all([
      runCli(['analyze', 'log.csv'], { cwd }),
      runCli(['log.csv'], { cwd }),
    ]);
    expect(named).toEqual(unnamed);
  });

  test('--json prints one document', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const { stdout, stderr, exitCode } = await runCli(['log.csv', '--json'], { cwd });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 'Success' });
    const { schemaVersion, runs, errors } = parse(stdout);
    expect({ schemaVersion, errors }).toEqual({ schemaVersion: 1, errors: [] });
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ id: 'log.csv', verdict: 'grokking', source: { format: 'csv' } });
    expect(runs[0]?.transition?.t50).toBeGreaterThan(2900);
    expect(runs[0]?.transition?.t50).toBeLessThan(3100);
  });

  test('settings on the command line are taken and named', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const { stdout } = await runCli(
      ['log.csv', '--json', '--lr', '1e-3', '--wd', '1', '--optimizer', 'sgd'],
      { cwd },
    );
    expect(parse(stdout).runs[0]?.hyperparameters).toMatchObject({
      lr: { value: 0.001 },
      weightDecay: { value: 1 },
      optimizer: { value: 'sgd' },
    });
  });

  test('a map names the roles', async () => {
    const cwd = folderWith({
      'log.csv': grokkingCsv().replace('train_acc,test_acc', 'a,b'),
      'map.json': '{"trainAccuracy": "a", "testAccuracy": "b", "step": "step"}',
    });
    const { stdout } = await runCli(['log.csv', '--json', '--map', 'map.json'], { cwd });
    expect(parse(stdout).runs[0]?.series).toMatchObject({
      trainAccuracy: { name: 'a' },
      testAccuracy: { name: 'b' },
    });
  });

  test('standard input', async () => {
    const { stdout, exitCode } = await runCli(['-', '--json'], { stdin: grokkingCsv() });
    expect(exitCode).toBe('Success');
    expect(parse(stdout).runs[0]?.verdict).toBe('grokking');
  });

  test('good inputs are reported beside bad ones, with exit code 3', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv(), 'empty.csv': '' });
    const json = await runCli(['log.csv', 'empty.csv', '--json'], { cwd });
    expect(json.exitCode).toBe('InvalidInput');
    expect(json.stderr).toBe('grokscope: 1 input could not be read; see "errors" in the report.\n');
    expect(parse(json.stdout).runs).toHaveLength(1);
    expect(parse(json.stdout).errors).toMatchObject([{ path: 'empty.csv', code: 'empty' }]);
    const text = await runCli(['log.csv', 'empty.csv'], { cwd });
    expect(text.exitCode).toBe('InvalidInput');
    expect(text.stderr).toBe('');
    expect(text.stdout).toMatch(/^1 input could not be read:\n {2}- .*empty\.csv/m);
  });

  test('with nothing to report, text says why on stderr and JSON is a document without runs', async () => {
    const cwd = folderWith({});
    const text = await runCli(['missing.csv'], { cwd });
    expect({ stdout: text.stdout, exitCode: text.exitCode }).toEqual({
      stdout: '',
      exitCode: 'InvalidInput',
    });
    expect(text.stderr).toMatch(/^grokscope: .*missing\.csv.*\n$/);
    const json = await runCli(['missing.csv', '--json'], { cwd });
    expect(json.exitCode).toBe('InvalidInput');
    expect(parse(json.stdout)).toMatchObject({
      runs: [],
      errors: [{ path: 'missing.csv', code: 'not-found' }],
    });
  });

  test('-o writes files by their endings and leaves nothing else behind', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    expect(await runCli(['log.csv', '-o', 'report.txt', '-o', 'report.json'], { cwd })).toEqual({
      stdout: '',
      stderr: 'Wrote report.txt.\nWrote report.json.\n',
      exitCode: 'Success',
    });
    expect(readdirSync(cwd).toSorted()).toEqual(['log.csv', 'report.json', 'report.txt']);
    expect(readFileSync(path.join(cwd, 'report.txt'), 'utf8')).toMatch(/^✓ Grokked/);
    expect(parse(readFileSync(path.join(cwd, 'report.json'), 'utf8')).runs).toHaveLength(1);
  });

  test('-o into a folder that is not there is a usage error', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    expect(await runCli(['log.csv', '-o', 'no/report.json'], { cwd })).toEqual({
      stdout: '',
      stderr:
        'grokscope: no/report.json cannot be written (ENOENT). Give a file in a folder that exists and that you may write to.\n',
      exitCode: 'Usage',
    });
  });

  test('FORCE_COLOR colours a pipe, --no-color takes it back', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const env = { FORCE_COLOR: '1' };
    expect((await runCli(['log.csv'], { cwd, env })).stdout).toContain('\u001b[1;32m');
    expect((await runCli(['log.csv', '--no-color'], { cwd, env })).stdout).not.toContain('\u001b');
  });

  test('a locale without UTF-8 gets ASCII', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    expect((await runCli(['log.csv'], { cwd, env: { LANG: 'C' } })).stdout).toMatch(/^[\n -~]+$/);
  });

  test('a reader that goes away ends it quietly', async () => {
    const files = Object.fromEntries([1, 2, 3].map((seed) => [`log-${seed}.csv`, grokkingCsv(2000 + seed)]));
    const child = spawn(process.execPath, [CLI_PATH, folderWith(files)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect({ stderr, exitCode: nameOf(code) }).toEqual({ stderr: '', exitCode: 'Success' });
  });
});
