import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { folderWith, grokkingCsv } from './invented-logs.js';
import { CLI_PATH, isBuilt } from './run-cli.js';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** A shell, ready for input, in a tmux server of its own, so that no session of the user is touched. */
async function shell(cwd: string) {
  const socket = `grokscope-test-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' });
  tmux(
    '-f',
    '/dev/null',
    'new-session',
    '-d',
    '-x',
    '100',
    '-y',
    '30',
    '-c',
    cwd,
    'env -u CI PS1="$ " TERM=screen-256color LANG=C.UTF-8 sh',
  );
  onTestFinished(() => void tmux('kill-server'));
  const screen = (): string => tmux('capture-pane', '-p').trimEnd();
  const shows = (pattern: RegExp) =>
    vi.waitFor(() => expect(screen()).toMatch(pattern), { timeout: 20_000, interval: 50 });
  await shows(/^\$$/m);
  return { screen, shows, type: (...keys: string[]) => void tmux('send-keys', ...keys) };
}

describe.skipIf(!isBuilt || !hasTmux)('in a real terminal', () => {
  test('the view opens, answers keys, and q leaves the shell as it was', async () => {
    const cwd = folderWith({ 'a.csv': grokkingCsv(), 'b.csv': grokkingCsv(9000) });
    const terminal = await shell(cwd);
    terminal.type(`echo before; ${process.execPath} ${CLI_PATH} . ; echo "after: $?"`, 'Enter');
    await terminal.shows(/^✓ Grokked/m);
    expect(terminal.screen()).not.toContain('before');
    await terminal.shows(/^› ✓ grokking +a\.csv/m);
    terminal.type('j');
    await terminal.shows(/^› ✓ grokking +b\.csv/m);
    terminal.type('q');
    await terminal.shows(/^after: 0$/m);
    expect(terminal.screen()).toMatch(/^before$/m);
    expect(terminal.screen()).not.toContain('Grokked');
  });

  test('with a log on standard input the keys come from the terminal; Ctrl-C ends with 130', async () => {
    const cwd = folderWith({ 'a.csv': grokkingCsv() });
    const terminal = await shell(cwd);
    terminal.type(`cat a.csv | ${process.execPath} ${CLI_PATH} - ; echo "after: $?"`, 'Enter');
    await terminal.shows(/^✓ Grokked/m);
    terminal.type('C-c');
    await terminal.shows(/^after: 130$/m);
    terminal.type('echo typed', 'Enter');
    await terminal.shows(/^typed$/m);
  });

  test('a termination signal gives the terminal back', async () => {
    const cwd = folderWith({ 'a.csv': grokkingCsv() });
    const terminal = await shell(cwd);
    terminal.type(
      `sh -c 'echo $$ > pid; exec ${process.execPath} ${CLI_PATH} a.csv'; echo "after: $?"`,
      'Enter',
    );
    await terminal.shows(/^✓ Grokked/m);
    process.kill(Number(readFileSync(path.join(cwd, 'pid'), 'utf8')), 'SIGTERM');
    await terminal.shows(/^after: 143$/m);
    expect(terminal.screen()).not.toContain('Grokked');
  });
});
