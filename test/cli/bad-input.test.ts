import { chmodSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isBuilt, runCli } from './run-cli.js';

// Each kind of input that cannot be judged gets one clear sentence with a cure, the documented exit code, no stack.

const folder = mkdtempSync(join(tmpdir(), 'grokscope-bad-'));
afterAll(() => rmSync(folder, { recursive: true }));

function made(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const header = 'step,train_acc,test_acc\n';
const rows = Array.from({ length: 30 }, (_, i) => i);

/** A text of one line, larger than any record of a log. */
function endlessLine(name: string): string {
  const file = openSync(join(folder, name), 'w');
  const part = new Uint8Array(1024 * 1024).fill(0x61);
  for (let i = 0; i < 300; i++) writeSync(file, part);
  return name;
}

describe.skipIf(!isBuilt)('input that cannot be read', () => {
  test.each([
    ['an empty file', () => made('empty.csv', ''), 'the file is empty. Check'],
    [
      'binary junk',
      () =>
        made(
          'junk.log',
          Uint8Array.from(rows, (i) => (i * 37) % 251),
        ),
      'binary data of no known format',
    ],
    [
      'a picture called log.csv',
      () => made('log.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)),
      'this is a PNG image, not a log. Name',
    ],
    [
      'a folder without logs',
      () => mkdtempSync(join(folder, 'none-')),
      'no log is in this folder or below it. Name',
    ],
    ['a path that is not there', () => 'missing.csv', 'there is no such file or folder. Check'],
    [
      'prose',
      () => made('notes.txt', 'We trained the model for a while.\nIt went well, mostly.\n'),
      'Give a log whose lines name a step',
    ],
    [
      'a line without an end',
      () => endlessLine('endless.txt'),
      'a single line is longer than 256 MiB. Check',
    ],
  ])('%s', async (_, make, sentence) => {
    const result = await runCli([make()], { cwd: folder });
    expect(result).toMatchObject({ stdout: '', exitCode: 'InvalidInput' });
    expect(result.stderr).toMatch(/^grokscope: [^\n]+\n$/);
    expect(result.stderr).toContain(sentence);
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    chmodSync(join(folder, made('secret.csv', header)), 0);
    const result = await runCli(['secret.csv'], { cwd: folder });
    expect(result).toMatchObject({ stdout: '', exitCode: 'InvalidInput' });
    expect(result.stderr).toMatch(/^grokscope: secret\.csv: [^\n]*permission[^\n]*\n$/);
  });
});

describe.skipIf(!isBuilt)('logs that say too little', () => {
  test.each([
    [
      'one row',
      () => made('one.csv', `${header}1,0.5,0.5\n`),
      'there is one evaluation of test, and a verdict needs at least 6',
    ],
    [
      'no test series',
      () => made('train.csv', `step,train_acc\n${rows.map((i) => `${i},${i / 30}`).join('\n')}\n`),
      'there is no test curve in the log',
    ],
    [
      'nothing but NaN',
      () => made('nan.csv', `${header}${rows.map((i) => `${i},nan,nan`).join('\n')}\n`),
      'no train or test curve with finite values',
    ],
  ])('%s', async (_, make, sentence) => {
    const { stdout, stderr, exitCode } = await runCli([make(), '--json'], { cwd: folder });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 'Success' });
    const [run] = JSON.parse(stdout).runs;
    expect(run).toMatchObject({ verdict: 'insufficient_data', summary: expect.stringContaining(sentence) });
  });
});

describe.skipIf(!isBuilt)('names that are not in the log', () => {
  test.each(['--train', '--test', '--step'])('%s', async (option) => {
    const log = made('fine.csv', `${header}${rows.map((i) => `${i},${i / 30},${i / 40}`).join('\n')}\n`);
    const { stdout, stderr } = await runCli([log, option, 'nothing'], { cwd: folder });
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^grokscope: fine\.csv: there is no (series|column)[^\n]*nothing[^\n]*test_acc[^\n]*\n$/,
    );
  });
});
