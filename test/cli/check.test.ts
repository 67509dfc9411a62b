import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { VERDICTS } from '../../src/detectors/diagnosis.js';
import { folderWith, grokkingCsv } from './invented-logs.js';
import { type CliResult, isBuilt, runCli } from './run-cli.js';

const memorised = grokkingCsv(1e9);

function check(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<CliResult> {
  return runCli(['check', ...args], { cwd, env });
}

/** The exit code and the first line of one check of a run that groks around step 3,000. */
async function outcome(...args: string[]): Promise<string> {
  const cwd = folderWith({ 'log.csv': grokkingCsv() });
  const { stdout, exitCode } = await check(['log.csv', ...args], cwd);
  return `${exitCode}: ${stdout.split('\n')[0]}`;
}

describe.skipIf(!isBuilt)('check', () => {
  test('passes shortly and fails with the reason', async () => {
    const cwd = folderWith({ 'a.csv': grokkingCsv(), 'b.csv': memorised });
    expect(await check(['a.csv', '--expect', 'grokking'], cwd)).toMatchInlineSnapshot(`
      {
        "exitCode": "Success",
        "stderr": "",
        "stdout": "pass  a.csv: grokking, 99 % sure, half-way at step 3,000 (95 %: 2,959 to 3,033)
      The run passed.
      ",
      }
    `);
    expect(await check(['a.csv', 'b.csv', '--expect', 'grokking'], cwd)).toMatchInlineSnapshot(`
      {
        "exitCode": "GateFailed",
        "stderr": "",
        "stdout": "pass  a.csv: grokking, 99 % sure, half-way at step 3,000 (95 %: 2,959 to 3,033)
      FAIL  b.csv: The verdict is memorised_so_far (99 % sure), not grokking.
            Memorised so far: train fit at step 95.1, test ends at 1 % up to step 19,910; this log cannot say whether it will grok later.
      1 of 2 runs passed.
      ",
      }
    `);
  });

  test('help leads with examples and lists every verdict', async () => {
    const { stdout } = await check(['--help'], folderWith({}));
    expect(stdout).toMatch(/^Examples\n {2}\$ grokscope check /);
    const [, list = ''] = stdout.split('\nVerdicts\n');
    expect(list.trim().split(/\s+/).toSorted()).toEqual([...VERDICTS].toSorted());
  });

  test('any of several verdicts passes', async () => {
    expect(await outcome('--expect', 'gradual, grokking')).toMatch(/^Success: pass/);
    expect(await outcome('--expect', 'gradual,no_delay')).toContain('not gradual or no_delay.');
  });

  test('the whole interval of t50 must lie before or after the step', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const { stdout } = await check(['log.csv', '--json', '--after', '1'], cwd);
    const { t50, interval95 } = JSON.parse(stdout).runs[0].transition;
    const [low, high] = interval95;
    expect(low).toBeLessThan(t50);
    expect(t50).toBeLessThan(high);
    const beyond = 0.1;
    expect(await outcome('--before', `${high + beyond}`)).toMatch(/^Success/);
    expect(await outcome('--before', `${high - beyond}`)).toMatch(
      /^GateFailed: .* half done at step .*, but its/,
    );
    expect(await outcome('--before', `${low}`)).toMatch(/^GateFailed: .*, not before step/);
    expect(await outcome('--after', `${low - beyond}`)).toMatch(/^Success/);
    expect(await outcome('--after', `${low + beyond}`)).toMatch(
      /^GateFailed: .* half done at step .*, but its/,
    );
    expect(await outcome('--after', `${high}`)).toMatch(/^GateFailed: .*, not after step/);
  });

  test('a run without a move of the test curve has no time', async () => {
    const cwd = folderWith({ 'log.csv': memorised });
    const { stdout, exitCode } = await check(['log.csv', '--before', '100', '--max-delay-ratio', '9'], cwd);
    expect(exitCode).toBe('GateFailed');
    expect(stdout).toContain(
      'There is no move of the test curve that could be half done before step 100. There is no delay:',
    );
  });

  test('probability and delay have their bounds', async () => {
    expect(await outcome('--min-probability', '0.9')).toMatch(/^Success/);
    expect(await outcome('--min-probability', '1')).toMatch(
      /^GateFailed: .* grokking is only \S+ % sure; at least 100 % is asked for\.$/,
    );
    expect(await outcome('--max-delay-ratio', '100')).toMatch(/^Success/);
    expect(await outcome('--max-delay-ratio', '10')).toMatch(
      /^GateFailed: .* The delay is \d+×; at most 10× is allowed\.$/,
    );
  });

  test('settings of the log are given as to analyze', async () => {
    const cwd = folderWith({ 'log.csv': grokkingCsv().replace('train_acc,test_acc', 'a,b') });
    expect((await check(['log.csv', '--expect', 'grokking'], cwd)).exitCode).toBe('GateFailed');
    const named = ['--train', 'a', '--test', 'b', '--unit', 'fraction'];
    expect((await check(['log.csv', '--expect', 'grokking', ...named], cwd)).exitCode).toBe('Success');
  });

  test('what cannot be read fails the gate with exit code 3, a run that fails with 1', async () => {
    const cwd = folderWith({ 'good.csv': grokkingCsv(), 'bad.csv': memorised, 'empty.csv': '' });
    const expected = ['--expect', 'grokking'];
    expect(await check(['good.csv', 'empty.csv', ...expected], cwd)).toMatchObject({
      exitCode: 'InvalidInput',
      stderr: expect.stringMatching(/^grokscope: empty\.csv: the file is empty\. [^\n]*\n$/),
    });
    expect((await check(['bad.csv', 'empty.csv', ...expected], cwd)).exitCode).toBe('GateFailed');
    expect(await check(['missing', ...expected], cwd)).toMatchObject({
      exitCode: 'InvalidInput',
      stdout: '',
    });
  });

  test.each([
    [['--expect', 'groking'], 'There is no verdict "groking"; did you mean grokking?'],
    [['--expect', 'semi-grokking'], 'There is no verdict "semi-grokking"; did you mean semi_grokking?'],
    [
      ['--expect', 'grokking,xyz'],
      'There is no verdict "xyz"; the verdicts are grokking, gradual, semi_grokking,',
    ],
    [['--expect', ','], 'Give a list of verdicts: grokking, gradual,'],
    [['--before', 'soon'], 'Give a number of at least 0.'],
    [['--min-probability', '90'], 'Give a number from 0 to 1.'],
    [[], 'check was told nothing to expect. Give at least one expectation, for example --expect grokking.'],
    [
      ['--after', '9', '--before', '5'],
      'No step is after 9 and before 5. Make --after smaller than --before.',
    ],
  ])('%s is wrong use', async (args, sentence) => {
    const cwd = folderWith({ 'log.csv': grokkingCsv() });
    const { stdout, stderr, exitCode } = await check(['log.csv', ...args], cwd);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 'Usage' });
    expect(stderr).toContain(sentence);
  });

  test('--json is an analysis with what the gate says, valid against its schema', async () => {
    const cwd = folderWith({ 'a.csv': grokkingCsv(), 'b.csv': memorised, 'empty.csv': '' });
    const args = ['a.csv', 'b.csv', 'empty.csv', '--expect', 'grokking', '--before', '9000'];
    const { stdout, exitCode } = await check([...args, '--json'], cwd);
    expect(exitCode).toBe('GateFailed');
    const document = JSON.parse(stdout);
    const schema = (name: string): object =>
      JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'));
    const ajv = new Ajv2020({ allErrors: true, strictTuples: false });
    ajv.addSchema(schema('analysis.v1.schema.json'), 'analysis.v1.schema.json');
    const validate = ajv.compile(schema('check.v1.schema.json'));
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document).toMatchObject({
      passed: false,
      expectations: { expect: ['grokking'], before: 9000 },
      runs: [
        { id: 'a.csv', passed: true, shortfalls: [], verdict: 'grokking' },
        { id: 'b.csv', passed: false, verdict: 'memorised_so_far' },
      ],
      errors: [{ path: 'empty.csv', code: 'empty' }],
    });
    expect(document.runs[1].shortfalls).toHaveLength(2);
  });
});

