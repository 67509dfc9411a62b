import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { validateCommand } from '../../src/cli/commands/validate.js';
import { reportFailure } from '../../src/cli/failures.js';
import type { ValidationReport } from '../../src/validation/report.js';
import { move } from '../helpers/synthetic.js';
import { writeFolder } from '../validation/labelled/labelled.js';
import { fakeContext } from './fake-context.js';
import { folderWith } from './invented-logs.js';

const schemaFile = new URL('../../schema/validation.v1.schema.json', import.meta.url);
const schema: object = JSON.parse(readFileSync(schemaFile, 'utf8'));

async function validate(...args: readonly string[]) {
  const context = fakeContext();
  const command = validateCommand(context).exitOverride();
  await command.parseAsync(args, { from: 'user' }).catch((error: unknown) => reportFailure(error, context));
  return { stdout: context.output.join(''), stderr: context.messages.join(''), exitCodes: context.exitCodes };
}

/** Two logs, one of them labelled wrong. */
function labelledFolder(): string {
  const folder = folderWith({});
  const grokked = { test: move(0.02, 0.99, 3000), sd: 0.005 };
  writeFolder(folder, { 'a.csv': grokked, 'b.csv': { test: () => 0.1, sd: 0.005 } }, [
    { path: 'a.csv', series: { test_acc: 'test_acc' }, label: { verdict: 'grokking', t50: 3000 } },
    { path: 'b.csv', label: { verdict: 'no_delay' } },
  ]);
  return folder;
}

test('a folder of labelled logs is scored, and a missed target is no failure', async () => {
  const { stdout, stderr, exitCodes } = await validate('--suite', labelledFolder());
  expect({ stderr, exitCodes }).toEqual({ stderr: '', exitCodes: [] });
  expect(stdout).toMatch(/^## Labelled logs: grokscope-/);
  expect(stdout).toMatch(/^\| verdict right +\| ≥ 0\.93 +\| 0\.500 +\| missed +\|$/m);
  expect(stdout).toMatch(/^\| median error of ln t50 +\| ≤ 0\.02 +\| 0\.\d+ +\| met +\|$/m);
  expect(stdout).toMatch(/^\| b\.csv +\| no_delay +\| memorised_so_far +\|/m);
});

test('--json is valid against its schema and has the same figures', async () => {
  const folder = labelledFolder();
  const { stdout } = await validate('--suite', folder, '--json');
  const document: ValidationReport = JSON.parse(stdout);
  const isValid = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
  expect(document.suites).toEqual([folder]);
  const [right] = document.sections.flatMap(({ figures }) => figures);
  expect(right).toEqual({ name: 'verdict right', measured: 0.5, target: { atLeast: 0.93 }, met: false });
});

test('a folder without an index is wrong use', async () => {
  const folder = folderWith({});
  const { stdout, stderr, exitCodes } = await validate('--suite', folder);
  expect(stdout).toBe('');
  expect(stderr).toContain('there is no index.jsonl');
  expect(exitCodes).toEqual([2]);
});
