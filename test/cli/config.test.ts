import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { EXPECTATION_SETTINGS } from '../../src/cli/check/expectations.js';
import { CONFIGURABLE } from '../../src/cli/config/configurable.js';
import { configPage } from '../../src/cli/config/page.js';
import type { READING_SETTINGS } from '../../src/cli/reading-options.js';
import type { COLOR_SETTING, FORMAT_SETTING, VIEW_SETTING } from '../../src/cli/report-settings.js';
import type { Setting } from '../../src/cli/settings/setting.js';
import type { CheckConfig, Config } from '../../src/config.js';
import { folderWith, grokkingCsv } from './invented-logs.js';
import { type CliResult, isBuilt, runCli } from './run-cli.js';

const root = join(import.meta.dirname, '../..');

/** A project with a log in `runs/`, and the given files. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = folderWith({});
  for (const [name, content] of Object.entries({ 'runs/log.csv': grokkingCsv(), ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The lines that `config --explain` prints of some settings, with single blanks. */
async function explained(
  keys: readonly string[],
  cwd: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Record<string, string> } = {},
): Promise<string[]> {
  const { stdout } = await runCli(['config', '--explain', ...args], { cwd, env });
  const lines = stdout.split('\n').map((line) => line.replaceAll(/ +/g, ' '));
  return lines.filter((line) => keys.includes(line.split(' ')[0] ?? ''));
}

