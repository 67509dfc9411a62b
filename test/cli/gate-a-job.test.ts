import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith, grokkingCsv } from './invented-logs.js';
import { isBuilt, runCli } from './run-cli.js';

// What a colleague does who knows nothing but --help, or copies the page.

const page = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');

/** A project with logs in `runs/`. */
function project(...logs: readonly string[]): string {
  const cwd = folderWith({});
  mkdirSync(join(cwd, 'runs'));
  for (const [index, log] of logs.entries()) writeFileSync(join(cwd, 'runs', `${'ab'[index]}.csv`), log);
  return cwd;
}

const grokked = grokkingCsv();
const memorised = grokkingCsv(1e9);

/** The steps of the job in the first YAML of the page that has them. */
function copiedSteps(): { readonly name?: string; readonly run?: string }[] {
  const [workflow = ''] = [...page.matchAll(/```yaml\n([\s\S]+?)```/g)].map(([, yaml = '']) => yaml);
  return parse(workflow).jobs.gate.steps;
}

describe.skipIf(!isBuilt)('gate a CI job', () => {
  test('takes one command, which --help shows', async () => {
    const help = await runCli(['--help']);
    const [, command = ''] = /^ {2}\$ grokscope (.+?) {2,}gate a CI job/m.exec(help.stdout) ?? [];
    const args = command.split(' ');
    expect(args[0]).toBe('check');
    expect((await runCli(args, { cwd: project(grokked) })).exitCode).toBe('Success');
    expect((await runCli(args, { cwd: project(grokked, memorised) })).exitCode).toBe('GateFailed');
    expect((await runCli(args, { cwd: project() })).exitCode).toBe('InvalidInput');
  });

  test('works as the page of the workflow says', async () => {
    const { run = '' } = copiedSteps().find(({ name }) => name === 'Gate') ?? {};
    expect(run).toMatch(/^npx --yes grokscope check /);
    const args = run.split(' ').slice(3);
    const cwd = project(grokked);
    expect((await runCli(args, { cwd })).exitCode).toBe('Success');
    expect(readFileSync(join(cwd, 'gate.xml'), 'utf8')).toContain('failures="0"');
    expect((await runCli(args, { cwd: project(grokkingCsv(19_500)) })).exitCode).toBe('GateFailed');
  });

  test('prints what the page shows', async () => {
    const args = ['check', 'runs/', '--expect', 'grokking'];
    const { stdout } = await runCli(args, { cwd: project(grokked, memorised) });
    expect(page).toContain(`\`\`\`text\n${stdout}\`\`\``);
  });
});
