import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { simulateCommand } from '../../src/cli/commands/simulate.js';
import { reportFailure } from '../../src/cli/failures.js';
import { readRuns } from '../../src/readers/index.js';
import { csvOf } from '../../src/writers/index.js';
import { exampleRun } from '../writers/example-run.js';
import { type FakeContext, fakeContext } from './fake-context.js';
import { folderWith } from './invented-logs.js';
import { standIn } from './stand-in-model.js';

/** Runs the command with the stand-in for the reference models. */
async function simulate(args: readonly string[], context: FakeContext = fakeContext()) {
  const command = simulateCommand(context, () => Promise.resolve(standIn)).exitOverride();
  await command.parseAsync(args, { from: 'user' }).catch((error: unknown) => reportFailure(error, context));
  return {
    stdout: context.output.join(''),
    stderr: context.messages.join('').replaceAll(/: [\d.]+ s$/gm, ': TIME'),
    exitCodes: context.exitCodes,
  };
}

const summary = `logistic, descent on plain: TIME
  verdict: grokking
  train fit: step 120
  test accuracy: 0.5 → 1, 10 % at step 2,000, 50 % at 3,000, 90 % at 4,000
  decay clock: s50 = 3.1, ln α = 2.6, C = 0.5
  identities, relative error: uv 1.0e-9
`;

test('without files the log goes to stdout as CSV and the summary to stderr', async () => {
  const { stdout, stderr, exitCodes } = await simulate(['logistic', '--set', 'lr=0.25', '--seed', '7']);
  expect({ stderr, exitCodes }).toEqual({ stderr: summary, exitCodes: [] });
  const config = { lr: 0.25, steps: 100, seed: 7, evaluations: 'log', shuffled: false };
  const entries = Object.entries(config).map(([key, value]) => ({ key, value, from: '' }));
  expect(stdout).toBe(csvOf({ ...exampleRun(), config: entries }));
});

test('several files get one truth beside them, and only the log is read back', async () => {
  const cwd = folderWith({});
  const [csv, parquet] = [path.join(cwd, 'run.csv'), path.join(cwd, 'run.parquet')];
  const { stdout, stderr } = await simulate([
    '--preset',
    'late',
    '-o',
    csv,
    '-o',
    parquet,
    '-o',
    `${cwd}/tb/`,
  ]);
  expect(stdout).toBe('');
  const files = ['run.csv', 'run.parquet', 'tb/events.out.tfevents.grokscope'];
  const truths = ['run.truth.json', 'tb/events.truth.json'];
  expect(stderr).toBe(
    summary + [...files, ...truths].map((file) => `Wrote ${path.join(cwd, file)}.\n`).join(''),
  );
  expect(readdirSync(cwd).toSorted()).toEqual(['run.csv', 'run.parquet', 'run.truth.json', 'tb']);
  expect(JSON.parse(readFileSync(path.join(cwd, 'run.truth.json'), 'utf8'))).toMatchObject({
    verdict: 'grokking',
    config: { lr: 0.5, steps: 200 },
    transition: { t50: 3000 },
  });
  const { runs, errors } = await readRuns(files.map((file) => path.join(cwd, file)));
  expect(errors).toEqual([]);
  expect(runs.map(({ source }) => source.format)).toEqual(['csv', 'parquet', 'tfevents']);
  expect((await readRuns([cwd])).runs).toHaveLength(1);
});

test('settings given on the command line come before those of the preset, and the last --set wins', async () => {
  const { stdout } = await simulate([
    '--preset',
    'late',
    '--set',
    'lr=1',
    '--set',
    'lr=2',
    '--evals',
    'dense',
  ]);
  const [header = '', first = ''] = stdout.split('\n');
  const cell = (name: string) => first.split(',')[header.split(',').indexOf(`config/${name}`)];
  expect([cell('lr'), cell('steps'), cell('evaluations')]).toEqual(['2', '200', 'dense']);
});

test('--list, and no argument at all, print presets and models', async () => {
  const { stdout, stderr } = await simulate(['--list']);
  expect(stderr).toBe('');
  expect(stdout).toMatchInlineSnapshot(`
    "Presets (--preset)
    late   logistic  grokking  Figure 9  Generalises late.
    later  logistic  grokking            Generalises later. (long: a million steps, 10 minutes)

    Models
    logistic  A curve by formula.

    grokscope simulate MODEL --settings prints what can be set.
    "
  `);
  expect((await simulate([])).stdout).toBe(stdout);
});

test('--settings prints the settings of a model, with the values of a preset', async () => {
  expect((await simulate(['--settings', '--preset', 'late'])).stdout).toMatchInlineSnapshot(`
    "logistic: A curve by formula.

    lr=0.5           number > 0              learning rate
    steps=200        integer ≥ 1, ≤ 1000000  number of steps
    seed=0           integer                 seed of the data
    evaluations=log  log, dense              steps evaluated
    shuffled=false   true or false           whether the order is random
    "
  `);
});

test.each([
  [
    'an unknown model',
    ['logit'],
    'There is no model "logit". Choose one of logistic; grokscope simulate --list describes them.',
  ],
  [
    'an unknown preset',
    ['--preset', 'x'],
    'There is no preset "x". Choose one of late, later; grokscope simulate --list describes them.',
  ],
  [
    'no model',
    ['-o', 'run.csv'],
    'grokscope simulate was told neither a model nor a preset. grokscope simulate --list describes them.',
  ],
  [
    'a --set without a value',
    ['logistic', '--set', 'lr'],
    '--set lr gives a setting no value. Write it as --set setting=value, for example --set lr=0.01.',
  ],
  [
    'an unknown setting',
    ['logistic', '--set', 'rate=1'],
    'logistic has no setting "rate". Use one of: lr, steps, seed, evaluations, shuffled.',
  ],
  ['a bad value', ['logistic', '--set', 'lr=fast'], 'lr is fast. Give lr as a number above 0.'],
  ['a bad seed', ['logistic', '--seed', '0.5'], 'seed is 0.5. Give seed as an integer.'],
  [
    'a bad density',
    ['logistic', '--evals', 'all'],
    'evaluations is all. Give evaluations as one of log, dense.',
  ],
  [
    'an unknown ending',
    ['logistic', '-o', 'run.pdf'],
    'The ending of run.pdf names no format of a run. End the name in .csv, .jsonl, .npz, .parquet, .tfevents, or in / for a TensorBoard folder.',
  ],
  [
    'a missing folder',
    ['logistic', '-o', 'no/run.csv'],
    'no/run.csv cannot be written (ENOENT). Give a file in a folder that exists and that you may write to.',
  ],
])('%s is a usage error before any work', async (_, args, message) => {
  expect(await simulate(args)).toEqual({ stdout: '', stderr: `grokscope: ${message}\n`, exitCodes: [2] });
});

test('a terminal gets a bar, which is gone at the end', async () => {
  const context = fakeContext({ isTTY: true });
  await simulate(['logistic'], context);
  expect(context.messages[0]).toBe(`\r\u001b[Klogistic ${'░'.repeat(24)} 0 %, step 0`);
  expect(context.messages.at(-2)).toBe('\r\u001b[K');
});

test('a terminal without UTF-8 gets a bar of ASCII', async () => {
  const context = fakeContext({ isTTY: true, env: { LANG: 'C' } });
  await simulate(['logistic'], context);
  expect(context.messages[0]).toContain('-'.repeat(24));
});
