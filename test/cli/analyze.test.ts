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

  test('each format is printed on stdout', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const begins = {
      text: /^✓ Grokked/,
      json: /^\{\n {2}"schemaVersion": 1,/,
      jsonl: /^\{"schemaVersion":1,"id":"log\.csv"/,
      markdown: /^\*\*✓ Grokked/,
      html: /^<!doctype html>\n/,
      svg: /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
      csv: /^run,path,format,verdict,probability,/,
    };
    for (const [format, begin] of Object.entries(begins)) {
      const { stdout, stderr, exitCode } = await runCli(['log.csv', '--format', format], { cwd });
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 'Success' });
      expect(stdout).toMatch(begin);
      expect(stdout.endsWith('\n')).toBe(true);
    }
  });

  test('a Markdown file shows the picture that is written beside it; a page names its command', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const args = ['log.csv', '-o', 'report.md', '-o', 'report.html', '-o', 'table.csv', '-o', 'runs.jsonl'];
    const { stdout, stderr } = await runCli(args, { cwd });
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'Wrote report.md.\nWrote report.svg.\nWrote report.html.\nWrote table.csv.\nWrote runs.jsonl.\n',
    );
    expect(readdirSync(cwd).toSorted()).toEqual(
      ['log.csv', 'report.html', 'report.md', 'report.svg', 'runs.jsonl', 'table.csv'].toSorted(),
    );
    const read = (name: string): string => readFileSync(path.join(cwd, name), 'utf8');
    expect(read('report.md')).toMatch(/!\[Grokked: [^\]]+\]\(report\.svg\)/);
    expect(read('report.svg')).toMatch(/<\/svg>\n$/);
    expect(read('report.html')).toContain(`<code>grokscope ${args.join(' ')}</code>`);
  });

  test('a picture says nothing of inputs that could not be read, so stderr does', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv(), 'empty.csv': '' });
    const { stdout, stderr, exitCode } = await runCli(['log.csv', 'empty.csv', '--format', 'svg'], { cwd });
    expect(stdout).toMatch(/^<svg/);
    expect(stderr).toMatch(/^grokscope: .*empty\.csv.*\n$/);
    expect(exitCode).toBe('InvalidInput');
    const rows = (await runCli(['empty.csv', '--format', 'csv'], { cwd })).stdout.split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^,empty\.csv,.*empty/);
  });

  test('two weight decays are compared by one command', async () => {
    const cwd = folderWith({ 'wd0.1.csv': grokkingCsv(9000), 'wd1.csv': grokkingCsv(2000) });
    const { stdout } = await runCli(['wd0.1.csv', 'wd1.csv'], { cwd });
    expect(stdout.split('\n').slice(2, 5)).toEqual([
      expect.stringMatching(/^ {2}verdict +sure +fit +t50 +delay +wd +run$/),
      expect.stringMatching(/^✓ grokking .* 0\.1 {2}wd0\.1\.csv$/),
      expect.stringMatching(/^✓ grokking .* 1 {2}wd1\.csv$/),
    ]);
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
