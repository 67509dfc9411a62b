import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { folderWith, grokkingCsv } from './invented-logs.js';
import { CLI_PATH, isBuilt, nameOf } from './run-cli.js';

const memorisedCsv = grokkingCsv(1e9);

/** How a command ends whose stdout nobody reads any more. */
test.skipIf(!isBuilt).each([
  ['check, passed', ['check', 'grokked.csv', '--expect', 'grokking'], 'Success'],
  ['check, failed', ['check', 'grokked.csv', '--expect', 'no_delay'], 'GateFailed'],
  ['watch, waiting in vain', ['watch', 'memorised.csv', '--until', 'grokked'], 'GateFailed'],
  ['watch, without a condition', ['watch', 'memorised.csv'], 'Success'],
  ['a report', ['grokked.csv', '--json'], 'Success'],
  ['a report of some', ['grokked.csv', 'none.csv', '--json'], 'InvalidInput'],
  ['what was read', ['inspect', 'grokked.csv'], 'Success'],
  ['what was read of some', ['inspect', 'grokked.csv', 'none.csv'], 'InvalidInput'],
])('without a reader: %s', async (_, args, expected) => {
  const cwd = folderWith({ 'grokked.csv': grokkingCsv(), 'memorised.csv': memorisedCsv });
  const child = spawn(process.execPath, [CLI_PATH, ...args], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.destroy();
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal ?? nameOf(code)).toBe(expected);
});