describe.skipIf(!isBuilt)('configuration', () => {
  test('option wins over variable, variable over file, file over default', async () => {
    const cwd = project({ 'grokscope.config.json': '{"lr": 1, "wd": 1, "momentum": 1}' });
    const env = { GROKSCOPE_LR: '2', GROKSCOPE_WD: '2', GROKSCOPE_MOMENTUM: '' };
    expect(
      await explained(['lr', 'wd', 'momentum', 'chance'], cwd, { args: ['--lr', '3'], env }),
    ).toMatchInlineSnapshot(`
      [
        "lr 3 --lr",
        "wd 2 GROKSCOPE_WD",
        "momentum 1 grokscope.config.json: momentum",
        "chance - default: told by the values",
      ]
    `);
    const { stdout } = await runCli(['runs', '--json', '--lr', '3'], { cwd, env });
    expect(JSON.parse(stdout).runs[0].hyperparameters).toMatchObject({
      lr: { value: 3 },
      weightDecay: { value: 2 },
      momentum: { value: 1 },
    });
  });

  test.each([
    ['grokscope.config.json', '{"$schema": "x", "wd": 7}'],
    ['grokscope.config.json', '\ufeff{"wd": 7}'],
    ['grokscope.config.mjs', 'export default { wd: 3 + 4 };'],
    ['grokscope.config.js', 'module.exports = { wd: 7 };'],
    ['package.json', '{"name": "x", "grokscope": {"wd": 7}}'],
  ])('%s is found in a folder above', async (name, content) => {
    const cwd = join(project({ [name]: content }), 'runs');
    expect(await explained(['wd'], cwd)).toEqual([`wd 7 ../${name}: wd`]);
    expect(await explained(['wd'], cwd, { args: ['--no-config'] })).toEqual([
      'wd - default: what the log says of it',
    ]);
  });

  test('the nearest wins, --config names another, other packages are passed over', async () => {
    const cwd = project({
      'grokscope.config.json': '{"wd": 1}',
      'runs/package.json': '{"dependencies": {"grokscope": "1"}}',
      'a/grokscope.config.json': '{"wd": 2}',
      'other.json': '{"wd": 3}',
    });
    expect(await explained(['wd'], join(cwd, 'runs'))).toEqual(['wd 1 ../grokscope.config.json: wd']);
    expect(await explained(['wd'], join(cwd, 'a'))).toEqual(['wd 2 grokscope.config.json: wd']);
    expect(await explained(['wd'], cwd, { args: ['--config', 'other.json'] })).toEqual([
      'wd 3 other.json: wd',
    ]);
  });

  test('defineConfig of the library gives a file its types', async () => {
    const library = join(root, 'dist/index.js');
    const cwd = project({
      'grokscope.config.mjs': `import { defineConfig } from ${JSON.stringify(library)};
export default defineConfig({ check: { expect: ['no_delay'] } });`,
    });
    const { stdout, exitCode } = await runCli(['check', 'runs'], { cwd });
    expect(exitCode).toBe('GateFailed');
    expect(stdout).toContain('not no_delay.');
  });

  test('expectations of check may stand in variables', async () => {
    const env = { GROKSCOPE_EXPECT: 'gradual, no_delay', GROKSCOPE_BEFORE: '100' };
    const { stdout, exitCode } = await runCli(['check', 'runs'], { cwd: project({}), env });
    expect(exitCode).toBe('GateFailed');
    expect(stdout).toMatch(/not gradual or no_delay\. The rise is half done at .*, not before step 100\./);
  });

  test('a map names the series in it, and inspect reads by it too', async () => {
    const cwd = project({
      'runs/log.csv': grokkingCsv().replace('train_acc,test_acc', 'a,b'),
      'grokscope.config.json': '{"map": {"trainAccuracy": "a", "testAccuracy": "b", "step": "step"}}',
    });
    for (const command of ['analyze', 'inspect']) {
      const { stdout } = await runCli([command, 'runs', '--json'], { cwd });
      expect(JSON.stringify(JSON.parse(stdout).runs[0])).toMatch(/"testAccuracy":\{"(name|series)":"b"/);
    }
  });

  test('a format that is set holds on stdout, but not against the ending of a file', async () => {
    const cwd = project({ 'grokscope.config.json': '{"format": "json"}' });
    expect((await runCli(['runs'], { cwd })).stdout).toMatch(/^\{/);
    await runCli(['runs', '-o', 'report.txt'], { cwd });
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toMatch(/^✓ Grokked/);
  });

  test('colour can be set off', async () => {
    const cwd = project({ 'grokscope.config.json': '{"color": false}' });
    const colored = { FORCE_COLOR: '1' };
    expect((await runCli(['runs'], { cwd, env: colored })).stdout).not.toContain('\u001b');
    const env = { ...colored, GROKSCOPE_COLOR: 'true' };
    expect((await runCli(['runs'], { cwd, env })).stdout).toContain('\u001b');
  });

  test('a variable that names no setting is pointed out', async () => {
    const env = { GROKSCOPE_TRIAN: 'acc' };
    const { stderr } = await runCli(['config', '--explain'], { cwd: project({}), env });
    expect(stderr).toBe(
      'grokscope: The variable GROKSCOPE_TRIAN is set, but names no setting; did you mean GROKSCOPE_TRAIN?\n',
    );
  });

  test('commands that take no setting read no file', async () => {
    const cwd = project({ 'grokscope.config.json': 'broken' });
    expect((await runCli(['formats'], { cwd })).exitCode).toBe('Success');
    expect((await runCli(['runs'], { cwd })).exitCode).toBe('Usage');
  });
});

describe.skipIf(!isBuilt)('a mistake in a configuration', () => {
  async function mistake(files: Readonly<Record<string, string>>, env = {}): Promise<CliResult> {
    return runCli(['runs'], { cwd: project(files), env });
  }

  test.each([
    ['{"lrr": 1}', 'The configuration grokscope.config.json has the unknown key "lrr". Did you mean "lr"?'],
    ['{"expect": ["grokking"]}', 'has the unknown key "expect". Did you mean "check.expect"?'],
    ['{"check": {"befor": 1}}', 'has the unknown key "check.befor". Did you mean "check.before"?'],
    ['{"xyzzy": 1}', 'has the unknown key "xyzzy". grokscope config lists the keys.'],
    ['{"__proto__": 1}', 'has the unknown key "__proto__". grokscope config lists the keys.'],
    ['{"lr": "0.1"}', 'sets "lr" to "0.1". Give a number of at least 0.'],
    ['{"chance": 2}', 'sets "chance" to 2. Give a number from 0 to 1.'],
    ['{"train": 1}', 'sets "train" to 1. Give a text.'],
    ['{"unit": "permille"}', 'sets "unit" to "permille". Choose percent or fraction.'],
    ['{"color": "no"}', 'sets "color" to "no". Give true or false.'],
    [
      '{"map": {"testAcc": "x"}}',
      'sets "map" to {"testAcc":"x"}. Write a JSON object from roles (trainAccuracy,',
    ],
    ['{"map": "map.json"}', 'sets "map" to "map.json". Write a JSON object from roles (trainAccuracy,'],
    ['{"check": {"expect": "grokking"}}', 'sets "check.expect" to "grokking". Give a list: ["grokking"].'],
    ['{"check": {"expect": ["groking"]}}', 'There is no verdict "groking"; did you mean grokking?'],
    ['{"check": {"expect": [1]}}', 'sets "check.expect" to [1]. Give a list of verdicts: grokking,'],
    ['{"check": true}', 'sets "check" to true. Give an object of settings.'],
    ['[]', 'The configuration grokscope.config.json is no object of settings. Write for example'],
    ['{', 'The configuration grokscope.config.json cannot be read ('],
  ])('%s', async (content, sentence) => {
    const { stdout, stderr, exitCode } = await mistake({ 'grokscope.config.json': content });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 'Usage' });
    expect(stderr).toMatch(/^grokscope: [^\n]+\n$/);
    expect(stderr).toContain(sentence);
  });

  test.each([
    [
      'a variable',
      {},
      { GROKSCOPE_LR: 'fast' },
      'The variable GROKSCOPE_LR is "fast". Give a number of at least 0.',
    ],
    [
      'a program that throws',
      { 'grokscope.config.mjs': 'throw new Error("oh")' },
      {},
      'cannot be read (oh).',
    ],
    [
      'a program without a default',
      { 'grokscope.config.mjs': 'export const a = 1' },
      {},
      'is no object of settings.',
    ],
    [
      'two files',
      { 'grokscope.config.mjs': 'export default {}', 'package.json': '{"grokscope": {}}' },
      {},
      'has two configurations, grokscope.config.mjs and package.json. Keep one of them.',
    ],
  ])('%s', async (_, files, env, sentence) => {
    const { stderr, exitCode } = await mistake(files, env);
    expect(exitCode).toBe('Usage');
    expect(stderr).toMatch(/^grokscope: [^\n]+\n$/);
    expect(stderr).toContain(sentence);
  });

  test('a file that is not there', async () => {
    const { stderr, exitCode } = await runCli(['runs', '--config', 'no.json'], { cwd: project({}) });
    expect({ stderr, exitCode }).toEqual({
      stderr:
        'grokscope: The configuration no.json cannot be read (ENOENT). Correct it, name another with --config, or pass --no-config.\n',
      exitCode: 'Usage',
    });
  });
});

