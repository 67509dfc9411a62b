import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './invented-logs.js';
import { isBuilt, runCli } from './run-cli.js';

// Control characters, escape sequences and direction marks of names, settings and errors never reach the terminal.

const hostile = '\u001b]0;owned\u0007\u001b[31m\u009b2J\u202e\u2066\u061c\u200b';
const rows = Array.from({ length: 30 }, (_, i) => `${i},${i / 30},${i / 40}`).join('\n');

function project(): string {
  const folder = folderWith({});
  const run = join(folder, `run${hostile}`);
  mkdirSync(run);
  writeFileSync(join(run, 'log.csv'), `step,train_acc${hostile},test_acc${hostile}\n${rows}\n`);
  writeFileSync(join(run, 'config.json'), JSON.stringify({ [`optim${hostile}`]: `adam${hostile}`, lr: 0.1 }));
  writeFileSync(join(run, `bad${hostile}.log`), `prose ${hostile}, no log\n`);
  return folder;
}

describe.skipIf(!isBuilt)('what steers a terminal is not printed', () => {
  test.each([
    ['the report', ['.']],
    ['a report of many runs', ['.', '--format', 'text']],
    ['the JSON report', ['.', '--json']],
    ['the report as JSON Lines', ['.', '--format', 'jsonl']],
    ['the report as Markdown', ['.', '--format', 'markdown']],
    ['the page', ['.', '--format', 'html']],
    ['the picture', ['.', '--format', 'svg']],
    ['the table', ['.', '--format', 'csv']],
    ['inspect', ['inspect', '.']],
    ['inspect as JSON', ['inspect', '.', '--json']],
    ['check', ['check', '.', '--expect', 'gradual', '--junit', 'gate.xml']],
    ['check as JSON', ['check', '.', '--expect', 'gradual', '--json']],
    ['a configuration', ['config', '--explain', '--train', hostile]],
    ['an unknown series', ['.', '--train', hostile]],
    ['a missing file', [hostile]],
  ])('by %s', async (_, args) => {
    const { stdout, stderr } = await runCli(args, { cwd: project(), env: { [`GROKSCOPE_${hostile}`]: '1' } });
    expect(stdout + stderr).not.toBe('');
    expect((stdout + stderr).replaceAll(/\r?\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('though JSON keeps the names', async () => {
    const { stdout } = await runCli(['inspect', '.', '--json'], { cwd: project() });
    expect(JSON.parse(stdout).runs[0].series[0].name).toContain(hostile);
  });
});
