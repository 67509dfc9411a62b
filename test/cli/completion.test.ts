import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { VERDICTS } from '../../src/detectors/diagnosis.js';
import { folderWith } from './invented-logs.js';
import { CLI_PATH, isBuilt, runCli } from './run-cli.js';

/** What is suggested for the last word, and the last line, which tells shells whether to offer files. */
async function suggested(...words: string[]): Promise<{ values: string[]; files: boolean }> {
  const { stdout } = await runCli(['complete', '--', ...words]);
  const lines = stdout.trimEnd().split('\n');
  const directive = lines.pop();
  expect(directive).toMatch(/^:[04]$/);
  return { values: lines.map((line) => line.split('\t')[0] ?? ''), files: directive === ':0' };
}

describe.skipIf(!isBuilt)('completion', () => {
  test('commands, but not the one that scripts ask', async () => {
    const { values } = await suggested('');
    expect(values).toEqual(expect.arrayContaining(['analyze', 'check', 'simulate', 'completion']));
    expect(values).not.toContain('complete');
    expect(values).not.toContain('help');
    expect((await suggested('con')).values).toEqual(['config']);
  });

  test('options of a command, and of the command that needs no name', async () => {
    expect((await suggested('check', '--min')).values).toEqual(['--min-probability']);
    expect((await suggested('--init')).values).toEqual(['--init-norm']);
    expect((await suggested('runs', '--no-t')).values).toEqual(['--no-tui']);
    expect((await suggested('check', 'runs', '--no-t')).values).toEqual([]);
  });

  test('values of options', async () => {
    expect((await suggested('check', '--expect', '')).values).toEqual([...VERDICTS]);
    expect((await suggested('check', '--expect=grok')).values).toEqual(['grokking', 'grokking_then_loss']);
    expect((await suggested('check', '--expect', 'gradual,no')).values).toEqual([
      'gradual,no_delay',
      'gradual,no_learning',
    ]);
    expect((await suggested('--unit', 'p')).values).toEqual(['percent']);
    expect((await suggested('--format', '')).values).toEqual(expect.arrayContaining(['text', 'json']));
    expect((await suggested('simulate', '--preset', 'fig1a-o')).values).toEqual(['fig1a-order3-small']);
    expect((await suggested('simulate', 'diag')).values).toEqual(['diagonal-net']);
    expect((await suggested('completion', 'z')).values).toEqual(['zsh']);
  });

  test.each([
    [['runs/se'], true],
    [['check', ''], true],
    [['inspect', 'a', ''], true],
    [['-o', ''], true],
    [['check', '--junit', ''], true],
    [['check', '--expect', 'xyz'], false],
    [['--lr', ''], false],
    [['formats', ''], false],
  ])('files for %j: %s', async (words, files) => {
    expect(await suggested(...words)).toEqual({ values: [], files });
  });

  test('a shell that is none', async () => {
    expect(await runCli(['completion', 'tcsh'])).toEqual({
      stdout: '',
      stderr: 'grokscope: There is no completion for "tcsh". Choose one of bash, zsh, fish, powershell.\n',
      exitCode: 'Usage',
    });
  });

  test('powershell gets a script', async () => {
    const { stdout, exitCode } = await runCli(['completion', 'powershell']);
    expect(exitCode).toBe('Success');
    expect(stdout).toContain("Register-ArgumentCompleter -CommandName 'grokscope'");
  });
});

/** A folder with a log, and a PATH on which `grokscope` is the built program. */
function installed(): { cwd: string; env: Record<string, string> } {
  const cwd = folderWith({});
  mkdirSync(join(cwd, 'bin'));
  mkdirSync(join(cwd, 'seeds'));
  for (const name of ['$(touch owned).csv', 'a b.csv']) writeFileSync(join(cwd, 'seeds', name), '');
  writeFileSync(join(cwd, 'bin/grokscope'), `#!/bin/sh\nexec "${process.execPath}" "${CLI_PATH}" "$@"\n`);
  chmodSync(join(cwd, 'bin/grokscope'), 0o755);
  const PATH = `${join(cwd, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  // A shell that is ended writes its history, which is to be nowhere in a folder that is being removed.
  return {
    cwd,
    env: { PATH, HOME: cwd, HISTFILE: '/dev/null', LANG: 'C.UTF-8', TERM: 'screen-256color' },
  };
}

function has(program: string): boolean {
  return spawnSync(program, [program === 'tmux' ? '-V' : '--version']).status === 0;
}

/** An interactive shell in a terminal, with completion for grokscope. */
async function terminal(shell: string, start: string) {
  const { cwd, env } = installed();
  const socket = `grokscope-completion-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8', cwd, env });
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', '100', '-y', '40', shell);
  onTestFinished(() => void tmux('kill-server'));
  const screen = (): string => tmux('capture-pane', '-p').trimEnd();
  const shows = (pattern: RegExp) =>
    vi.waitFor(() => expect(screen()).toMatch(pattern), { timeout: 20_000, interval: 50 });
  const type = (...keys: string[]): void => void tmux('send-keys', ...keys);
  await shows(/[$%#>] *$/);
  type(`${start}; clear; echo read''y`, 'Enter');
  await shows(/^ready$/m);
  return { type, shows, cwd };
}

describe.skipIf(!isBuilt || !has('tmux')).each([
  ['bash', 'bash --norc --noprofile', 'source <(grokscope completion bash)'],
  ['zsh', 'zsh -f', 'autoload -U compinit; compinit -D -u; source <(grokscope completion zsh)'],
  ['fish', 'fish --no-config', 'grokscope completion fish | source'],
])('in %s', (name, shell, start) => {
  test.skipIf(!has(name))('commands, options, values and paths complete', async () => {
    const { type, shows, cwd } = await terminal(shell, start);
    type('grokscope insp', 'Tab');
    await shows(/grokscope inspect/);
    type('C-u', 'grokscope check --min', 'Tab');
    await shows(/grokscope check --min-probability/);
    type('C-u', 'grokscope check --expect misg', 'Tab');
    await shows(/grokscope check --expect misgrokking/);
    type('C-u', 'grokscope check --expect=anti', 'Tab');
    await shows(/grokscope check --expect=anti_grokking/);
    type('C-u', 'grokscope check see', 'Tab');
    await shows(/grokscope check seeds\//);
    type('a', 'Tab');
    await shows(/grokscope check seeds\/(a\\ b|'a b)\.csv/);
    expect(existsSync(join(cwd, 'owned'))).toBe(false);
  });
});
