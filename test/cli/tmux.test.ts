import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { BINDINGS } from '../../src/cli/tui/keymap.js';
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
  const screen = (...how: string[]): string => tmux('capture-pane', '-p', ...how).trimEnd();
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
    await terminal.shows(/^› {3}✓ grokking +a\.csv/m);
    terminal.type('j');
    await terminal.shows(/^› {3}✓ grokking +b\.csv/m);
    terminal.type('q');
    await terminal.shows(/^after: 0$/m);
    expect(terminal.screen()).toMatch(/^before$/m);
    expect(terminal.screen()).not.toContain('Grokked');
  });

  test('inputs that could not be read are counted on the first screen and told of when it is left', async () => {
    const cwd = folderWith({ 'a.csv': grokkingCsv(), 'b.csv': '' });
    const terminal = await shell(cwd);
    terminal.type(`${process.execPath} ${CLI_PATH} a.csv b.csv ; echo "after: $?"`, 'Enter');
    await terminal.shows(/^1 input could not be read; leaving the view says more\. \? lists the keys\.$/m);
    terminal.type('x');
    await terminal.shows(/q quit$/m);
    terminal.type('q');
    await terminal.shows(/^grokscope: b\.csv: /m);
    await terminal.shows(/^after: 3$/m);
  });

  test('watch opens the view on a log that grows, and tells what happened when it is left', async () => {
    const whole = grokkingCsv().split('\n');
    const cwd = folderWith({ 'a.csv': `${whole.slice(0, Math.floor(whole.length / 2)).join('\n')}\n` });
    const terminal = await shell(cwd);
    terminal.type(`${process.execPath} ${CLI_PATH} watch a.csv ; echo "after: $?"`, 'Enter');
    await terminal.shows(/^… Memorised/m);
    await terminal.shows(/^● Test rests on a plateau/m);
    writeFileSync(path.join(cwd, 'a.csv'), whole.join('\n'));
    await terminal.shows(/^✓ Grokked/m);
    terminal.type('q');
    await terminal.shows(/verdict: memorised so far → grokking/);
    await terminal.shows(/^after: 0$/m);
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

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s gives the terminal back and ends with %i', async (signal, code) => {
    const cwd = folderWith({ 'a.csv': grokkingCsv() });
    const terminal = await shell(cwd);
    terminal.type(
      `sh -c 'echo $$ > pid; exec ${process.execPath} ${CLI_PATH} a.csv'; echo "after: $?"`,
      'Enter',
    );
    await terminal.shows(/^✓ Grokked/m);
    process.kill(Number(readFileSync(path.join(cwd, 'pid'), 'utf8')), signal);
    await terminal.shows(new RegExp(`^after: ${code}$`, 'm'));
    expect(terminal.screen()).not.toContain('Grokked');
    terminal.type('echo typed', 'Enter');
    await terminal.shows(/^typed$/m);
  });

  test('Ctrl-Z gives the shell back, and fg the view as it was', async () => {
    const cwd = folderWith({ 'a.csv': grokkingCsv(), 'b.csv': grokkingCsv(9000) });
    const terminal = await shell(cwd);
    terminal.type('set -m', 'Enter', `${process.execPath} ${CLI_PATH} .`, 'Enter');
    await terminal.shows(/^✓ Grokked/m);
    terminal.type('j', 'x');
    await terminal.shows(/15k +step$/m);
    terminal.type('C-z');
    await terminal.shows(/Stopped/);
    expect(terminal.screen()).not.toContain('Grokked');
    terminal.type('fg', 'Enter');
    await terminal.shows(/^› .*b\.csv/m);
    await terminal.shows(/15k +step$/m);
    terminal.type('q');
    await terminal.shows(/^\$$/m);
  });

  test('every key of the keymap does something or says why not', async () => {
    const cwd = folderWith({
      'a.csv': grokkingCsv(),
      'b.csv': grokkingCsv(9000),
      'c.csv': grokkingCsv(5000),
    });
    const terminal = await shell(cwd);
    terminal.type(`${process.execPath} ${CLI_PATH} . ; echo "after: $?"`, 'Enter');
    await terminal.shows(/^✓ Grokked/m);
    const leaving = new Set(['q', 'ctrl+c', 'ctrl+z']);
    for (const { keys } of BINDINGS) {
      for (const key of keys.filter((name) => !leaving.has(name))) {
        terminal.type('w');
        await terminal.shows(/^w does nothing here/m);
        terminal.type(IN_TMUX[key] ?? key);
        await vi.waitFor(() => expect(terminal.screen(), key).not.toContain('does nothing here'), 10_000);
        terminal.type(...(key === '/' || key === 'e' ? ['Escape'] : []));
      }
    }
    terminal.type('q');
    await terminal.shows(/^after: 0$/m);
  });

  test('an empty CI in the environment is none, and NO_COLOR leaves the screen without colours', async () => {
    const cwd = folderWith({ 'a.csv': grokkingCsv() });
    const terminal = await shell(cwd);
    terminal.type(`CI= NO_COLOR=1 ${process.execPath} ${CLI_PATH} a.csv`, 'Enter');
    await terminal.shows(/^✓ Grokked/m);
    // oxlint-disable-next-line no-control-regex -- what is looked for
    expect(terminal.screen('-e')).not.toMatch(/\u001b\[[\d;]*3\dm/);
    terminal.type('q');
  });
});

/** Names of keys as tmux has them. */
const IN_TMUX: Readonly<Record<string, string>> = {
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  'shift+left': 'S-Left',
  'shift+right': 'S-Right',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  tab: 'Tab',
  enter: 'Enter',
  escape: 'Escape',
  'ctrl+l': 'C-l',
  ' ': 'Space',
};
