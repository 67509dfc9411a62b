import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { folderWith, grokkingCsv } from './invented-logs.js';
import { isBuilt, runCli } from './run-cli.js';

const schemaFile = new URL('../../schema/inspection.v1.schema.json', import.meta.url);
const schema: object = JSON.parse(readFileSync(schemaFile, 'utf8'));
const isValid = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

function project(): string {
  const folder = folderWith({
    'metrics.csv': grokkingCsv(),
    'hparams.yaml': 'lr: 0.01\nnote: first try\n',
    'train.py': 'pass\n',
    'junk.log': Uint8Array.from({ length: 40 }, (_, i) => (i * 37) % 251),
  });
  mkdirSync(join(folder, '__pycache__'));
  writeFileSync(join(folder, '__pycache__/a.csv'), grokkingCsv());
  symlinkSync('metrics.csv', join(folder, 'latest.csv'));
  return folder;
}

describe.skipIf(!isBuilt)('grokscope inspect', () => {
  test('says what was read and why, as JSON', async () => {
    const { stdout, stderr, exitCode } = await runCli(['inspect', '--json', '.'], { cwd: project() });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 'InvalidInput' });
    const inspection = JSON.parse(stdout);
    expect(isValid(inspection), JSON.stringify(isValid.errors)).toBe(true);
    expect(inspection).toMatchObject({
      schemaVersion: 1,
      files: [
        { path: 'junk.log', tried: [] },
        { path: 'metrics.csv', format: 'csv', tried: [{ format: 'csv', sureness: 1 }] },
      ],
      runs: [
        {
          id: 'metrics.csv',
          series: [
            { name: 'train_acc', axis: 'step', notFinite: 0, steps: [10, expect.any(Number)] },
            { name: 'test_acc', axis: 'step' },
          ],
          roles: {
            trainAccuracy: { series: 'train_acc', why: 'its name says training and accuracy' },
            testAccuracy: { series: 'test_acc', why: 'its name says test and accuracy' },
          },
          hyperparameters: { lr: { value: 0.01, from: 'hparams.yaml' } },
          config: [
            { key: 'lr', value: 0.01, from: 'hparams.yaml' },
            { key: 'note', value: 'first try', from: 'hparams.yaml' },
          ],
        },
      ],
      errors: [{ path: 'junk.log', code: 'binary' }],
    });
    expect(inspection.runs[0].series[0].points).toBe(inspection.runs[0].series[1].points);
    const skipped = inspection.skipped.map((one: { path: string; why: string }) => [one.path, one.why]);
    expect(Object.fromEntries(skipped)).toEqual({
      __pycache__: 'a folder of code, tools or media',
      'hparams.yaml': 'settings, read with the log beside them',
      'latest.csv': 'a link, which is not followed',
      'train.py': 'code, prose, pictures or the like',
    });
  });

  test('says it in words', async () => {
    const { stdout, exitCode } = await runCli(['inspect', '.'], { cwd: project() });
    expect(exitCode).toBe('InvalidInput');
    for (const part of [
      /^metrics\.csv$/m,
      /^ {2}- metrics\.csv: csv by its content and name \(sureness 1\)$/m,
      /^ {2}test_acc +\d+ points, step 10 to [\d,]+, values [\d.e-]+ to [\d.]+$/m,
      /^ {2}test accuracy +"test_acc": its name says test and accuracy$/m,
      /^ {2}learning rate +0\.01 \(from hparams\.yaml\)$/m,
      /^Not read \(1\)\n {2}- junk\.log: /m,
      /^ {2}- a link, which is not followed: latest\.csv$/m,
    ])
      expect(stdout).toMatch(part);
  });

  test('says which format was tried before the right one', async () => {
    const cwd = folderWith({ 'log.json': 'step,train_acc,test_acc\n1,0.1,0.1\n2,0.2,0.1\n3,0.3,0.1\n' });
    const { stdout, exitCode } = await runCli(['inspect', 'log.json', '--json'], { cwd });
    expect(exitCode).toBe('Success');
    const [file] = JSON.parse(stdout).files;
    expect(file.format).toBe('csv');
    expect(file.tried.at(-1)).toEqual({ format: 'csv', sureness: expect.any(Number) });
    for (const { failure } of file.tried.slice(0, -1)) expect(failure).toBeTruthy();
  });
});