const hostile = `a]]>"'&<b>|\`**%0A::error::,\u001b[31m\u202e\u0001`;
const shown = `a]]>"'&<b>|\`**%0A::error::,`;

/** What Python reads of XML, as a tree of [tag, attributes, text, children]. */
const PARSE = `
import json, sys, xml.etree.ElementTree as tree
def plain(node): return [node.tag, node.attrib, (node.text or '').strip(), [plain(child) for child in node]]
print(json.dumps(plain(tree.parse(sys.argv[1]).getroot())))`;

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!isBuilt)('check, for CI servers', () => {
  test.skipIf(!hasPython())('--junit has one test case a run, whatever its name', async () => {
    const cwd = folderWith({ 'good.csv': grokkingCsv(), 'empty.csv': '' });
    writeFileSync(join(cwd, `${hostile.replaceAll('/', '')}.csv`), memorised);
    const { stderr } = await check(['.', 'empty.csv', '--expect', 'grokking', '--junit', 'gate.xml'], cwd);
    expect(stderr).toMatch(/^Wrote gate\.xml\.$/m);
    const parsed = execFileSync('python3', ['-c', PARSE, join(cwd, 'gate.xml')], { encoding: 'utf8' });
    const [tag, counts, , [[, , , cases]]] = JSON.parse(parsed);
    expect([tag, counts]).toEqual([
      'testsuites',
      { name: 'grokscope check', tests: '3', failures: '1', errors: '1' },
    ]);
    const classname = 'grokscope.check';
    expect(cases).toEqual([
      [
        'testcase',
        { classname, name: `${shown}.csv` },
        '',
        [
          [
            'failure',
            {
              type: 'memorised_so_far',
              message: expect.stringMatching(/^The verdict is memorised_so_far .*\.$/),
            },
            expect.stringContaining('Memorised so far: '),
            [],
          ],
        ],
      ],
      ['testcase', { classname, name: 'good.csv' }, '', []],
      [
        'testcase',
        { classname, name: 'empty.csv' },
        '',
        [
          [
            'error',
            { type: 'empty', message: expect.any(String) },
            expect.stringMatching(/^empty\.csv: /),
            [],
          ],
        ],
      ],
    ]);
  });

  test('a job of GitHub gets annotations on stderr and a summary that is appended', async () => {
    const cwd = folderWith({ 'good.csv': grokkingCsv(), 'summary.md': '# Before\n' });
    writeFileSync(join(cwd, `${hostile}.csv`), memorised);
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
    };
    const { stdout, stderr, exitCode } = await check(['.', '--expect', 'grokking', '--json'], cwd, env);
    expect(exitCode).toBe('GateFailed');
    expect(JSON.parse(stdout).passed).toBe(false);
    const name = `a]]>"'&<b>|\`**%250A%3A%3Aerror%3A%3A%2C.csv`;
    expect(stderr).toMatch(/^[^\n]*\n$/);
    expect(stderr).toContain(`::error file=${name},title=grokscope check%3A ${name}::The verdict is`);
    expect(stderr).toMatch(/\(\d+ %25 sure\), not grokking\. Memorised so far/);
    const summary = readFileSync(join(cwd, 'summary.md'), 'utf8');
    expect(summary).toMatch(/^# Before\n### ❌ grokscope check\n\n1 of 2 runs passed\.\n/);
    const rows = summary.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
    const told = rows[2]?.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(told).toContain(`| <code>${shown}.csv</code> | memorised_so_far |`);
    expect(rows[3]).toMatch(/^\| ✅ \| `good\.csv` \| grokking \| .* \| 3,0\d\d \| {2}\|$/);
  });

  test('a summary that cannot be written fails no gate', async () => {
    const cwd = folderWith({ 'good.csv': grokkingCsv() });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'no', 'summary.md') };
    const { stderr, exitCode } = await check(['good.csv', '--expect', 'grokking'], cwd, env);
    expect(exitCode).toBe('Success');
    expect(stderr).toMatch(/^grokscope: The step summary .* cannot be written \(ENOENT\)\.\n$/);
  });

  test('what lies outside the repository, or is no file, is annotated without a place', async () => {
    const cwd = folderWith({ 'log.csv': memorised });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folderWith({}) };
    const { stderr } = await check(['log.csv', '--expect', 'grokking'], cwd, env);
    expect(stderr).toMatch(/^::error title=grokscope check%3A log\.csv::/);
  });

  test('elsewhere nothing of it is said', async () => {
    const cwd = folderWith({ 'log.csv': memorised });
    const { stdout, stderr } = await check(['log.csv', '--expect', 'grokking'], cwd);
    expect(stdout + stderr).not.toContain('::');
  });
});