/** What a configuration file takes for a setting. */
type InFile<S> = S extends Setting<infer T> ? Exclude<T, T extends object ? string : never> : never;
type ConfigOf<Settings> = { readonly [Name in keyof Settings]?: InFile<Settings[Name]> };
type Shared = typeof FORMAT_SETTING & typeof VIEW_SETTING & typeof COLOR_SETTING & typeof READING_SETTINGS;

function jsonSchema(): object {
  const objectOf = (properties: Readonly<Record<string, object>>): object => ({
    type: 'object',
    properties,
    additionalProperties: false,
  });
  const described = (inSection: string | undefined): Record<string, object> =>
    Object.fromEntries(
      CONFIGURABLE.map(({ key, setting }) => ({ path: key.split('.').toReversed(), setting }))
        .filter(({ path }) => path[1] === inSection)
        .map(({ path, setting }) => [
          path[0] ?? '',
          { description: `${setting.description} (default: ${setting.otherwise})`, ...setting.kind.schema },
        ]),
    );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'grokscope configuration, version 1',
    ...objectOf({
      $schema: { type: 'string' },
      ...described(undefined),
      check: objectOf(described('check')),
    }),
  };
}

describe('what is said of the configuration', () => {
  test('the type of the library has every setting', () => {
    expectTypeOf<Omit<Config, '$schema' | 'check' | 'map'>>().toEqualTypeOf<Omit<ConfigOf<Shared>, 'map'>>();
    expectTypeOf<Config['map']>().toEqualTypeOf<ConfigOf<Shared>['map']>();
    expectTypeOf<CheckConfig>().toEqualTypeOf<ConfigOf<typeof EXPECTATION_SETTINGS>>();
  });

  test('the JSON schema is that of the settings; -u renews it', async () => {
    await expect(`${JSON.stringify(jsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      join(root, 'schema/config.v1.schema.json'),
    );
  });

  test('the schema takes the example of the page and refuses mistakes', () => {
    const page = readFileSync(join(root, 'docs/config.md'), 'utf8');
    const example: unknown = JSON.parse(/```json\n([^`]+)```/.exec(page)?.[1] ?? '');
    const validate = new Ajv2020().compile(
      JSON.parse(readFileSync(join(root, 'schema/config.v1.schema.json'), 'utf8')),
    );
    expect(validate(example)).toBe(true);
    for (const wrong of [{ lrr: 1 }, { lr: '1' }, { check: { expect: 'grokking' } }, { chance: 2 }])
      expect(validate(wrong)).toBe(false);
  });

  test('docs/config.md is what grokscope config --markdown prints', () => {
    expect(readFileSync(join(root, 'docs/config.md'), 'utf8')).toBe(configPage(CONFIGURABLE));
  });
});
